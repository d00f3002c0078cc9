/* What a site puts around the player on an episode's page. All is HTML that the caller frees. */
#ifndef LECTERN_SHOW_EPISODE_FRAME_H
#define LECTERN_SHOW_EPISODE_FRAME_H

#include "show/site/site_parts.h"

/* Above all: the show's name. */
char *episode_frame_top(const Site *site, const Labels *labels, const Episode *episode);

/* Behind the text: what is to know of it, to load and to embed, and the episodes beside it. */
char *episode_frame_end(const Site *site, const Labels *labels, guint index);

/* What an embedded player has besides its controls: title and show, with a link to the page. */
char *episode_frame_card(const Site *site, const Labels *labels, const Episode *episode);

#endif
