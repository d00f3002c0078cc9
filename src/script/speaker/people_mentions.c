/* Finding what looks like a mention of someone: names, descriptions, pronouns. */
#include "script/speaker/people.h"

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

static gboolean is_shouted(const Tokens *tokens, guint at)
{
    return at < tokens->tokens->len && tokens_at(tokens, at)->flags & TOKEN_SHOUTED;
}

/* Words in capitals beside each other are a heading, or the first words of a chapter. */
static gboolean is_in_heading(const Tokens *tokens, guint at)
{
    guint next = mark_at(tokens, at + 1) == '.' ? at + 2 : at + 1;
    guint before = at > 1 && mark_at(tokens, at - 1) == '.' ? at - 2 : at - 1;
    return is_shouted(tokens, at) &&
           (is_shouted(tokens, next) || (at > 0 && is_shouted(tokens, before))) &&
           mark_at(tokens, at + 1) != ':' && mark_at(tokens, at + 2) != ':';
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

/* Whether the word at AT may be part of a name. A capital at the start of a sentence or in a
 * headline proves nothing: there the word must be known for a name, or have its capital elsewhere
 * too. */
static gboolean is_name_word(const Tokens *tokens, guint at, gboolean first)
{
    if (!is_capital(tokens, at) || is_in_heading(tokens, at)) {
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
    if (token->flags & TOKEN_HEADLINE) {
        return lexeme->capitals > lexeme->smalls;
    }
    return lexeme->capitals > lexeme->smalls ||
           (lexeme->smalls == 0 &&
            (is_capital(tokens, at + 1) || has(tokens, at + 1, WORD_SPEECH | WORD_AUXILIARY)));
}

/* Whether the token at AT, within the name that began at FIRST and has its last word before END,
 * joins it to the word behind: "J. Berg", "Anna de Vries", "Duchess of Kent". */
static gboolean joins_name(const Tokens *tokens, guint first, guint end, guint at)
{
    if (at == first || !together(tokens, first, at)) {
        return FALSE;
    }
    if (is_inner_stop(tokens, at)) {
        return TRUE;
    }
    gboolean of = has(tokens, at, WORD_PREPOSITION) && at == end &&
                  ((has(tokens, first, WORD_TITLE) && at == first + 1) ||
                   has(tokens, at - 1, WORD_ORGANISATION));
    return is_capital(tokens, at + 1) && (of || has(tokens, at, WORD_PARTICLE));
}

/* Whether at AT, within the name that began at FIRST, somebody else's begins: "Harfield Park Mr.
 * Grant". */
static gboolean begins_another(const Tokens *tokens, guint first, guint at)
{
    guint before = at > 0 && mark_at(tokens, at - 1) == '.' ? at - 2 : at - 1;
    return at > first && has_title_ahead(tokens, at) && !is_short(tokens, at) &&
           !has(tokens, before, WORD_TITLE) &&
           tokens_lexeme(tokens, tokens_at(tokens, at))->gender != GENDER_UNKNOWN;
}

/* Where the name that begins at FIRST ends; FIRST where none does. */
static guint name_end(const Tokens *tokens, guint first)
{
    guint end = first;
    for (guint at = first; at - first < LONGEST_NAME && together(tokens, first, at); at++) {
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

/* The noun for people that ends the description whose first word, behind its determiner, is FIRST;
 * G_MAXUINT. */
static guint description_head(const Tokens *tokens, guint first, guint32 nouns)
{
    guint head = G_MAXUINT;
    for (guint at = first; at < first + MOST_MODIFIERS && together(tokens, first, at); at++) {
        if (has(tokens, at, nouns)) {
            head = at;
        }
        if (!is_modifier(tokens, at)) {
            break;
        }
    }
    return head;
}

/* The last word of "the moderator" in “…,” the moderator said or said the moderator: whatever
 * speaks is someone. */
static guint cue_head(const Tokens *tokens, guint at)
{
    gboolean inverted = at > 1 && has(tokens, at - 1, WORD_SPEECH) &&
                        tokens_at(tokens, at - 2)->quotation != NO_QUOTATION;
    gboolean straight = at > 0 && tokens_at(tokens, at - 1)->quotation != NO_QUOTATION;
    if ((!inverted && !straight) || tokens_at(tokens, at)->quotation != NO_QUOTATION) {
        return G_MAXUINT;
    }
    guint last = at;
    while (last < at + MOST_MODIFIERS && together(tokens, at, last + 1) &&
           is_modifier(tokens, last + 1) && !has(tokens, last + 1, WORD_SPEECH)) {
        last++;
    }
    gboolean cued =
        inverted || (together(tokens, at, last + 1) && has(tokens, last + 1, WORD_SPEECH));
    return last > at && cued ? last : G_MAXUINT;
}

/* Adds the description from FIRST to its noun HEAD, or the name that follows it: "his friend Anna"
 * is Anna. */
static guint add_description(People *people, guint first, guint head, gboolean definite)
{
    const Tokens *tokens = people->tokens;
    const Lexeme *lexeme = tokens_lexeme(tokens, tokens_at(tokens, head));
    gboolean plural = (lexeme->classes & WORD_GROUP) != 0 && !(lexeme->classes & WORD_PERSON);
    gboolean possessive = (tokens_at(tokens, head)->flags & TOKEN_POSSESSIVE) != 0;
    guint end = together(tokens, head, head + 1) && !plural && !possessive
                    ? name_end(tokens, head + 1)
                    : head + 1;
    if (end > head + 1) {
        add_mention(people, (Mention){.first = head + 1,
                                      .end = end,
                                      .kind = MENTION_NAME,
                                      .gender = lexeme->gender,
                                      .person = NOBODY});
        return end;
    }
    end = possessive ? head + 1 : extension_end(tokens, head + 1);
    add_mention(people, (Mention){.first = first,
                                  .end = end,
                                  .kind = MENTION_DESCRIPTION,
                                  .gender = lexeme->gender,
                                  .person = NOBODY,
                                  .plural = plural,
                                  .definite = definite});
    return end;
}

/* "the two old soldiers", "his wife", "police officials": a determiner, a few modifiers, and a noun
 * for people; without a determiner only many. */
static guint try_description(People *people, guint at)
{
    const Tokens *tokens = people->tokens;
    /* "one of his comrades" */
    if (has(tokens, at, WORD_DETERMINER) && has(tokens, at + 1, WORD_PREPOSITION) &&
        has(tokens, at + 2, WORD_DETERMINER | WORD_POSSESSIVE) && together(tokens, at, at + 3)) {
        guint many = description_head(tokens, at + 3, WORD_GROUP | WORD_PERSON);
        if (many != G_MAXUINT) {
            add_mention(people, (Mention){.first = at,
                                          .end = many + 1,
                                          .kind = MENTION_DESCRIPTION,
                                          .person = NOBODY});
            return many + 1;
        }
    }
    gboolean determined = has(tokens, at, WORD_DETERMINER | WORD_POSSESSIVE);
    gboolean bare = token_has(tokens, tokens_at(tokens, at), TRAIT_DEFINITE);
    guint head;
    if (determined) {
        head = together(tokens, at, at + 1)
                   ? description_head(tokens, at + 1, WORD_GROUP | WORD_PERSON)
                   : G_MAXUINT;
        head = head == G_MAXUINT ? cue_head(tokens, at) : head;
    } else {
        head = has(tokens, at, WORD_GROUP) || bare ? at : G_MAXUINT;
    }
    if (head == G_MAXUINT) {
        return at;
    }
    gboolean definite = determined && !token_has(tokens, tokens_at(tokens, at), TRAIT_INDEFINITE);
    return add_description(people, at, head, definite || bare);
}

/* The noun for people behind a name that only says whose they are or where they work: "the RNC
 * member", "Vik campaign officials"; G_MAXUINT. */
static guint named_description_head(const Tokens *tokens, guint name, gboolean definite)
{
    guint head =
        has(tokens, name, WORD_ORGANISATION) && !is_capital(tokens, name) ? name + 1 : name;
    guint32 nouns = definite ? WORD_PERSON | WORD_GROUP : WORD_GROUP;
    if (!together(tokens, name - 1, head) || is_capital(tokens, head)) {
        return G_MAXUINT;
    }
    return has(tokens, head, nouns) && !has(tokens, head, WORD_SPEECH) ? head : G_MAXUINT;
}

/* "the Vik campaign" is no person, but speaks as one. */
static gboolean is_named_organisation(const Tokens *tokens, guint name, gboolean definite)
{
    return definite && together(tokens, name - 1, name) && has(tokens, name, WORD_ORGANISATION) &&
           !is_capital(tokens, name);
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
    /* "Anna's brother" is her brother. */
    gboolean possessive = (tokens_at(tokens, end - 1)->flags & TOKEN_POSSESSIVE) != 0;
    if (possessive && together(tokens, at, end)) {
        guint head = description_head(tokens, end, WORD_PERSON);
        if (head != G_MAXUINT) {
            return add_description(people, at, head, TRUE);
        }
    }
    guint noun = possessive ? G_MAXUINT : named_description_head(tokens, end, definite);
    if (noun != G_MAXUINT) {
        return add_description(people, at, noun,
                               definite &&
                                   !token_has(tokens, tokens_at(tokens, at), TRAIT_INDEFINITE));
    }
    end += !possessive && is_named_organisation(tokens, end, definite) ? 1 : 0;
    add_mention(
        people,
        (Mention){
            .first = at, .end = end, .kind = MENTION_NAME, .person = NOBODY, .definite = definite});
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
