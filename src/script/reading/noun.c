#include "script/reading/noun.h"

#include <string.h>

#include "base/utf8.h"

/* Whether the word at PLACE is written as the language's nouns are. */
static gboolean may_be_noun(const Scene *scene, gsize place)
{
    const Atom *atom = scene_at(scene, place);
    return atom->kind == ATOM_WORD && atom->spaced &&
           atom->letters ==
               g_utf8_strlen(scene_text(scene, place), (gssize)scene_length(scene, place)) &&
           (scene->language && scene->language->capital_nouns) == scene_is_capital(scene, place);
}

const char *noun_gender(const Scene *scene, gsize place)
{
    enum { LONGEST_ENDING = 8, SHORTEST_NOUN = 3 };
    const Atom *atom = scene_at(scene, place);
    if (!may_be_noun(scene, place)) {
        return NULL;
    }
    char *const *found = scene_find(scene, place, BOOK_GENDERS);
    if (!found && (atom->letters < SHORTEST_NOUN || scene_is_common(scene, place))) {
        return NULL;
    }
    Span ending = atom->span;
    gsize least = ending.end - MIN(scene_length(scene, place), (gsize)LONGEST_ENDING);
    for (ending.start = least; !found && ending.start < ending.end;
         ending.start = utf8_next(scene->text, ending.end, ending.start)) {
        found = book_find(scene->book, BOOK_GENDER_ENDINGS, scene->text, ending);
    }
    return found ? found[0] : "";
}

SpellForm noun_form(const char *gender)
{
    return strcmp(gender, "feminine") == 0 ? SPELL_FEMININE
           : strcmp(gender, "neuter") == 0 ? SPELL_NEUTER
                                           : SPELL_AMOUNT;
}

static NounCase case_named(const char *name)
{
    return strcmp(name, "genitive") == 0     ? CASE_GENITIVE
           : strcmp(name, "dative") == 0     ? CASE_DATIVE
           : strcmp(name, "accusative") == 0 ? CASE_ACCUSATIVE
                                             : CASE_NONE;
}

NounCase noun_case(const Scene *scene, gsize place, gboolean person)
{
    enum { MOST_BETWEEN = 3 };
    char *const *found = scene_find(scene, place - 1, BOOK_CASES);
    for (gsize i = 2; i <= MOST_BETWEEN && found && strcmp(found[0], "none") == 0; i++) {
        found = scene_find(scene, place - i, BOOK_CASES); /* "mit nur 1 Stimme" */
    }
    if (!found) {
        return CASE_NONE;
    }
    return case_named(person && found[1] ? found[1] : found[0]);
}

SpellForm noun_case_form(const Scene *scene, gsize place, SpellForm form, gboolean masculine)
{
    switch (noun_case(scene, place, FALSE)) {
    case CASE_GENITIVE:
        return form == SPELL_FEMININE ? SPELL_FEMININE_DATIVE : SPELL_GENITIVE;
    case CASE_DATIVE:
        return form == SPELL_FEMININE ? SPELL_FEMININE_DATIVE : SPELL_DATIVE;
    case CASE_ACCUSATIVE:
        return masculine ? SPELL_ACCUSATIVE : form;
    default:
        return form;
    }
}
