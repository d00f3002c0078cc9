/* The documents of a DAISY 2.02 book. Each is made whole, to be freed by the caller; NULL on
 * failure. */
#ifndef LECTERN_PACKAGE_DAISY_PARTS_H
#define LECTERN_PACKAGE_DAISY_PARTS_H

#include "package/book/book.h"
#include "package/sync/xml.h"

/* The names of the chapter at INDEX, from 0: its SMIL and its text; the caller frees them. */
char *daisy_smil_name(guint index);
char *daisy_text_name(guint index);

/* How many files the book has. */
guint daisy_file_count(const Book *book);

/* The navigation control centre, ncc.html. */
GString *daisy_ncc(const Book *book, GError **error);

/* master.smil, which lists the others. */
GString *daisy_master(const Book *book);

/* The chapter at INDEX: its text and, in step with it, its sound. */
GString *daisy_text(const Book *book, guint index, GError **error);
GString *daisy_smil(const Book *book, guint index, GError **error);

/* Begins a page of XHTML 1.0 called TITLE; its head is open. */
Xml *daisy_page(const Book *book, const char *title);

/* Writes <meta name content>, unless CONTENT is NULL. */
void daisy_meta(Xml *xml, const char *name, const char *content);

/* "0:01:13.164", the caller's to free. */
char *daisy_time(gint64 ms);

#endif
