/* Tables of contents. */
#ifndef LECTERN_PACKAGE_CONTENTS_H
#define LECTERN_PACKAGE_CONTENTS_H

#include "package/book/book.h"
#include "package/sync/xml.h"

/* Names the target of a heading of the chapter at INDEX; the caller frees it. */
typedef char *(*ContentsTarget)(const Book *book, guint index, const BookHeading *heading,
                                gpointer data);

/* Writes an <ol> of links to all headings of BOOK, in each other as their levels are. */
void contents_write(const Book *book, Xml *xml, ContentsTarget target, gpointer data);

#endif
