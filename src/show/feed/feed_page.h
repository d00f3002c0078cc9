/* A page of a feed: which episodes are on it, and which pages there are besides. */
#ifndef LECTERN_SHOW_FEED_PAGE_H
#define LECTERN_SHOW_FEED_PAGE_H

#include "package/html/labels.h"
#include "show/episode.h"

typedef struct {
    const Show *show;
    const Labels *labels;      /* in the show's language */
    const GPtrArray *episodes; /* of const Episode *: all of them, the newest first */
    guint first, end;          /* those on this page */
    guint number;              /* of the archive, from 1 for the oldest; 0: the feed itself */
    guint archives;            /* how many there are */
    gint64 built;              /* when the newest source was published or changed */
} FeedPage;

static inline const Episode *feed_episode(const FeedPage *page, guint index)
{
    return g_ptr_array_index(page->episodes, index);
}

/* The page of archive NUMBER, or of the feed for 0, from what else is set in PAGE. */
void feed_page_turn(FeedPage *page, guint number);

/* The article of EPISODE as HTML, and what stands for it in a line; the caller frees both. The
 * former is NULL on failure. */
char *feed_article(const Show *show, const Episode *episode, GError **error);
char *feed_summary(const Episode *episode);

/* The page as text; NULL on failure. */
GString *rss_page(const FeedPage *page, GError **error);
GString *json_feed_page(const FeedPage *page, GError **error);

#endif
