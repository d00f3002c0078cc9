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

/* Whether the words from FIRST to END, at the start of a paragraph or quotation, name who says the
 * line as a script or transcript does: "ANNA: …". */
static inline gboolean place_is_label(const Tokens *tokens, guint first, guint end)
{
    if (place_mark(tokens, end) != ':' || !(tokens_at(tokens, end - 1)->flags & TOKEN_SHOUTED)) {
        return FALSE;
    }
    return first == 0 || mark_is_quote(place_mark(tokens, first - 1)) ||
           tokens_at(tokens, first - 1)->block != tokens_at(tokens, first)->block;
}

#endif
