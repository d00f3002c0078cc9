/* The documents in an EPUB. Each is made whole, to be freed by the caller; NULL on failure. */
#ifndef LECTERN_PACKAGE_EPUB_PARTS_H
#define LECTERN_PACKAGE_EPUB_PARTS_H

#include "package/book/book.h"

/* Where things are in the book, from its EPUB folder; INDEX counts chapters from 0. */
char *epub_text_name(guint index);
char *epub_overlay_name(guint index);
char *epub_audio_name(const Book *book, guint index);

/* The cover's name in the book, or NULL. */
const char *epub_cover_name(const Book *book);

/* The package document. */
GString *epub_package(const Book *book);

/* The navigation document. */
GString *epub_navigation(const Book *book);

/* The text of the chapter at INDEX, and the overlay that is in step with it. */
GString *epub_text(const Book *book, guint index, GError **error);
GString *epub_overlay(const Book *book, guint index, GError **error);

/* The classes that reading systems give to what is heard, and to the page while it plays. */
#define EPUB_ACTIVE_CLASS "heard"
#define EPUB_PLAYING_CLASS "playing"

#endif
