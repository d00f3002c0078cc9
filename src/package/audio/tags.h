/* Tags: what is known of an edition in the words that each kind of audio file has for it. */
#ifndef LECTERN_PACKAGE_AUDIO_TAGS_H
#define LECTERN_PACKAGE_AUDIO_TAGS_H

#include "package/package.h"
#include "sound/packets/container.h"

void tag_free(Tag *tag);

/* The tags for the whole edition, and for the chapter at INDEX of the performance. Of Tag *. */
GPtrArray *tags_of_whole(const PackageInput *input, TagFamily family);
GPtrArray *tags_of_chapter(const PackageInput *input, TagFamily family, gsize index);

/* The language as ISO 639-2 (T) has it, "eng" for "en-GB"; "und" where it has none. */
const char *tags_language(const char *bcp47);

/* The names of the voices that are heard, the narrator's first, with ", " between. */
char *tags_narrators(const PackageInput *input);

#endif
