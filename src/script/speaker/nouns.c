#include "script/speaker/nouns.h"

/* Whether the token before AT, or the one before that and an adjective, is a determiner. */
static gboolean is_determined(const Tokens *tokens, guint at)
{
    enum { REACH = 2 };
    guint32 determiners = WORD_DETERMINER | WORD_POSSESSIVE;
    const Token *noun = tokens_at(tokens, at);
    for (guint i = at; i > 0 && at - i < REACH; i--) {
        const Token *before = tokens_at(tokens, i - 1);
        if (before->block != noun->block || before->mark || before->flags & TOKEN_POSSESSIVE) {
            return FALSE;
        }
        if (token_is(tokens, before, determiners)) {
            return TRUE;
        }
        if ((before->flags & TOKEN_CAPITAL) || token_is(tokens, before, WORD_SPEECH)) {
            return FALSE;
        }
    }
    return FALSE;
}

void tokens_count_determined(Tokens *tokens)
{
    for (guint i = 0; tokens->language->capital_nouns && i < tokens->tokens->len; i++) {
        const Token *token = tokens_at(tokens, i);
        if (token->lexeme != NO_LEXEME && token->flags & TOKEN_CAPITAL &&
            is_determined(tokens, i)) {
            g_array_index(tokens->lexemes, Lexeme, token->lexeme).determined++;
        }
    }
}
