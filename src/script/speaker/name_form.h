/* A way in which someone is named, taken apart. */
#ifndef LECTERN_SCRIPT_NAME_FORM_H
#define LECTERN_SCRIPT_NAME_FORM_H

#include "script/speaker/people.h"

typedef struct {
    char *key;
    GArray *words; /* of int, lexemes, the title left out unless it is all there is */
    int title;     /* lexeme, or NO_LEXEME */
    Gender gender; /* of its title, else of what it stands beside: "his sister Anna" */
    gboolean definite;
    guint count;
    guint women, men; /* how often it stands beside a word for a woman, or for a man */
    guint first;      /* the mention that it is first seen in */
    int person;
} Form;

/* The form that MENTION, a name, has: "Dr. Anna Berg" is a title and two words. Free with
 * form_free. */
Form *form_parse(const Tokens *tokens, const Mention *mention);
void form_free(Form *form);

static inline int form_first(const Form *form)
{
    return g_array_index(form->words, int, 0);
}

static inline int form_last(const Form *form)
{
    return g_array_index(form->words, int, form->words->len - 1);
}

/* Whether FORM has a given name and a surname. */
static inline gboolean form_is_full(const Form *form)
{
    return form->words->len > 1;
}

#endif
