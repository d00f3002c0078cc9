#include "script/quotation/attribution_hint.h"

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "script/near_words.h"
#include "script/quotation/quote_marks.h"

static gboolean separates(gunichar c)
{
    return quote_mark_is(c) || c == ')' || c == ']';
}

/* "said the former soldier", "the former soldier laughs" */
enum { ATTRIBUTION_WORDS = 4, SURE_WORDS = 3, HYPHEN = 0x2D };

gboolean attribution_verb(const Language *language, const char *folded)
{
    return g_hash_table_contains(language->speech_verbs, folded) ||
           g_hash_table_contains(language->thought_verbs, folded);
}

gboolean attribution_follows(const char *text, gsize offset, gsize end, const Language *language)
{
    NearWord word;
    for (int i = 0; i < ATTRIBUTION_WORDS && near_word_after(text, offset, end, &word); i++) {
        gboolean parted = i > 0 && word.gap != 0 && word.gap != HYPHEN; /* a-t-il */
        if (word.sentence_gap || separates(word.far_gap) || parted) {
            return FALSE;
        }
        if (attribution_verb(language, word.folded)) {
            return TRUE;
        }
        offset = word.span.end;
    }
    return FALSE;
}

/* The same, strictly: for words that may be part of what is said. */
static gboolean surely_follows(const char *text, gsize offset, gsize end, const Language *language)
{
    NearWord word;
    for (int i = 0; i < SURE_WORDS && near_word_after(text, offset, end, &word); i++) {
        if (word.sentence_gap || word.gap != 0 ||
            g_hash_table_contains(language->first_person, word.folded)) {
            return FALSE;
        }
        if (g_hash_table_contains(language->speech_verbs, word.folded)) {
            return TRUE;
        }
        offset = word.span.end;
    }
    return FALSE;
}

gsize attribution_find(const char *text, Span span, const Language *language)
{
    for (gsize at = span.start; at < span.end;) {
        gunichar c = utf8_at(text, span.end, at);
        at = utf8_next(text, span.end, at);
        if (!u_ispunct((UChar32)c) || !utf8_is_space(utf8_at(text, span.end, at))) {
            continue;
        }
        gsize next = utf8_next(text, span.end, at);
        if (u_isalpha((UChar32)utf8_at(text, span.end, next)) &&
            surely_follows(text, at, span.end, language)) {
            return at;
        }
    }
    return 0;
}
