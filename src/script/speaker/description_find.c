#include "script/speaker/description_find.h"

#include "script/speaker/name_extent.h"
#include "script/speaker/places.h"

enum { MOST_MODIFIERS = 5 };

void people_add_mention(People *people, Mention mention)
{
    const Tokens *tokens = people->tokens;
    const Token *last = tokens_at(tokens, mention.end - 1);
    mention.in_speech = last->quotation != NO_QUOTATION;
    mention.possessive |= (last->flags & TOKEN_POSSESSIVE) != 0;
    mention.object |= mention.first > 0 && place_has(tokens, mention.first - 1, WORD_PREPOSITION) &&
                      place_together(tokens, mention.first - 1, mention.first);
    int index = (int)people->mentions->len;
    g_array_append_val(people->mentions, mention);
    for (guint i = mention.first; i < mention.end; i++) {
        g_array_index(people->mention_at, int, i) = index;
    }
}

/* "for the Ministry of Defence" behind "a spokesman": what makes the description complete. */
static guint extension_end(const Tokens *tokens, guint end)
{
    if (!place_has(tokens, end, WORD_PREPOSITION) || !place_together(tokens, end - 1, end + 1)) {
        return end;
    }
    guint at = end + 1;
    at += place_has(tokens, at, WORD_DETERMINER) ? 1 : 0;
    guint last = name_end(tokens, at);
    return last > at && place_together(tokens, end, last - 1) ? last : end;
}

static gboolean is_modifier(const Tokens *tokens, guint at)
{
    return at < tokens->tokens->len && tokens_at(tokens, at)->mark == 0 &&
           !place_has(tokens, at,
                      WORD_PREPOSITION | WORD_PRONOUN | WORD_AUXILIARY | WORD_DETERMINER |
                          WORD_OBJECT | WORD_POSSESSIVE) &&
           !(tokens_at(tokens, at)->flags & TOKEN_POSSESSIVE);
}

guint description_head(const Tokens *tokens, guint first, guint32 nouns)
{
    guint head = G_MAXUINT;
    for (guint at = first; at < first + MOST_MODIFIERS && place_together(tokens, first, at); at++) {
        if (place_has(tokens, at, nouns)) {
            head = at;
        }
        if (!is_modifier(tokens, at)) {
            break;
        }
    }
    return head;
}

/* Whether the verb of speech at VERB leads up to a quotation: said: “…”, notes that “…” */
static gboolean leads_up(const Tokens *tokens, guint verb)
{
    enum { REACH = 4 };
    for (guint i = verb + 1; i < verb + REACH && place_together(tokens, verb, i); i++) {
        if (place_mark(tokens, i) == ':') {
            return TRUE;
        }
    }
    for (guint i = verb + 1; i < verb + REACH && i < tokens->tokens->len; i++) {
        if (tokens_at(tokens, i)->quotation != NO_QUOTATION) {
            return tokens_at(tokens, i)->block == tokens_at(tokens, verb)->block;
        }
    }
    return FALSE;
}

/* The last word of "the moderator" in “…,” the moderator said, said the moderator, and the
 * statement said: “…”: whatever speaks is someone. */
static guint cue_head(const Tokens *tokens, guint at)
{
    gboolean inverted = at > 1 && place_has(tokens, at - 1, WORD_SPEECH) &&
                        tokens_at(tokens, at - 2)->quotation != NO_QUOTATION;
    gboolean straight = at > 0 && tokens_at(tokens, at - 1)->quotation != NO_QUOTATION;
    gboolean leading = (tokens_at(tokens, at)->flags & TOKEN_START) != 0;
    if ((!inverted && !straight && !leading) || tokens_at(tokens, at)->quotation != NO_QUOTATION) {
        return G_MAXUINT;
    }
    guint last = at;
    while (last < at + MOST_MODIFIERS && place_together(tokens, at, last + 1) &&
           is_modifier(tokens, last + 1) && !place_has(tokens, last + 1, WORD_SPEECH)) {
        last++;
    }
    gboolean spoken =
        place_together(tokens, at, last + 1) && place_has(tokens, last + 1, WORD_SPEECH);
    gboolean cued = inverted || (spoken && (straight || leads_up(tokens, last + 1)));
    return last > at && cued ? last : G_MAXUINT;
}

guint description_add(People *people, guint first, guint head, gboolean definite)
{
    const Tokens *tokens = people->tokens;
    const Lexeme *lexeme = tokens_lexeme(tokens, tokens_at(tokens, head));
    gboolean plural = (lexeme->classes & WORD_GROUP) != 0 && !(lexeme->classes & WORD_PERSON);
    gboolean possessive = (tokens_at(tokens, head)->flags & TOKEN_POSSESSIVE) != 0;
    guint end = place_together(tokens, head, head + 1) && !plural && !possessive
                    ? name_end(tokens, head + 1)
                    : head + 1;
    if (end > head + 1) {
        people_add_mention(people, (Mention){.first = head + 1,
                                             .end = end,
                                             .kind = MENTION_NAME,
                                             .gender = lexeme->gender,
                                             .person = NOBODY});
        return end;
    }
    end = possessive ? head + 1 : extension_end(tokens, head + 1);
    people_add_mention(people, (Mention){.first = first,
                                         .end = end,
                                         .kind = MENTION_DESCRIPTION,
                                         .gender = lexeme->gender,
                                         .person = NOBODY,
                                         .plural = plural,
                                         .definite = definite});
    return end;
}

guint description_try(People *people, guint at)
{
    const Tokens *tokens = people->tokens;
    /* "one of his comrades" */
    if (place_has(tokens, at, WORD_DETERMINER) && place_has(tokens, at + 1, WORD_PREPOSITION) &&
        place_has(tokens, at + 2, WORD_DETERMINER | WORD_POSSESSIVE) &&
        place_together(tokens, at, at + 3)) {
        guint many = description_head(tokens, at + 3, WORD_GROUP | WORD_PERSON);
        if (many != G_MAXUINT) {
            people_add_mention(people, (Mention){.first = at,
                                                 .end = many + 1,
                                                 .kind = MENTION_DESCRIPTION,
                                                 .person = NOBODY});
            return many + 1;
        }
    }
    gboolean determined = place_has(tokens, at, WORD_DETERMINER | WORD_POSSESSIVE);
    gboolean bare = token_has(tokens, tokens_at(tokens, at), TRAIT_DEFINITE);
    guint head;
    if (determined) {
        head = place_together(tokens, at, at + 1)
                   ? description_head(tokens, at + 1, WORD_GROUP | WORD_PERSON)
                   : G_MAXUINT;
        head = head == G_MAXUINT ? cue_head(tokens, at) : head;
    } else {
        head = place_has(tokens, at, WORD_GROUP) || bare ? at : G_MAXUINT;
    }
    if (head == G_MAXUINT) {
        return at;
    }
    gboolean definite = determined && !token_has(tokens, tokens_at(tokens, at), TRAIT_INDEFINITE);
    return description_add(people, at, head, definite || bare);
}
