/* The words of an utterance where they are heard. */
#ifndef LECTERN_PACKAGE_HEARD_WORDS_H
#define LECTERN_PACKAGE_HEARD_WORDS_H

#include "performance/performed.h"

typedef struct {
    Span source;     /* bytes of the document */
    Placement place; /* samples from the chapter's start */
} HeardWord;

/* The words of the utterance at INDEX of CHAPTER, a GArray of HeardWord to be freed by the caller;
 * it is empty where the utterance is not heard or something else is in its place. NULL with
 * LECTERN_ERROR_OUTPUT where SCRIPT is not what was performed. */
GArray *heard_words(const Script *script, const PerformedChapter *chapter, gsize index,
                    GError **error);

/* Whether the utterance at INDEX of CHAPTER is heard. */
gboolean heard_utterance(const PerformedChapter *chapter, gsize index);

#endif
