/* The pages that list a show's episodes: the show's own, and, where it has many, further ones.
 *
 * An episodic show's own page has the newest, at least as many as a page is long, and the others
 * have older ones, counted from the oldest on, so that what is on them does not change as episodes
 * are added. A serial show is listed from its first episode on, which is on its own page. */
#ifndef LECTERN_SHOW_LISTING_H
#define LECTERN_SHOW_LISTING_H

#include "show/site/site_parts.h"

typedef struct {
    guint index;      /* as they are read: 0 is the show's own */
    guint first, end; /* of the site's episodes */
    char *name;       /* in the site: "index.html" or "page-3.html" */
    char *address;    /* the same in links from the site's top: "./" or "page-3.html" */
} ListPage;

void list_page_clear(ListPage *page);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ListPage, list_page_clear)

/* How many there are, 1 at least, and the one at INDEX; the caller clears it. */
guint listing_pages(const Site *site);
ListPage listing_page(const Site *site, guint index);

/* Removes pages that are no more. */
gboolean listing_remove_rest(const Site *site, GError **error);

#endif
