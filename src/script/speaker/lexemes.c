/* What a language knows of a word. */
#include <string.h>

#include "script/speaker/tokens.h"

enum { APOSTROPHE = '\'', HYPHEN = '-' };

typedef struct {
    gsize set;
    guint32 flag;
} Membership;

static const Membership classes[] = {
    {G_STRUCT_OFFSET(Language, titles), WORD_TITLE},
    {G_STRUCT_OFFSET(Language, pronouns), WORD_PRONOUN},
    {G_STRUCT_OFFSET(Language, objects), WORD_OBJECT},
    {G_STRUCT_OFFSET(Language, possessives), WORD_POSSESSIVE},
    {G_STRUCT_OFFSET(Language, given_names), WORD_GIVEN_NAME},
    {G_STRUCT_OFFSET(Language, persons), WORD_PERSON},
    {G_STRUCT_OFFSET(Language, speech_verbs), WORD_SPEECH},
    {G_STRUCT_OFFSET(Language, gesture_verbs), WORD_GESTURE},
    {G_STRUCT_OFFSET(Language, thought_verbs), WORD_THOUGHT},
    {G_STRUCT_OFFSET(Language, auxiliary_verbs), WORD_AUXILIARY},
    {G_STRUCT_OFFSET(Language, first_person), WORD_FIRST_PERSON},
    {G_STRUCT_OFFSET(Language, plural_person), WORD_PLURAL},
    {G_STRUCT_OFFSET(Language, kinship), WORD_KIN},
    {G_STRUCT_OFFSET(Language, groups), WORD_GROUP},
    {G_STRUCT_OFFSET(Language, organisations), WORD_ORGANISATION},
    {G_STRUCT_OFFSET(Language, vocatives), WORD_VOCATIVE},
    {G_STRUCT_OFFSET(Language, interviewers), WORD_INTERVIEWER},
    {G_STRUCT_OFFSET(Language, messages), WORD_MESSAGE},
    {G_STRUCT_OFFSET(Language, determiners), WORD_DETERMINER},
    {G_STRUCT_OFFSET(Language, prepositions), WORD_PREPOSITION},
    {G_STRUCT_OFFSET(Language, particles), WORD_PARTICLE},
    {G_STRUCT_OFFSET(Language, places), WORD_PLACE},
    {G_STRUCT_OFFSET(Language, never_names), WORD_NEVER_NAME},
    {G_STRUCT_OFFSET(Language, common_words), WORD_COMMON},
    {G_STRUCT_OFFSET(Language, abbreviations), WORD_ABBREVIATION},
    {G_STRUCT_OFFSET(Language, conjunctions), WORD_CONJUNCTION},
};

static gboolean is_participle(const Language *language, const char *folded)
{
    GHashTableIter iter;
    gpointer ending;
    g_hash_table_iter_init(&iter, language->participle_endings);
    while (g_hash_table_iter_next(&iter, &ending, NULL)) {
        if (g_str_has_suffix(folded, ending)) {
            return TRUE;
        }
    }
    return FALSE;
}

static const Membership traits[] = {
    {G_STRUCT_OFFSET(Language, wives), TRAIT_WIFE},
    {G_STRUCT_OFFSET(Language, maidens), TRAIT_MAIDEN},
    {G_STRUCT_OFFSET(Language, young), TRAIT_YOUNG},
    {G_STRUCT_OFFSET(Language, old), TRAIT_OLD},
    {G_STRUCT_OFFSET(Language, age_units), TRAIT_AGE_UNIT},
    {G_STRUCT_OFFSET(Language, age_words), TRAIT_AGE_WORD},
    {G_STRUCT_OFFSET(Language, copulas), TRAIT_COPULA},
    {G_STRUCT_OFFSET(Language, generic), TRAIT_GENERIC},
    {G_STRUCT_OFFSET(Language, definite), TRAIT_DEFINITE},
    {G_STRUCT_OFFSET(Language, reflexives), TRAIT_REFLEXIVE},
    {G_STRUCT_OFFSET(Language, expletives), TRAIT_EXPLETIVE},
    {G_STRUCT_OFFSET(Language, indefinites), TRAIT_INDEFINITE},
    {G_STRUCT_OFFSET(Language, place_prepositions), TRAIT_PLACING},
    {G_STRUCT_OFFSET(Language, address_prepositions), TRAIT_ADDRESSING},
};

/* The flags of those of the COUNT sets in MEMBERSHIPS that FOLDED is in; the first that knows its
 * gender tells it. */
static guint32 find_flags(const Language *language, const Membership *memberships, gsize count,
                          const char *folded, Gender *gender)
{
    guint32 flags = 0;
    for (gsize i = 0; i < count; i++) {
        GHashTable *words = G_STRUCT_MEMBER(GHashTable *, language, memberships[i].set);
        if (g_hash_table_contains(words, folded)) {
            flags |= memberships[i].flag;
            if (*gender == GENDER_UNKNOWN) {
                *gender = language_gender(words, folded);
            }
        }
    }
    return flags;
}

/* Whether FOLDED is a common word and more behind an apostrophe. */
static gboolean is_contracted(const Language *language, const char *folded)
{
    const char *apostrophe = strchr(folded, APOSTROPHE);
    if (!apostrophe || apostrophe == folded) {
        return FALSE;
    }
    g_autofree char *head = g_strndup(folded, (gsize)(apostrophe - folded));
    return g_hash_table_contains(language->common_words, head);
}

Lexeme lexeme_make(const Language *language, const char *folded)
{
    Lexeme lexeme = {.folded = folded};
    lexeme.classes = find_flags(language, classes, G_N_ELEMENTS(classes), folded, &lexeme.gender);
    lexeme.traits = find_flags(language, traits, G_N_ELEMENTS(traits), folded, &lexeme.gender);
    lexeme.traits |= is_contracted(language, folded) ? TRAIT_CONTRACTED : 0;
    if (lexeme.classes & (WORD_SPEECH | WORD_GESTURE) && is_participle(language, folded)) {
        lexeme.classes |= WORD_PARTICIPLE;
    }
    if (g_ascii_isdigit(folded[0])) {
        lexeme.classes |= WORD_NUMBER;
        /* "the 34-year-old" is somebody. */
        const char *rest = strchr(folded, HYPHEN);
        gboolean aged = rest && g_hash_table_contains(language->ages, rest + 1);
        lexeme.classes |= aged ? WORD_PERSON : 0;
    }
    return lexeme;
}
