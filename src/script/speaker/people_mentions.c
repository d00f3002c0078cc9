/* Finding what looks like a mention of someone: names, descriptions, pronouns. */
#include "script/speaker/description_find.h"
#include "script/speaker/name_extent.h"
#include "script/speaker/places.h"

/* The noun for people behind a name that only says whose they are or where they work: "the RNC
 * member", "Vik campaign officials"; G_MAXUINT. */
static guint named_description_head(const Tokens *tokens, guint name, gboolean definite)
{
    guint head = place_has(tokens, name, WORD_ORGANISATION) && !place_capital(tokens, name)
                     ? name + 1
                     : name;
    guint32 nouns = definite ? WORD_PERSON | WORD_GROUP : WORD_GROUP;
    if (!place_together(tokens, name - 1, head) || place_capital(tokens, head)) {
        return G_MAXUINT;
    }
    return place_has(tokens, head, nouns) && !place_has(tokens, head, WORD_SPEECH) ? head
                                                                                   : G_MAXUINT;
}

/* "the Vik campaign" is no person, but speaks as one. */
static gboolean is_named_organisation(const Tokens *tokens, guint name, gboolean definite)
{
    return definite && place_together(tokens, name - 1, name) &&
           place_has(tokens, name, WORD_ORGANISATION) && !place_capital(tokens, name);
}

/* A determiner before a name belongs to it: "the Duchess". */
static guint try_name(People *people, guint at)
{
    const Tokens *tokens = people->tokens;
    gboolean definite =
        place_has(tokens, at, WORD_DETERMINER) && place_together(tokens, at, at + 1);
    guint first = definite ? at + 1 : at;
    guint end = name_end(tokens, first);
    if (end == first) {
        return at;
    }
    /* "Anna's brother" is her brother. */
    gboolean possessive = (tokens_at(tokens, end - 1)->flags & TOKEN_POSSESSIVE) != 0;
    if (possessive && place_together(tokens, at, end)) {
        guint head = description_head(tokens, end, WORD_PERSON);
        if (head != G_MAXUINT) {
            return description_add(people, at, head, TRUE);
        }
    }
    guint noun = possessive ? G_MAXUINT : named_description_head(tokens, end, definite);
    if (noun != G_MAXUINT) {
        return description_add(people, at, noun,
                               definite &&
                                   !token_has(tokens, tokens_at(tokens, at), TRAIT_INDEFINITE));
    }
    end += !possessive && is_named_organisation(tokens, end, definite) ? 1 : 0;
    people_add_mention(
        people,
        (Mention){
            .first = at, .end = end, .kind = MENTION_NAME, .person = NOBODY, .definite = definite});
    return end;
}

static guint try_pronoun(People *people, guint at)
{
    const Tokens *tokens = people->tokens;
    if (!place_has(tokens, at, WORD_PRONOUN | WORD_OBJECT | WORD_POSSESSIVE | WORD_FIRST_PERSON)) {
        return at;
    }
    const Lexeme *lexeme = tokens_lexeme(tokens, tokens_at(tokens, at));
    gboolean subject = (lexeme->classes & WORD_PRONOUN) != 0;
    gboolean plural = (lexeme->classes & WORD_PLURAL) != 0;
    gboolean first = (lexeme->classes & WORD_FIRST_PERSON) != 0;
    people_add_mention(people, (Mention){.first = at,
                                         .end = at + 1,
                                         .kind = first ? MENTION_SELF : MENTION_PRONOUN,
                                         .gender = lexeme->gender,
                                         .person = NOBODY,
                                         .plural = plural,
                                         .object = !subject,
                                         .definite = TRUE,
                                         .possessive = (lexeme->classes & WORD_POSSESSIVE) != 0});
    return at + 1;
}

void people_find_mentions(People *people)
{
    guint count = people->tokens->tokens->len;
    g_array_set_size(people->mention_at, count);
    for (guint i = 0; i < count; i++) {
        g_array_index(people->mention_at, int, i) = NO_MENTION;
    }
    for (guint at = 0; at < count;) {
        guint end = at;
        if (tokens_at(people->tokens, at)->lexeme != NO_LEXEME) {
            end = try_name(people, at);
            end = end == at ? description_try(people, at) : end;
            end = end == at ? try_pronoun(people, at) : end;
        }
        at = end == at ? at + 1 : end;
    }
}
