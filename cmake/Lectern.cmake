# Helpers for this project's own targets.

# What every file of ours is compiled with.
add_library(lectern_flags INTERFACE)
target_compile_options(lectern_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Werror
    $<$<BOOL:${LECTERN_SANITIZE}>:-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer>)
target_link_options(lectern_flags INTERFACE
    $<$<BOOL:${LECTERN_SANITIZE}>:-fsanitize=address,undefined>)
# 200809: fork, pipes, openat; GNU: renameat2, to exchange two folders in one step.
target_compile_definitions(lectern_flags INTERFACE _GNU_SOURCE LECTERN_VERSION="${PROJECT_VERSION}")

# lectern_stage(NAME SOURCES ... USES TARGETS ...): one folder of src/ as a static library. A stage
# may use only the stages below it; leaving one out of USES makes a wrong include fail to link.
function(lectern_stage name)
    cmake_parse_arguments(STAGE "" "" "SOURCES;USES" ${ARGN})
    add_library(lectern_${name} STATIC ${STAGE_SOURCES})
    target_include_directories(lectern_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(lectern_${name} PUBLIC lectern_flags ${STAGE_USES})
endfunction()
