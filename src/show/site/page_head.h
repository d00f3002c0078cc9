/* What stands in the head of a site's pages: where it is, its feeds, and what is shown where it is
 * shared (Open Graph). */
#ifndef LECTERN_SHOW_PAGE_HEAD_H
#define LECTERN_SHOW_PAGE_HEAD_H

#include "show/episode.h"

/* A page that lists the show's episodes, by paths in the site ("" for the show's own page): NULL
 * for BEFORE and BEHIND where there is none. */
typedef struct {
    const char *title, *path, *before, *behind;
} PageHeadList;

/* HTML for a page that lists the episodes, and for an episode's; the caller frees it. */
char *page_head_show(const Show *show, const PageHeadList *list);
char *page_head_episode(const Show *show, const Episode *episode);

#endif
