#include "script/speaker/address.h"

#include "script/speaker/places.h"

static gboolean is_break(gunichar mark)
{
    return mark_ends_sentence(mark) || mark_is_quote(mark) || mark == ',' || mark == ';' ||
           mark == 0x2014 || mark == 0x2013 || mark == '-' || mark == ':';
}

/* A name between two marks is spoken to, not of. */
gboolean mention_is_address(const Tokens *tokens, const Mention *mention)
{
    gunichar before = mention->first > 0 ? place_mark(tokens, mention->first - 1) : '.';
    gunichar after = place_mark(tokens, mention->end);
    gboolean address = FALSE;
    if (mention->first > 0) {
        const Token *word = tokens_at(tokens, mention->first - 1);
        address = token_is(tokens, word, WORD_VOCATIVE | WORD_NEVER_NAME);
    }
    return mention->kind == MENTION_NAME && !mention->possessive && !mention->definite &&
           !place_is_label(tokens, mention->first, mention->end) && (is_break(before) || address) &&
           is_break(after);
}
