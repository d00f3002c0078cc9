/* What stands at a place among the tokens; nothing behind their end. */
#ifndef LECTERN_SCRIPT_PLACES_H
#define LECTERN_SCRIPT_PLACES_H

#include "script/speaker/tokens.h"

static inline gboolean place_has(const Tokens *tokens, guint at, guint32 classes)
{
    return at < tokens->tokens->len && token_is(tokens, tokens_at(tokens, at), classes);
}

static inline gunichar place_mark(const Tokens *tokens, guint at)
{
    return at < tokens->tokens->len ? tokens_at(tokens, at)->mark : 0;
}

static inline gboolean place_capital(const Tokens *tokens, guint at)
{
    return at < tokens->tokens->len && tokens_at(tokens, at)->flags & TOKEN_CAPITAL;
}

/* Whether two tokens stand in one sentence of one block, on one side of a quotation's marks. */
static inline gboolean place_together(const Tokens *tokens, guint a, guint b)
{
    if (b >= tokens->tokens->len) {
        return FALSE;
    }
    const Token *first = tokens_at(tokens, a);
    const Token *second = tokens_at(tokens, b);
    return first->block == second->block && first->quotation == second->quotation;
}

#endif
