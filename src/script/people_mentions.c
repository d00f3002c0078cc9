/* Finding what looks like a mention of someone: names, descriptions, pronouns. */
#include "script/people.h"

/* A name of more words is a heading in capitals, not a name. */
enum { LONGEST_NAME = 8, MOST_MODIFIERS = 4 };

static gboolean has(const Tokens *tokens, guint at, guint32 classes)
{
    return at < tokens->tokens->len && token_is(tokens, tokens_at(tokens, at), classes);
}

static gunichar mark_at(const Tokens *tokens, guint at)
{
    return at < tokens->tokens->len ? tokens_at(tokens, at)->mark : 0;
}

static gboolean is_capital(const Tokens *tokens, guint at)
{
    return at < tokens->tokens->len && tokens_at(tokens, at)->flags & TOKEN_CAPITAL;
}

/* Whether two tokens stand in one sentence of one block, on one side of a quotation's marks. */
static gboolean together(const Tokens *tokens, guint a, guint b)
{
    if (b >= tokens->tokens->len) {
        return FALSE;
    }
    const Token *first = tokens_at(tokens, a);
    const Token *second = tokens_at(tokens, b);
    return first->block == second->block && first->quotation == second->quotation;
}

static gboolean is_short(const Tokens *tokens, guint at)
{
    return g_utf8_strlen(tokens_lexeme(tokens, tokens_at(tokens, at))->folded, -1) == 1;
}

/* A full stop at AT that belongs to the title or initial before it. */
static gboolean is_inner_stop(const Tokens *tokens, guint at)
{
    return at > 0 && mark_at(tokens, at) == '.' &&
           (has(tokens, at - 1, WORD_TITLE | WORD_ABBREVIATION) ||
            (is_capital(tokens, at - 1) && is_short(tokens, at - 1))) &&
           together(tokens, at - 1, at + 1) && is_capital(tokens, at + 1);
}

static gboolean has_title_ahead(const Tokens *tokens, guint at)
{
    guint next = mark_at(tokens, at + 1) == '.' ? at + 2 : at + 1;
    return has(tokens, at, WORD_TITLE) && is_capital(tokens, next) && together(tokens, at, next) &&
           !has(tokens, next, WORD_COMMON | WORD_NEVER_NAME | WORD_FIRST_PERSON);
}

/* Whether the word at AT may be part of a name. A capital at the start of a sentence proves
 * nothing: there the word must be known for a name, or have its capital elsewhere too. */
static gboolean is_name_word(const Tokens *tokens, guint at, gboolean first)
{
    if (!is_capital(tokens, at)) {
        return FALSE;
    }
    const Token *token = tokens_at(tokens, at);
    const Lexeme *lexeme = tokens_lexeme(tokens, token);
    if (has_title_ahead(tokens, at)) {
        return TRUE;
    }
    if (lexeme->classes & (WORD_FIRST_PERSON | WORD_PRONOUN | WORD_POSSESSIVE | WORD_OBJECT)) {
        return FALSE;
    }
    if (first &&
        lexeme->classes & (WORD_NEVER_NAME | WORD_COMMON | WORD_DETERMINER | WORD_PREPOSITION)) {
        return FALSE;
    }
    if (!(token->flags & TOKEN_START) || lexeme->classes & WORD_GIVEN_NAME) {
        return TRUE;
    }
    if (lexeme->classes & WORD_COMMON) {
        return FALSE;
    }
    return lexeme->capitals > lexeme->smalls ||
           (lexeme->smalls == 0 &&
            (is_capital(tokens, at + 1) || has(tokens, at + 1, WORD_SPEECH | WORD_AUXILIARY)));
}

/* Where the name that begins at FIRST ends; FIRST where none does. */
static guint name_end(const Tokens *tokens, guint first)
{
    guint end = first;
    guint at = first;
    gboolean titled = has(tokens, first, WORD_TITLE);
    while (at - first < LONGEST_NAME && together(tokens, first, at)) {
        if (is_inner_stop(tokens, at)) {
            at++;
        } else if (is_name_word(tokens, at, at == first)) {
            end = ++at;
            if (tokens_at(tokens, at - 1)->flags & TOKEN_POSSESSIVE) {
                break;
            }
        } else if (at > first && is_capital(tokens, at + 1) &&
                   (has(tokens, at, WORD_PARTICLE) ||
                    (titled && has(tokens, at, WORD_PREPOSITION) && at == first + 1))) {
            at++;
        } else {
            break;
        }
    }
    return end;
}

