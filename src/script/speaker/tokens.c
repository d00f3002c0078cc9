#include "script/speaker/tokens.h"

#include <string.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "script/speaker/word_cut.h"

enum { APOSTROPHE = '\'', ELLIPSIS = 0x2026 };

gboolean mark_ends_sentence(gunichar mark)
{
    return mark == '.' || mark == '!' || mark == '?' || mark == ELLIPSIS;
}

gboolean mark_is_quote(gunichar mark)
{
    return mark == '"' || mark == APOSTROPHE ||
           u_hasBinaryProperty((UChar32)mark, UCHAR_QUOTATION_MARK);
}

void tokens_free(Tokens *tokens)
{
    if (tokens) {
        g_array_unref(tokens->tokens);
        g_array_unref(tokens->lexemes);
        g_array_unref(tokens->blocks);
        g_hash_table_unref(tokens->index);
        g_free(tokens);
    }
}

guint tokens_find(const Tokens *tokens, gsize offset)
{
    guint low = 0;
    guint high = tokens->tokens->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (tokens_at(tokens, middle)->span.end <= offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

guint tokens_phrase(const Tokens *tokens, guint at, guint end, GHashTable *phrases)
{
    enum { MOST_WORDS = 4 };
    g_autoptr(GString) phrase = g_string_new(NULL);
    for (guint words = 0; words < MOST_WORDS && at + words < end; words++) {
        const Lexeme *lexeme = tokens_lexeme(tokens, tokens_at(tokens, at + words));
        if (!lexeme) {
            return 0;
        }
        g_string_append_printf(phrase, "%s%s", words ? " " : "", lexeme->folded);
        if (g_hash_table_contains(phrases, phrase->str)) {
            return words + 1;
        }
    }
    return 0;
}

char *tokens_text(const Tokens *tokens, guint first, guint end)
{
    if (first >= end) {
        return g_strdup("");
    }
    gsize start = tokens_at(tokens, first)->span.start;
    return g_strndup(tokens->document->text + start, tokens_at(tokens, end - 1)->span.end - start);
}
