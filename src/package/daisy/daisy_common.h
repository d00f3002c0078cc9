/* What the documents of a DAISY 2.02 book have in common. */
#ifndef LECTERN_PACKAGE_DAISY_COMMON_H
#define LECTERN_PACKAGE_DAISY_COMMON_H

#include "package/book/book.h"
#include "package/sync/xml.h"

/* The names of the chapter at INDEX, from 0: its SMIL and its text; the caller frees them. */
char *daisy_smil_name(guint index);
char *daisy_text_name(guint index);

/* Writes <meta name content>, unless CONTENT is NULL. */
void daisy_meta(Xml *xml, const char *name, const char *content);

/* "0:01:13.164", the caller's to free. */
char *daisy_time(gint64 ms);

/* Begins a page of XHTML 1.0 called TITLE; its head is open. */
Xml *daisy_page(const Book *book, const char *title);

#endif
