/* An utterance as it is being read from a script's text form, before its place in the document is
 * known. */
#ifndef LECTERN_SCRIPT_SCRIPT_DRAFT_H
#define LECTERN_SCRIPT_SCRIPT_DRAFT_H

#include "script/form/script_reader.h"
#include "script/form/ssml_read.h"

/* Words to be read otherwise. */
typedef struct {
    char *words;
    Reading reading;   /* its place is not known yet */
    guint count;       /* the place of the words that is meant: the first, second … */
    ScriptLines lines; /* where it stands, for messages */
    const char *at;
} DraftReading;

typedef struct {
    gboolean open;     /* there is one */
    Utterance made;    /* what is known of it; owns its strings */
    ScriptLines lines; /* its first line, for messages */
    gboolean kind_given;
    gboolean goes_on;      /* the speaker of the line above goes on */
    gboolean continues;    /* the sentence of the one before goes on */
    gboolean sentence_set; /* made.sentence was given */
    GString *text;         /* with the white space around it */
    gboolean has_text;
    gboolean joined;  /* nothing stands between it and the next */
    char *decided;    /* whom or what its note was made for; NULL: it has no note */
    guint seen;       /* keys of its lines */
    GArray *readings; /* of DraftReading */
    GArray *tags;     /* of DraftTag */
    guint warnings;   /* about them */
} ScriptDraft;

void script_draft_init(ScriptDraft *draft);
void script_draft_clear(ScriptDraft *draft);

/* Begins a draft with the line at hand: its id, speaker, kind, note and maybe text. */
gboolean script_draft_begin(ScriptDraft *draft, ScriptReader *reader, GError **error);

/* Takes in the line at hand, which is indented: text behind "|", or a "key: value". */
gboolean script_draft_add(ScriptDraft *draft, const ScriptReader *reader, GError **error);

#endif
