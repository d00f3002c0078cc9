/* Whose a form of a name may be, among the people found so far. */
#ifndef LECTERN_SCRIPT_NAME_MATCH_H
#define LECTERN_SCRIPT_NAME_MATCH_H

#include "script/speaker/name_form.h"

/* What joining has to know of a person. */
typedef struct {
    int title;     /* lexeme that it goes by, or NO_LEXEME */
    int given;     /* lexeme, of a full name; else that of the surname */
    int surname;   /* lexeme */
    gboolean full; /* has a given name and a surname */
    Gender likely; /* of a full name: what its given name is for most */
    guint uses;    /* how often the text has the full name … */
    guint titled;  /* … and how often with a title */
} Trait;

typedef struct {
    People *people;
    GPtrArray *forms;    /* of Form *, in order of first use */
    GHashTable *by_key;  /* key -> Form * */
    GHashTable *by_word; /* lexeme -> GArray of int: people whose name has that word */
    GHashTable *by_ends; /* given name, surname -> person, for full names */
    GArray *traits;      /* of Trait, for each person */
    gboolean is_short;   /* an article or excerpt rather than a book */
    GHashTable *maidens; /* lexemes that stand behind a title of the unmarried */
    GHashTable *misters; /* surnames that stand behind a man's title */
} Joiner;

static inline const Lexeme *joiner_lexeme(const Joiner *joiner, int index)
{
    return &g_array_index(joiner->people->tokens->lexemes, Lexeme, index);
}

static inline Trait *joiner_trait(const Joiner *joiner, int person)
{
    return &g_array_index(joiner->traits, Trait, person);
}

/* The sex that FORM's given name shows. */
Gender form_gender(const Joiner *joiner, const Form *form);

/* Whether FORM is a wife's by her husband's name: "Mrs. John Knightley" is not John. */
gboolean form_is_spouse(const Joiner *joiner, const Form *form);

/* The person whose name has WORD and can be FORM's: the likeliest of several with MOST, else only
 * one who is mentioned much more than the others; NOBODY. */
int joiner_find(const Joiner *joiner, const Form *form, int word, gboolean most);

/* Whose nickname FORM is: "Kitty" may be Catherine, but is not Lady Catherine; NOBODY. */
int joiner_find_by_nickname(const Joiner *joiner, const Form *form);

/* The key in by_ends of whoever has FORM's surname and GIVEN, a lexeme, for a given name. Caller
 * frees. */
char *joiner_ends_key(const Joiner *joiner, const Form *form, int given);

/* The person who has FORM's surname and GIVEN, a lexeme, for a given name; NOBODY. */
int joiner_find_by_ends(const Joiner *joiner, const Form *form, int given);

/* The person of FORM's surname whose given name is the formal one for FORM's, or the familiar one;
 * NOBODY. */
int joiner_find_by_familiar_name(const Joiner *joiner, const Form *form);

#endif
