/* The body of a script as it is read: what was read last, and what it makes of the document. */
#ifndef LECTERN_SCRIPT_SCRIPT_BODY_H
#define LECTERN_SCRIPT_SCRIPT_BODY_H

#include "script/form/script_draft.h"

typedef struct {
    ScriptReader *reader;
    ScriptDraft draft;
    GHashTable *ids;  /* id -> number of its line */
    GString *text;    /* of the document */
    GString *space;   /* shown behind the last utterance */
    gboolean joined;  /* nothing stands behind the last utterance */
    gboolean blank;   /* a blank line was read since the last utterance */
    gboolean marked;  /* a block was marked that has no utterance yet */
    Block block;      /* the next utterance's, if it begins one */
    gboolean begins;  /* the next utterance begins a block */
    gboolean chapter; /* the next utterance begins a chapter */
} ScriptBody;

/* Makes an utterance of the draft, if there is one, and puts its text into the document. */
gboolean script_body_place(ScriptBody *body, GError **error);

/* Hands the text over to the document, and says what the head left out. */
void script_body_finish(ScriptBody *body);

#endif
