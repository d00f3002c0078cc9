/* The parts of an RSS feed. */
#ifndef LECTERN_SHOW_RSS_H
#define LECTERN_SHOW_RSS_H

#include "package/sync/xml.h"
#include "show/feed/feed_page.h"

/* An element of the podcast namespace for someone who takes part; URL and IMAGE may be NULL. */
void rss_person(Xml *xml, const char *name, const char *role, const char *group, const char *url,
                const char *image);

/* Writes the item of the episode at INDEX of PAGE. */
gboolean rss_item(Xml *xml, const FeedPage *page, guint index, GError **error);

#endif
