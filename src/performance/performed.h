/* What a performance leaves: where everything is on each chapter's timeline. */
#ifndef LECTERN_PERFORMANCE_PERFORMED_H
#define LECTERN_PERFORMANCE_PERFORMED_H

#include "script/script.h"

/* Where an utterance is on its chapter's timeline, in samples from the chapter's start. */
typedef struct {
    guint32 start;
    guint32 end;
} Placement;

/* One chapter as performed. Word k of utterance i (both counted in the chapter) is
 * words[first_word[i] + k]; words the engine gave no time for are placed by interpolation and
 * marked in `estimated`. */
typedef struct {
    guint number;          /* of the chapter in the script, from 1 */
    char *slug;            /* "01-title" */
    gint64 length;         /* samples, silence at the ends included */
    gsize first_utterance; /* index into the script's utterances */
    gsize utterance_count;
    Placement *utterances; /* start == end: not heard */
    Placement
        *announcements;  /* of who speaks, before each utterance; start == end: none; or NULL */
    guint32 *first_word; /* utterance_count + 1 of them */
    Placement *words;
    guint8 *estimated; /* a byte a word */
    GPtrArray *files;  /* of char *: file names in the edition's folder, one a format */
} PerformedChapter;

/* Whether the narrator says who speaks before the utterance at INDEX of CHAPTER. */
gboolean performed_is_announced(const PerformedChapter *chapter, gsize index);

void performed_chapter_free(PerformedChapter *chapter);

/* An utterance that no attempt could make the engine speak: silence stands in its place. */
typedef struct {
    gsize utterance; /* index */
    char *reason;
} Fault;

/* Clears what a Fault owns. */
void fault_clear(gpointer fault);

/* All that was performed of a script. */
typedef struct {
    guint rate;           /* samples a second */
    GPtrArray *chapters;  /* of PerformedChapter *, in order */
    GArray *faults;       /* of Fault, in order */
    double loudness_lufs; /* integrated, of all chapters */
    double true_peak_dbtp;
} Performed;

void performed_free(Performed *performed);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Performed, performed_free)

#endif
