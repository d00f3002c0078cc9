/* What a rule of reading sees: the atoms of an utterance with some of those around it, and the book
 * of the language. Places are indices of atoms; any index may be asked for. */
#ifndef LECTERN_SCRIPT_SCENE_H
#define LECTERN_SCRIPT_SCENE_H

#include "script/language.h"
#include "script/reading/atoms.h"
#include "script/reading/book.h"

typedef struct {
    const char *text;
    const Atom *atoms;
    gsize count;
    const Book *book;
    const Language *language; /* or NULL */
} Scene;

/* The atom at PLACE, one of the kind ATOM_NONE beyond the ends. Never NULL. */
const Atom *scene_at(const Scene *scene, gsize place);

/* Whether there is an atom at PLACE with no white space before it, that is the sign SIGN, a number,
 * a word, or any atom. */
gboolean scene_joins_sign(const Scene *scene, gsize place, gunichar sign);
gboolean scene_joins_number(const Scene *scene, gsize place);
gboolean scene_joins_word(const Scene *scene, gsize place);
gboolean scene_joins(const Scene *scene, gsize place);

/* Whether there is a mark at PLACE that stands for what is left out of a year: "’60s". */
gboolean scene_is_omission(const Scene *scene, gsize place);

/* Whether the full stop of an abbreviation, no ellipsis, is joined to the atom at PLACE; *BEHIND is
 * the place behind it, or behind PLACE. */
gboolean scene_has_stop(const Scene *scene, gsize place, gsize *behind);

/* Whether the word at PLACE ends in an apostrophe: "l’" before "ONU". */
gboolean scene_is_elision(const Scene *scene, gsize place);

/* Whether the atom at PLACE touches letters or digits on its left side that are no elision. */
gboolean scene_is_tied(const Scene *scene, gsize place);

gboolean scene_is_number(const Scene *scene, gsize place);
gboolean scene_is_word(const Scene *scene, gsize place);
gboolean scene_is_sign(const Scene *scene, gsize place, gunichar sign);

/* Whether the word at PLACE is WORD (small ASCII letters), in any case. */
gboolean scene_says(const Scene *scene, gsize place, const char *word);

/* Whether the word at PLACE begins with a capital, and whether all its letters are capitals. */
gboolean scene_is_capital(const Scene *scene, gsize place);
gboolean scene_is_capitals(const Scene *scene, gsize place);

/* Whether the word at PLACE is one of the language's commonest, and therefore no name. */
gboolean scene_is_common(const Scene *scene, gsize place);

/* Whether the word at PLACE looks like the name of many things: "soldiers". */
gboolean scene_is_plural(const Scene *scene, gsize place);

/* Whether C is a hyphen or a dash as ranges have. */
gboolean scene_is_dash(const Scene *scene, gsize place);

/* Whether an equals sign follows the number at PLACE: then a hyphen before it is a minus. */
gboolean scene_is_sum(const Scene *scene, gsize place);

/* Whether a number, or the sign of a currency and one, is joined to what stands before PLACE. */
gboolean scene_begins_amount(const Scene *scene, gsize place);

/* How many bytes the atom at PLACE has, and its text. */
gsize scene_length(const Scene *scene, gsize place);
const char *scene_text(const Scene *scene, gsize place);

/* The number at PLACE as a value; G_MAXUINT where it has more than nine digits. */
guint scene_value(const Scene *scene, gsize place);

/* The place of the first of the ordinals with full stops of which the last is at PLACE, by which
 * article they agree: "der 1. und 2. Platz". */
gsize scene_first_ordinal(const Scene *scene, gsize place);

/* The forms that the book has in GROUP for the atom at PLACE; a word's without what follows an
 * apostrophe in it. NULL for none. */
char *const *scene_find(const Scene *scene, gsize place, BookGroup group);

/* The same for the atoms from PLACE to BEFORE as one key ("e.g", "m/s"). */
char *const *scene_find_run(const Scene *scene, gsize place, gsize before, BookGroup group);

/* What follows the letters of the word at PLACE, from its apostrophe on: "'s"; "" for nothing. */
Span scene_ending(const Scene *scene, gsize place);

#endif
