/* The pages of a show's site. */
#ifndef LECTERN_SHOW_SITE_H
#define LECTERN_SHOW_SITE_H

#include "show/episode.h"

/* Writes the pages of SHOW and its EPISODES (of const Episode *, the newest first) into FOLDER, the
 * site, in which the editions, the cover and nothing of the feed are by then: index.html and the
 * other pages that list them, sitemap.xml, and what is in episodes/SLUG/ besides the editions. A
 * file that would be the same is left alone (file_update). */
gboolean site_write(const Show *show, const GPtrArray *episodes, const char *folder,
                    GError **error);

#endif
