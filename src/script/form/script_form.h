/* What the writer and the reader of a script's text form agree on; docs/script-format.md is its
 * grammar. */
#ifndef LECTERN_SCRIPT_SCRIPT_FORM_H
#define LECTERN_SCRIPT_SCRIPT_FORM_H

#include "script/script.h"

#define FORM_MARK "Lectern script"
#define FORM_VERSION "1"
#define FORM_CAST "Cast"
#define FORM_CHAPTER "==="
#define FORM_NARRATOR "Narrator"
#define FORM_EDITOR_RULE "editor"

/* In a speaker's place: who speaks in the line above goes on, for the same reason. */
#define FORM_GOES_ON "…"
#define FORM_GOES_ON_TYPED "..."

/* Signs that mean something in names, aliases and the source words of a reading. */
#define FORM_NAME_SIGNS "|[]:=#+"
#define FORM_ALIAS_SIGNS ";"
#define FORM_READING_SIGNS "="

/* The longest pause that an editor may set: an hour. */
enum { FORM_PAUSE_LIMIT_MS = 60 * 60 * 1000 };

/* The kind of an utterance in a block of KIND that says nothing else. */
UtteranceKind form_default_kind(BlockKind kind, int speaker);

/* The level that a block of KIND has if nothing else is said. */
guint form_default_level(BlockKind kind);

/* The rule that decided an utterance without a note, with a confidence of 1: its kind's or its
 * block's name where that is reason enough, else the editor. Interned. */
const char *form_default_rule(BlockKind block, UtteranceKind kind, int speaker);

/* CONFIDENCE in thousandths, as much of it as the form keeps. */
int form_confidence(double confidence);

/* Appends NAME as it stands in the form. */
void form_append_name(GString *out, const char *name);

/* Appends what a note decided for, a speaker or a kind: a note holds only for that. */
void form_append_decided(GString *out, const Script *script, UtteranceKind kind, int speaker);

#endif
