/* The manifests of audiobooks. The caller owns them. */
#ifndef LECTERN_PACKAGE_MANIFESTS_H
#define LECTERN_PACKAGE_MANIFESTS_H

#include <jansson.h>

#include "package/book/book.h"

/* The cover's name in the archive, or NULL. */
const char *manifest_cover(const Book *book);

/* Where a heading is in the sound: "01-a.mp3", "01-a.mp3#t=12.345"; the caller frees it. */
char *manifest_target(const Book *book, guint index, const BookHeading *heading, gpointer data);

json_t *manifest_readium(const Book *book);
json_t *manifest_w3c(const Book *book);

#endif
