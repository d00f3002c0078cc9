/* The tokens of a chapter, and where cues may end between them. */
#ifndef LECTERN_PACKAGE_CUE_TOKENS_H
#define LECTERN_PACKAGE_CUE_TOKENS_H

#include "package/transcript/cue.h"

/* How good a place for a cut is behind a token, the best last. */
typedef enum {
    CUT_NONE,   /* inside a token */
    CUT_SPACE,  /* between words */
    CUT_CLAUSE, /* behind punctuation, or where another voice begins */
    CUT_SENTENCE,
    CUT_BLOCK, /* a cue has to end here */
} Cut;

/* Appends the tokens of the chapter at INDEX of the performance, and behind each the cut, to TOKENS
 * (of CueToken) and CUTS (of guint8, a Cut). */
gboolean cue_tokens(const PackageInput *input, gsize index, GArray *tokens, GArray *cuts,
                    GError **error);

void cue_token_clear(gpointer token);

#endif
