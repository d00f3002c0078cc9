/* Publishing: every new or changed article of a show becomes an episode, and the site says so. */
#ifndef LECTERN_SHOW_PUBLISH_H
#define LECTERN_SHOW_PUBLISH_H

#include <glib.h>

typedef struct {
    guint jobs;        /* cores to use, at least 1 */
    gboolean prune;    /* what has no article any more leaves the show, and what nothing names the
                        * site */
    gboolean all;      /* even what has not changed is made again */
    gboolean no_cache; /* without what other editions left to be used again */
    gboolean (*interrupted)(void); /* or NULL */

    /* Told of each article that could not be published, and each that was made: SOURCE from the
     * show's folder, DONE of ALL. */
    void (*problem)(const char *message, gpointer data);
    void (*made)(const char *source, guint done, guint all, gpointer data);
    gpointer data;
} PublishOptions;

typedef struct {
    guint episodes; /* in the feed */
    guint made;     /* of them, now */
    guint problems; /* articles that could not be published, as it was told */
    guint gone;     /* episodes whose article is gone, and which stay until they are pruned */
} PublishSummary;

/* Publishes the show in FOLDER into its site. What could not be made stays as it was published
 * last. Files that pages and feed name are there before them, the feed comes last, and what is
 * removed goes after it; each file appears whole. It forks: call it before there are threads.
 *
 * FALSE where the show cannot be read, the site cannot be written, another run is at it, or it was
 * interrupted: then the feed is as it was. Articles that could not be published are no such error.
 */
gboolean publish(const char *folder, const PublishOptions *options, PublishSummary *summary,
                 GError **error);

#endif
