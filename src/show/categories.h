/* The categories of podcast directories, from the program's data (categories/apple.conf), and how a
 * show is read. */
#ifndef LECTERN_SHOW_CATEGORIES_H
#define LECTERN_SHOW_CATEGORIES_H

#include "show/show.h"

/* Sets CATEGORY to the one that TEXT names, "News", "News > Politics" or "Politics" alone, in
 * whatever case. FALSE, with an error that says what there is, where there is none. */
gboolean category_find(const char *text, ShowCategory *category, GError **error);

#endif
