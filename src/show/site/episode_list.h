/* The episodes on a page that lists them, and the way to the pages before and behind. */
#ifndef LECTERN_SHOW_EPISODE_LIST_H
#define LECTERN_SHOW_EPISODE_LIST_H

#include "show/site/listing.h"

/* HTML for the episodes of PAGE, under their seasons where the show is a serial one with seasons,
 * and for links to the other pages: nothing where there are none. The caller frees both. */
char *episode_list(const Site *site, const Labels *labels, const ListPage *page);
char *episode_list_pages(const Site *site, const Labels *labels, const ListPage *page);

#endif
