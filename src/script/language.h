/* What Lectern knows of a language: one readable key file each, languages/CODE.conf. */
#ifndef LECTERN_SCRIPT_LANGUAGE_H
#define LECTERN_SCRIPT_LANGUAGE_H

#include "script/script.h"

/* Sets of words are GHashTable used as sets of folded (small-letter) UTF-8 strings. */
typedef struct {
    char *code;                      /* "en" */
    GHashTable *abbreviations;       /* "dr", "e.g": no sentence ends at their full stop … */
    GHashTable *final_abbreviations; /* … but may at these ("etc", "p.m") before a capital */
    GHashTable *speech_verbs;        /* every form: "says", "said", "replied" */
    GHashTable *titles;              /* word -> GINT_TO_POINTER(Gender): "mrs", "dr" */
    GHashTable *pronouns;            /* of a person, subject forms -> Gender: "he", "she", "they" */
    GHashTable *possessives;         /* "his", "her" -> Gender */
    GHashTable *persons;      /* nouns for people -> Gender: "soldier", "mother", "journalist" */
    GHashTable *common_words; /* the commonest words: for telling languages, and no names */
    GHashTable *according_to; /* phrases that name a source: "according to", "in the words of" */
} Language;

/* The language CODE ("en", or "en-GB" for which "en" serves), loaded once and kept; NULL and
 * LECTERN_ERROR_INPUT where its file is broken. A code without a file gives a language with empty
 * sets: its text is read, by rules that need no words. */
const Language *language_get(const char *code, GError **error);

/* The code of the language that TEXT is most likely written in, by its commonest words, among those
 * that have a file; "en" where it is too short to tell. Interned. */
const char *language_guess(const char *text, gsize length);

static inline Gender language_gender(GHashTable *words, const char *folded)
{
    return (Gender)GPOINTER_TO_INT(g_hash_table_lookup(words, folded));
}

#endif
