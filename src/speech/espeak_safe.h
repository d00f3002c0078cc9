/* Text made character by character so that espeak-ng can take it: without what it would take for a
 * command, and with breaks where it would drop or overflow what goes on for too long. */
#ifndef LECTERN_SPEECH_ESPEAK_SAFE_H
#define LECTERN_SPEECH_ESPEAK_SAFE_H

#include <glib.h>

typedef struct {
    GString *text;
    gsize characters;
    gsize run;         /* letters and digits since the last other character or cut */
    gboolean long_run; /* the run under way is cut into pieces */
    gsize word;        /* as run, but still known behind it */
    gsize initials;    /* letters with a full stop each since the last word */
    gsize token;       /* characters since the last space */
    gsize clause;      /* their weights since the last clause ended */
    gboolean pausing;  /* the last character ends a clause if a space follows */
    gboolean phonemes; /* two opening brackets would begin mnemonics */
} EspeakSafe;

/* Appends the character at TEXT, which ends at END, or what is left of it, and returns what is
 * behind it. A byte that is no UTF-8 is a space. GENTLY keeps letters, digits and the plainest
 * marks only, and no full stop. */
const char *espeak_safe_next(EspeakSafe *safe, const char *text, const char *end, gboolean gently);

void espeak_safe_space(EspeakSafe *safe);

/* Appends the space that mnemonics and commands need before them, unless it is there. */
void espeak_safe_gap(EspeakSafe *safe);

/* Appends MNEMONICS, a word's. */
void espeak_safe_mnemonics(EspeakSafe *safe, const char *mnemonics);

/* Parts what follows at AT from mnemonics, but for the marks that end a clause. */
void espeak_safe_part(EspeakSafe *safe, const char *at, const char *end);

/* Ends the clause at the end of the text, unless a mark does. */
void espeak_safe_end_clause(EspeakSafe *safe);

#endif
