/* What Lectern knows of a language: one readable key file each, languages/CODE.conf. */
#ifndef LECTERN_SCRIPT_LANGUAGE_H
#define LECTERN_SCRIPT_LANGUAGE_H

#include "script/script.h"

/* Sets of words are GHashTable used as sets of folded (small-letter) UTF-8 strings; those with a
 * Gender have it as their value, to be read by language_gender. None is ever NULL. */
typedef struct {
    char *code;                      /* "en" */
    GHashTable *abbreviations;       /* "dr", "e.g": no sentence ends at their full stop … */
    GHashTable *final_abbreviations; /* … but may at these ("etc", "p.m") before a capital */
    GHashTable *captions;            /* "figure": words that a caption's number follows */

    GHashTable *question_words; /* "where": a question that begins with one falls at its end … */
    GHashTable *before_questions;   /* … also with one of these before: "and" */
    GHashTable *speech_verbs;       /* every form: "says", "said", "replied" */
    GHashTable *gesture_verbs;      /* of what people do while they speak: "laughs", "nodded" */
    GHashTable *thought_verbs;      /* of words that nobody hears: "thought", "wondered" */
    GHashTable *auxiliary_verbs;    /* "was", "had", "would" */
    GHashTable *participle_endings; /* "ing": of verbs that follow on from another */
    GHashTable *according_to;       /* phrases that name a source: "according to" */

    GHashTable *titles;        /* Gender: "mrs", "dr" */
    GHashTable *wives;         /* those of a married woman: "mrs" */
    GHashTable *maidens;       /* those of an unmarried one: "miss" */
    GHashTable *pronouns;      /* Gender; of a person, subject forms: "he", "she", "they" */
    GHashTable *objects;       /* Gender: "him", "her" */
    GHashTable *possessives;   /* Gender: "his", "her" */
    GHashTable *first_person;  /* "i", "me", "my" */
    GHashTable *plural_person; /* "they", "we" */
    GHashTable *persons;       /* Gender; nouns for people: "soldier", "mother", "journalist" */
    GHashTable *definite;      /* those of them that need no article to be definite: "mannen" */
    GHashTable *generic;       /* those of them that anyone may be: "man", "stranger" */
    GHashTable *kinship;       /* those of them that are a relation to someone: "mother" */
    GHashTable *groups;        /* nouns for many people: "officials", "police" */
    GHashTable *organisations; /* words in their names: "ministry", "company" */
    GHashTable *given_names;   /* Gender: "anna" */
    GHashTable *nicknames;     /* "lizzy" -> "elizabeth" */
    GHashTable *vocatives;     /* words of address: "sir", "dear", "doctor" */
    GHashTable *messages;      /* what speaks without anyone: "order", "voice", "sign" */
    GHashTable *letters;       /* what tells that one follows: "letter", "wrote" … */
    GHashTable *greetings;     /* … what it begins with: "dear" … */
    GHashTable *farewells;     /* … what it ends with: "yours" … */
    GHashTable *leading; /* words behind which speech may begin without a verb: "Then, “No.”" */
    GHashTable *aloud;   /* … and that somebody reads it out: "aloud" */
    GHashTable *interviewers; /* nouns for who asks the questions of an article: "journalist" */
    GHashTable *young;        /* what only the young are called: "boy", "little" */
    GHashTable *old;          /* and the old: "elderly", "grandmother" */
    GHashTable *ages;         /* what makes the number before it somebody's years: "years old" */
    GHashTable *age_units;    /* what may follow it where the rest tells: "ans", "Jahre" */
    GHashTable *age_words;    /* what stands before it: "is", "aged" */
    GHashTable *copulas;      /* verbs that say who somebody is: "is", "became" */
    GHashTable *expletives;   /* subjects that stand for nobody: the "it" of "it was Anna" */
    GHashTable *reflexives;   /* object pronouns for the subject itself: "himself" */

    GHashTable *determiners;          /* "the", "that", "my" */
    GHashTable *indefinites;          /* those of them for somebody new: "a" */
    GHashTable *prepositions;         /* "in", "towards" */
    GHashTable *place_prepositions;   /* those of them before a place more than a person: "in" */
    GHashTable *address_prepositions; /* those of them before whom one speaks to: "to" */
    GHashTable *conjunctions;         /* "and", "but": they begin another clause */
    GHashTable *elisions;    /* what an apostrophe parts from the next word: "l" of "l'eau" */
    GHashTable *clitics;     /* what a hyphen parts from the word before: "il" of "dit-il" */
    GHashTable *particles;   /* small words within names: "de", "von" */
    GHashTable *places;      /* words in names of places: "street", "river" */
    GHashTable *never_names; /* capitals that are nobody's name: "monday", "french", "oh" */
    GHashTable
        *typical_pieces;      /* "sch", "ver-", "-ung", "-l-": parts that few others' words have */
    GHashTable *common_words; /* the commonest words: for telling languages, and no names */

    GPtrArray *quotation_marks; /* of char *: an opening and a closing mark, the usual pair first */
    gboolean dotted_ordinals;   /* "12." is "12th" */
    gboolean capital_nouns;     /* every noun has a capital, not only names */
    char *dialogue_dashes;      /* the dashes that may open a speech in a paragraph; "" for none */
    char *code_left_out;        /* read instead of a listing; %u stands for its lines */
    char *note;                 /* read at the start of a note; %s stands for its number */
} Language;

/* The language CODE ("en", or "en-GB" for which "en" serves), loaded once and kept; NULL and
 * LECTERN_ERROR_INPUT where its file is broken. A code without a file gives a language with empty
 * sets: its text is read, by rules that need no words. */
const Language *language_get(const char *code, GError **error);

/* The code of the language that TEXT is most likely written in, by its commonest words, among those
 * that have a file; of a short text also by the letters its words are made of. "en" where neither
 * tells. Interned. */
const char *language_guess(const char *text, gsize length);

/* TEXT as the sets have it: case folded by Unicode's rules, a typographic apostrophe straight. The
 * caller frees it. */
char *language_fold(const char *text, gsize length);

static inline Gender language_gender(GHashTable *words, const char *folded)
{
    return (Gender)GPOINTER_TO_INT(g_hash_table_lookup(words, folded));
}

#endif
