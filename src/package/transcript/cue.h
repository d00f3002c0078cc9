/* Cues: what is shown at once while it is heard. */
#ifndef LECTERN_PACKAGE_CUE_H
#define LECTERN_PACKAGE_CUE_H

#include "package/package.h"

/* The most characters in a line, and lines in a cue: what subtitles for reading along keep to. */
enum { CUE_LINE = 65, CUE_LINES = 2 };

/* Something between white space (or a piece of it, where it is longer than a line). */
typedef struct {
    char *text;
    guint width;       /* in characters */
    int speaker;       /* who says it, or SPEAKER_NARRATOR */
    gint64 start, end; /* samples of the edition's timeline */
    gboolean is_word;  /* it has a time of its own; else it shares that of a word beside it */
    gboolean is_glued; /* no space before it */
} CueToken;

/* Tokens [first, end) in one or two lines; the second one, if there is any, begins at `second`. */
typedef struct {
    guint first, second, end;
} Cue;

typedef struct {
    GArray *tokens; /* of CueToken */
    GArray *cues;   /* of Cue, in order; a cue begins where, or later than, the one before ends */
} Cues;

/* The cues of the chapter at INDEX of the performance. A cue is a sentence or several short ones,
 * or, of a sentence that is too long, a part of it that ends where a clause does. No two people
 * speak in one cue, but the narrator may say who does. With NAMED, room is left in the first line
 * for cues_name. */
Cues *cues_new(const PackageInput *input, gsize index, gboolean named, GError **error);
void cues_free(Cues *cues);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Cues, cues_free)

static inline const CueToken *cues_token(const Cues *cues, guint index)
{
    return &g_array_index(cues->tokens, CueToken, index);
}

/* When CUE is shown, in milliseconds of a timeline that begins at the edition's sample ORIGIN:
 * at least one, and not before the cue before it ends. */
void cues_times(const Cues *cues, guint index, gint64 origin, guint rate, gint64 *start,
                gint64 *end);

/* The one who speaks in tokens [FIRST, END) besides the narrator, or SPEAKER_NARRATOR. */
int cues_speaker(const Cues *cues, guint first, guint end);

/* "Ann Dale: ", on one line and cut where it is too long for one; empty for the narrator. The
 * caller frees it. */
char *cues_name(const Script *script, int speaker);

#endif
