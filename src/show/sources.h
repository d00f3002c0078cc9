/* The articles in a show's folder, as files. */
#ifndef LECTERN_SHOW_SOURCES_H
#define LECTERN_SHOW_SOURCES_H

#include "show/show.h"

/* The names, from the show's folder, of all files in it and below that are articles: plain text,
 * Markdown and whole web pages, by their endings (document/format.h). No article is a piece of
 * HTML, which does not begin as a page does; a book (EPUB); what is hidden or begins with "_"; a
 * README. Of folders the site is left out, and what has a show or an edition of its own in it. A
 * GPtrArray of char * that owns them, sorted; LECTERN_ERROR_INPUT where a folder cannot be read.
 * Links to files are followed, also where they lead nowhere, so that it is said; links to folders
 * are not. */
GPtrArray *sources_find(const Show *show, GError **error);

#endif
