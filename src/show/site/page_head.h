/* What stands in the head of a site's pages: where it is, its feeds, and what is shown where it is
 * shared (Open Graph). */
#ifndef LECTERN_SHOW_PAGE_HEAD_H
#define LECTERN_SHOW_PAGE_HEAD_H

#include "show/episode.h"

/* HTML for the show's page, and for an episode's; the caller frees it. */
char *page_head_show(const Show *show);
char *page_head_episode(const Show *show, const Episode *episode);

#endif
