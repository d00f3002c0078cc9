/* The articles in a show's folder, as files. */
#ifndef LECTERN_SHOW_SOURCES_H
#define LECTERN_SHOW_SOURCES_H

#include "show/show.h"

/* The names, from the show's folder, of all files in it and below that are articles by their
 * ending: .md, .markdown, .txt. Not what is hidden or begins with "_", in the site, or called
 * README. A GPtrArray of char * that owns them, sorted; LECTERN_ERROR_INPUT where a folder cannot
 * be read. Links to files are followed, links to folders are not. */
GPtrArray *sources_find(const Show *show, GError **error);

#endif
