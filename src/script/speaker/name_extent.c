#include "script/speaker/name_extent.h"

#include "script/speaker/places.h"

/* A name of more words is a heading in capitals, not a name. */
enum { LONGEST_NAME = 8 };

static gboolean is_short(const Tokens *tokens, guint at)
{
    return g_utf8_strlen(tokens_lexeme(tokens, tokens_at(tokens, at))->folded, -1) == 1;
}

/* A full stop at AT that belongs to the title or initial before it. */
static gboolean is_inner_stop(const Tokens *tokens, guint at)
{
    return at > 0 && place_mark(tokens, at) == '.' &&
           (place_has(tokens, at - 1, WORD_TITLE | WORD_ABBREVIATION) ||
            (place_capital(tokens, at - 1) && is_short(tokens, at - 1))) &&
           place_together(tokens, at - 1, at + 1) && place_capital(tokens, at + 1);
}

static gboolean has_title_ahead(const Tokens *tokens, guint at)
{
    guint next = place_mark(tokens, at + 1) == '.' ? at + 2 : at + 1;
    return place_has(tokens, at, WORD_TITLE) && place_capital(tokens, next) &&
           place_together(tokens, at, next) &&
           !place_has(tokens, next, WORD_COMMON | WORD_NEVER_NAME | WORD_FIRST_PERSON);
}

static gboolean is_shouted(const Tokens *tokens, guint at)
{
    return at < tokens->tokens->len && tokens_at(tokens, at)->flags & TOKEN_SHOUTED;
}

/* Words in capitals beside each other are a heading, or the first words of a chapter. */
static gboolean is_in_heading(const Tokens *tokens, guint at)
{
    guint next = place_mark(tokens, at + 1) == '.' ? at + 2 : at + 1;
    guint before = at > 1 && place_mark(tokens, at - 1) == '.' ? at - 2 : at - 1;
    return is_shouted(tokens, at) &&
           (is_shouted(tokens, next) || (at > 0 && is_shouted(tokens, before))) &&
           place_mark(tokens, at + 1) != ':' && place_mark(tokens, at + 2) != ':';
}

/* Whether the word at AT has its capital because it is a noun, in a language where all have. */
static gboolean is_mere_noun(const Tokens *tokens, guint at)
{
    enum { OFTEN_DETERMINED = 4 }; /* one in so many */
    const Lexeme *lexeme = tokens_lexeme(tokens, tokens_at(tokens, at));
    return tokens->language->capital_nouns && !(lexeme->classes & (WORD_GIVEN_NAME | WORD_TITLE)) &&
           (lexeme->classes &
                (WORD_PERSON | WORD_GROUP | WORD_ORGANISATION | WORD_PLACE | WORD_MESSAGE) ||
            (lexeme->determined > 0 && OFTEN_DETERMINED * lexeme->determined >= lexeme->capitals));
}

/* Whether the word at AT stands in a bracket that says of the name before it where somebody
 * belongs: "Anna Berg (Lab.)", "Paul Vik (D-N.Y.)". */
static gboolean is_affiliation(const Tokens *tokens, guint at)
{
    enum { LONGEST = 6 };
    guint open = at;
    while (open > 0 && at - open < LONGEST && place_mark(tokens, open) != '(') {
        open--;
    }
    if (open == 0 || place_mark(tokens, open) != '(' || !place_capital(tokens, open - 1) ||
        !place_together(tokens, open - 1, at)) {
        return FALSE;
    }
    for (guint i = open + 1; i < open + LONGEST && place_together(tokens, open, i); i++) {
        if (place_mark(tokens, i) == ')') {
            return TRUE;
        }
        if (place_mark(tokens, i) == 0 &&
            (!place_capital(tokens, i) || place_has(tokens, i, WORD_GIVEN_NAME))) {
            return FALSE;
        }
    }
    return FALSE;
}

/* Whether the word at AT may be part of a name. A capital at the start of a sentence or in a
 * headline proves nothing: there the word must be known for a name, or have its capital elsewhere
 * too. */
static gboolean is_name_word(const Tokens *tokens, guint at, gboolean first)
{
    if (!place_capital(tokens, at) || is_in_heading(tokens, at) || is_affiliation(tokens, at)) {
        return FALSE;
    }
    const Token *token = tokens_at(tokens, at);
    const Lexeme *lexeme = tokens_lexeme(tokens, token);
    if (has_title_ahead(tokens, at)) {
        return TRUE;
    }
    if (lexeme->classes & (WORD_FIRST_PERSON | WORD_PRONOUN | WORD_POSSESSIVE | WORD_OBJECT) ||
        lexeme->traits & TRAIT_CONTRACTED) {
        return FALSE;
    }
    if (first && is_mere_noun(tokens, at)) {
        return FALSE;
    }
    if (first &&
        lexeme->classes & (WORD_NEVER_NAME | WORD_COMMON | WORD_DETERMINER | WORD_PREPOSITION)) {
        return FALSE;
    }
    if (!(token->flags & (TOKEN_START | TOKEN_HEADLINE)) || lexeme->classes & WORD_GIVEN_NAME) {
        return TRUE;
    }
    if (lexeme->classes & WORD_COMMON) {
        return FALSE;
    }
    if (place_is_label(tokens, at, at + 1) && lexeme->smalls == 0 &&
        !(lexeme->classes & WORD_MESSAGE)) {
        return TRUE;
    }
    if (token->flags & TOKEN_HEADLINE) {
        return lexeme->capitals > lexeme->smalls;
    }
    return lexeme->capitals > lexeme->smalls ||
           (lexeme->smalls == 0 && (place_capital(tokens, at + 1) ||
                                    place_has(tokens, at + 1, WORD_SPEECH | WORD_AUXILIARY)));
}

/* Whether the token at AT, within the name that began at FIRST and has its last word before END,
 * joins it to the word behind: "J. Berg", "Anna de Vries", "Duchess of Kent". */
static gboolean joins_name(const Tokens *tokens, guint first, guint end, guint at)
{
    if (at == first || !place_together(tokens, first, at)) {
        return FALSE;
    }
    if (is_inner_stop(tokens, at)) {
        return TRUE;
    }
    gboolean of = place_has(tokens, at, WORD_PREPOSITION) && at == end &&
                  ((place_has(tokens, first, WORD_TITLE) && at == first + 1) ||
                   place_has(tokens, at - 1, WORD_ORGANISATION));
    return place_capital(tokens, at + 1) && (of || place_has(tokens, at, WORD_PARTICLE));
}

/* Whether at AT, within the name that began at FIRST, somebody else's begins: "Harfield Park Mr.
 * Grant". */
static gboolean begins_another(const Tokens *tokens, guint first, guint at)
{
    guint before = at > 0 && place_mark(tokens, at - 1) == '.' ? at - 2 : at - 1;
    return at > first && has_title_ahead(tokens, at) && !is_short(tokens, at) &&
           !place_has(tokens, before, WORD_TITLE) &&
           tokens_lexeme(tokens, tokens_at(tokens, at))->gender != GENDER_UNKNOWN;
}

guint name_end(const Tokens *tokens, guint first)
{
    guint end = first;
    for (guint at = first; at - first < LONGEST_NAME && place_together(tokens, first, at); at++) {
        if (joins_name(tokens, first, end, at)) {
            continue;
        }
        if (!is_name_word(tokens, at, at == first) || begins_another(tokens, first, at)) {
            break;
        }
        end = at + 1;
        if (tokens_at(tokens, at)->flags & TOKEN_POSSESSIVE) {
            break;
        }
    }
    return end;
}
