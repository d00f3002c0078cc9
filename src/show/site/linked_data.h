/* What a page tells machines of the show and its episodes, in schema.org's words, as JSON-LD. */
#ifndef LECTERN_SHOW_LINKED_DATA_H
#define LECTERN_SHOW_LINKED_DATA_H

#include "show/episode.h"

/* A <script> element with a PodcastSeries; the caller frees it, as the next. Nothing that a text
 * holds ends it early. */
char *linked_data_show(const Show *show);

/* The same with a PodcastEpisode, and the article it reads with what of it is fit to be spoken. */
char *linked_data_episode(const Show *show, const Episode *episode);

#endif
