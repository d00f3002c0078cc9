/* The feeds of a show: RSS 2.0 with the iTunes and Podcasting 2.0 namespaces, and a JSON Feed 1.1.
 *
 * A long show's older episodes are in archives (RFC 5005): chunks of Show.feed_length episodes,
 * counted from the oldest, that never change as others come; feed.xml has the newest, as many at
 * least and less than twice as many. All are linked both as archives and as pages. */
#ifndef LECTERN_SHOW_FEED_H
#define LECTERN_SHOW_FEED_H

#include "show/episode.h"

/* Writes the feeds of SHOW with EPISODES (of const Episode *, the newest first) into FOLDER, the
 * site: archives, then feed.json, then feed.xml; a file that would be the same is left alone.
 * Archives that are no more are removed. All that the feeds name has to be there. */
gboolean feed_write(const Show *show, const GPtrArray *episodes, const char *folder,
                    GError **error);

#endif
