/* Scripts made by hand, piece by piece, for tests. */
#ifndef LECTERN_TESTS_SCRIPT_SCRIPT_MAKER_H
#define LECTERN_TESTS_SCRIPT_SCRIPT_MAKER_H

#include "script/script.h"

typedef struct {
    Script *script;
    GString *text;
    gboolean begins; /* the next utterance begins a block */
    Block block;
} ScriptMaker;

ScriptMaker script_maker_new(void);

/* White space, or anything else between utterances. */
void script_maker_space(ScriptMaker *maker, const char *space);

void script_maker_chapter(ScriptMaker *maker, const char *title);
void script_maker_block(ScriptMaker *maker, BlockKind kind, guint level);
int script_maker_speaker(ScriptMaker *maker, const char *name);

/* An utterance of SPEAKER (or SPEAKER_NARRATOR) with the next sentence's number and no reason that
 * the script would have to tell. */
Utterance *script_maker_say(ScriptMaker *maker, int speaker, const char *text);

/* Has PLACE, bytes from the start of UTTERANCE, read as SPOKEN. */
void script_maker_reading(Utterance *utterance, Span place, const char *spoken);

/* The script, to be freed with script_free. */
Script *script_maker_finish(ScriptMaker *maker);

#endif
