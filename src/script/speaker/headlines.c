#include "script/speaker/headlines.h"

/* A word that stays small in a headline: "of", "and". */
static gboolean may_stay_small(const Lexeme *lexeme)
{
    enum { WEIGHTY = 4 };
    return g_utf8_strlen(lexeme->folded, -1) < WEIGHTY || lexeme->classes & WORD_NUMBER;
}

/* Whether the tokens from FIRST to END, a block, are a headline: so many words at least, all those
 * of weight with capitals, one of which has it only because it stands there. */
static gboolean is_headline(const Tokens *tokens, guint first, guint end)
{
    enum { FEWEST = 4, MOST = 40 };
    guint32 small = WORD_COMMON | WORD_PREPOSITION | WORD_DETERMINER | WORD_SPEECH |
                    WORD_AUXILIARY | WORD_PRONOUN | WORD_POSSESSIVE;
    guint words = 0;
    guint capitals = 0;
    gboolean raised = FALSE;
    for (guint i = first; i < end; i++) {
        const Token *token = tokens_at(tokens, i);
        const Lexeme *lexeme = tokens_lexeme(tokens, token);
        if (!lexeme) {
            continue;
        }
        gboolean capital = (token->flags & TOKEN_CAPITAL) != 0;
        if (words++ > MOST || (!capital && !may_stay_small(lexeme))) {
            return FALSE;
        }
        capitals += capital ? 1 : 0;
        raised |= capital && words > 1 && !(lexeme->classes & (WORD_TITLE | WORD_GIVEN_NAME)) &&
                  (lexeme->classes & small || lexeme->smalls > 0);
    }
    return words >= FEWEST && 2 * capitals > words && raised;
}

/* What has capitals in a headline has none for its own sake. */
static void mark_headline(Tokens *tokens, guint first, guint end)
{
    for (guint i = first; i < end; i++) {
        Token *token = &g_array_index(tokens->tokens, Token, i);
        if (token->lexeme != NO_LEXEME) {
            Lexeme *lexeme = &g_array_index(tokens->lexemes, Lexeme, token->lexeme);
            gboolean counted =
                token->flags & TOKEN_CAPITAL && !(token->flags & (TOKEN_START | TOKEN_SHOUTED));
            lexeme->capitals -= counted ? 1 : 0;
        }
        token->flags |= TOKEN_HEADLINE;
    }
}

void tokens_mark_headlines(Tokens *tokens)
{
    for (guint i = 0; i + 1 < tokens->blocks->len; i++) {
        guint first = g_array_index(tokens->blocks, guint, i);
        guint end = g_array_index(tokens->blocks, guint, i + 1);
        if (is_headline(tokens, first, end)) {
            mark_headline(tokens, first, end);
        }
    }
}