static void add_mention(People *people, Mention mention)
{
    const Tokens *tokens = people->tokens;
    const Token *last = tokens_at(tokens, mention.end - 1);
    mention.in_speech = last->quotation != NO_QUOTATION;
    mention.possessive |= (last->flags & TOKEN_POSSESSIVE) != 0;
    mention.object |= mention.first > 0 && has(tokens, mention.first - 1, WORD_PREPOSITION) &&
                      together(tokens, mention.first - 1, mention.first);
    int index = (int)people->mentions->len;
    g_array_append_val(people->mentions, mention);
    for (guint i = mention.first; i < mention.end; i++) {
        g_array_index(people->mention_at, int, i) = index;
    }
}

/* A determiner before a name belongs to it: "the Duchess". */
static guint try_name(People *people, guint at)
{
    const Tokens *tokens = people->tokens;
    gboolean definite = has(tokens, at, WORD_DETERMINER) && together(tokens, at, at + 1);
    guint first = definite ? at + 1 : at;
    guint end = name_end(tokens, first);
    if (end == first) {
        return at;
    }
    /* "the Anna Karenina ladies": a noun behind it is what is meant. */
    add_mention(
        people,
        (Mention){
            .first = at, .end = end, .kind = MENTION_NAME, .person = NOBODY, .definite = definite});
    return end;
}

/* "for the Ministry of Defence" behind "a spokesman": what makes the description complete. */
static guint extension_end(const Tokens *tokens, guint end)
{
    if (!has(tokens, end, WORD_PREPOSITION) || !together(tokens, end - 1, end + 1)) {
        return end;
    }
    guint at = end + 1;
    at += has(tokens, at, WORD_DETERMINER) ? 1 : 0;
    guint last = name_end(tokens, at);
    return last > at && together(tokens, end, last - 1) ? last : end;
}

static gboolean is_modifier(const Tokens *tokens, guint at)
{
    return at < tokens->tokens->len && tokens_at(tokens, at)->mark == 0 &&
           !has(tokens, at,
                WORD_PREPOSITION | WORD_PRONOUN | WORD_AUXILIARY | WORD_DETERMINER | WORD_OBJECT |
                    WORD_POSSESSIVE) &&
           !(tokens_at(tokens, at)->flags & TOKEN_POSSESSIVE);
}

/* "the two old soldiers", "his wife", "police officials": a determiner, a few modifiers, and a noun
 * for people; without a determiner only many. */
static guint try_description(People *people, guint at)
{
    const Tokens *tokens = people->tokens;
    gboolean determined = has(tokens, at, WORD_DETERMINER | WORD_POSSESSIVE);
    guint head = G_MAXUINT;
    guint noun = determined ? at + 1 : at;
    for (guint i = 0; i < MOST_MODIFIERS && together(tokens, at, noun + i); i++) {
        if (has(tokens, noun + i, WORD_GROUP | (determined ? WORD_PERSON : 0))) {
            head = noun + i;
        }
        if (!determined || !is_modifier(tokens, noun + i) ||
            tokens_at(tokens, noun + i)->flags & TOKEN_POSSESSIVE) {
            break;
        }
    }
    if (head == G_MAXUINT) {
        return at;
    }
    const Lexeme *lexeme = tokens_lexeme(tokens, tokens_at(tokens, head));
    gboolean plural = (lexeme->classes & WORD_GROUP) != 0 && !(lexeme->classes & WORD_PERSON);
    guint end = name_end(tokens, head + 1);
    if (end > head + 1 && together(tokens, head, head + 1) && !plural) {
        /* "his friend Anna": the name says who it is. */
        add_mention(people, (Mention){.first = head + 1,
                                      .end = end,
                                      .kind = MENTION_NAME,
                                      .gender = lexeme->gender,
                                      .person = NOBODY});
        return end;
    }
    end = extension_end(tokens, head + 1);
    const char *determiner = tokens_lexeme(tokens, tokens_at(tokens, at))->folded;
    gboolean indefinite = g_str_equal(determiner, "a") || g_str_equal(determiner, "an");
    add_mention(people, (Mention){.first = at,
                                  .end = end,
                                  .kind = MENTION_DESCRIPTION,
                                  .gender = lexeme->gender,
                                  .person = NOBODY,
                                  .plural = plural,
                                  .definite = determined && !indefinite});
    return end;
}

static guint try_pronoun(People *people, guint at)
{
    const Tokens *tokens = people->tokens;
    if (!has(tokens, at, WORD_PRONOUN | WORD_OBJECT | WORD_POSSESSIVE | WORD_FIRST_PERSON)) {
        return at;
    }
    const Lexeme *lexeme = tokens_lexeme(tokens, tokens_at(tokens, at));
    gboolean subject = (lexeme->classes & WORD_PRONOUN) != 0;
    gboolean plural = (lexeme->classes & WORD_PLURAL) != 0;
    gboolean first = (lexeme->classes & WORD_FIRST_PERSON) != 0;
    add_mention(people, (Mention){.first = at,
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
            end = end == at ? try_description(people, at) : end;
            end = end == at ? try_pronoun(people, at) : end;
        }
        at = end == at ? at + 1 : end;
    }
}
