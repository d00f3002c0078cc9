#include "script/speaker/genre.h"

/* A text is a story where that share of its quotations asks or exclaims: in novels a third and more
 * do, in news one in ten (measured on the development sets). */
static const double story_share = 0.22;

gboolean genre_is_story(const Tokens *tokens, guint quotations)
{
    guint lively = 0;
    int last = NO_QUOTATION;
    for (guint i = 0; i < tokens->tokens->len; i++) {
        const Token *token = tokens_at(tokens, i);
        if (token->quotation != last && (token->mark == '!' || token->mark == '?') &&
            token->quotation != NO_QUOTATION) {
            last = token->quotation;
            lively++;
        }
    }
    return lively > 0 && lively >= story_share * quotations;
}
