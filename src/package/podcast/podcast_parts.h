/* The files of a podcast's package; each is text that the caller frees with g_string_free. */
#ifndef LECTERN_PACKAGE_PODCAST_PARTS_H
#define LECTERN_PACKAGE_PODCAST_PARTS_H

#include "package/package.h"

/* The transcript of the whole edition in the JSON of the podcast namespace
 * (https://podcasting2.org/docs/podcast-namespace/tags/transcript): a segment for each cue and
 * speaker. NULL on failure. */
GString *podcast_transcript(const PackageInput *input, GError **error);

/* The chapters on the edition's timeline, as JSON chapters 1.2
 * (https://podcasting2.org/docs/podcast-namespace/tags/chapters). */
GString *podcast_chapters(const PackageInput *input);

/* The text below its title as a piece of HTML without style or script, as readers of feeds show it:
 * what is not read is in it, names are not added. NULL on failure. */
GString *podcast_article(const PackageInput *input, GError **error);

#endif
