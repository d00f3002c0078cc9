/* Pictures of a link, where it is shared: title, show and who is heard when. */
#ifndef LECTERN_SHOW_SHARE_IMAGE_H
#define LECTERN_SHOW_SHARE_IMAGE_H

#include "show/episode.h"

enum { SHARE_WIDTH = 1200, SHARE_HEIGHT = 630 };

/* The picture of the show, and of EPISODE, whose files are in FOLDER, the site: as PNG. */
GByteArray *share_image_show(const Show *show, GError **error);
GByteArray *share_image_episode(const Show *show, const Episode *episode, const char *folder,
                                GError **error);

#endif
