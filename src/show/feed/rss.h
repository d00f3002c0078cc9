/* The parts of an RSS feed. */
#ifndef LECTERN_SHOW_RSS_H
#define LECTERN_SHOW_RSS_H

#include "package/sync/xml.h"
#include "show/feed/feed_page.h"

/* Writes the item of the episode at INDEX of PAGE. */
gboolean rss_item(Xml *xml, const FeedPage *page, guint index, GError **error);

#endif
