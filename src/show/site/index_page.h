/* The show's own page, and the others that list its episodes. */
#ifndef LECTERN_SHOW_INDEX_PAGE_H
#define LECTERN_SHOW_INDEX_PAGE_H

#include "show/site/site_parts.h"

gboolean index_page_write(const Site *site, GError **error);

#endif
