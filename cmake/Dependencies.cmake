# Every library Lectern stands on; docs/architecture.md says what each is there for.
find_package(PkgConfig REQUIRED)
pkg_check_modules(GLIB REQUIRED IMPORTED_TARGET glib-2.0>=2.74)
pkg_check_modules(ICU REQUIRED IMPORTED_TARGET icu-uc icu-i18n)
# HTML.
pkg_check_modules(GUMBO REQUIRED IMPORTED_TARGET gumbo)
pkg_check_modules(CMARK REQUIRED IMPORTED_TARGET libcmark)
pkg_check_modules(JANSSON REQUIRED IMPORTED_TARGET jansson)
pkg_check_modules(NETTLE REQUIRED IMPORTED_TARGET nettle)
pkg_check_modules(ESPEAK REQUIRED IMPORTED_TARGET espeak-ng)
pkg_check_modules(SNDFILE REQUIRED IMPORTED_TARGET sndfile>=1.2)
# libsndfile writes Ogg files with it; their random serial numbers are made the same each time.
pkg_check_modules(OGG REQUIRED IMPORTED_TARGET ogg)
# Containers with tags, chapters and covers.
pkg_check_modules(AVFORMAT REQUIRED IMPORTED_TARGET libavformat>=59 libavcodec libavutil)
# Covers.
pkg_check_modules(PANGOCAIRO REQUIRED IMPORTED_TARGET pangocairo)
pkg_check_modules(FONTCONFIG REQUIRED IMPORTED_TARGET fontconfig)
pkg_check_modules(PNG REQUIRED IMPORTED_TARGET libpng)
pkg_check_modules(SAMPLERATE REQUIRED IMPORTED_TARGET samplerate)
pkg_check_modules(ZIP REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(XML REQUIRED IMPORTED_TARGET libxml-2.0)
# The preview.
pkg_check_modules(MICROHTTPD REQUIRED IMPORTED_TARGET libmicrohttpd)
find_package(Threads REQUIRED)

# libebur128 is packaged without a pkg-config file on some systems.
find_path(EBUR128_INCLUDE_DIR ebur128.h REQUIRED)
find_library(EBUR128_LIBRARY ebur128 REQUIRED)
add_library(lectern_ebur128 INTERFACE)
target_include_directories(lectern_ebur128 SYSTEM INTERFACE ${EBUR128_INCLUDE_DIR})
target_link_libraries(lectern_ebur128 INTERFACE ${EBUR128_LIBRARY})

# LAME has no pkg-config file.
find_path(LAME_INCLUDE_DIR lame/lame.h REQUIRED)
find_library(LAME_LIBRARY mp3lame REQUIRED)
add_library(lectern_lame INTERFACE)
target_include_directories(lectern_lame SYSTEM INTERFACE ${LAME_INCLUDE_DIR})
target_link_libraries(lectern_lame INTERFACE ${LAME_LIBRARY})
