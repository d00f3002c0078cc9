/* Numbers in words, by ICU's rule-based number formats, the rules of which are CLDR's. */
#ifndef LECTERN_SCRIPT_SPELLER_H
#define LECTERN_SCRIPT_SPELLER_H

#include <glib.h>

typedef enum {
    SPELL_CARDINAL,
    SPELL_AMOUNT, /* of money, or with a unit */
    SPELL_FEMININE,
    SPELL_NEUTER,
    SPELL_GENITIVE, /* of one, masculine and neuter: "eines" */
    SPELL_DATIVE,   /* of one, masculine and neuter: "einem" */
    SPELL_FEMININE_DATIVE,
    SPELL_ACCUSATIVE, /* of one, masculine: "einen" */
    SPELL_YEAR,
    SPELL_ORDINAL,
    SPELL_ORDINAL_FEMININE,
    SPELL_DAY, /* the ordinal of a date */
    SPELL_REGNAL,
    SPELL_REGNAL_FEMININE, /* of a monarch */
    SPELL_FORMS,
} SpellForm;

typedef struct Speller Speller;

/* The speller of the language CODE; RULES are the names of ICU's rules ("%spellout-cardinal") for
 * each form, NULL for those of SPELL_CARDINAL; with HYPHENS those in its words are kept. NULL where
 * ICU has not got the rules: then *MISSING is the form. Free with speller_free. */
Speller *speller_new(const char *code, const char *const rules[SPELL_FORMS], gboolean hyphens,
                     SpellForm *missing);
void speller_free(Speller *speller);

/* Appends NUMBER to OUT in words, with spaces or hyphens between; may be called from any thread. */
void speller_say(Speller *speller, SpellForm form, gint64 number, GString *out);

#endif
