#include "performance/cadence.h"

#include <string.h>

#include "base/utf8.h"
#include "script/language.h"
#include "script/near_words.h"

/* Shorter questions echo what was said, and rise: "What?" */
enum { FEWEST_ASKING_WORDS = 3 };

const Utterance *cadence_next(const Script *script, gsize index)
{
    for (gsize next = index + 1; next < script->utterances->len; next++) {
        const Utterance *utterance = script_utterance(script, next);
        if (utterance_is_heard(utterance)) {
            return utterance;
        }
    }
    return NULL;
}

static BlockKind block_kind(const Script *script, const Utterance *utterance)
{
    return document_block(script->document, utterance->block)->kind;
}

/* Whether what UTTERANCE says is not at its end yet: its sentence goes on, or an item of a list has
 * another behind it. */
static gboolean goes_on(const Script *script, const Utterance *utterance, const Utterance *next)
{
    if (!next || utterance->kind == UTTERANCE_SKIPPED || next->kind == UTTERANCE_SKIPPED) {
        return FALSE;
    }
    gboolean item = block_kind(script, utterance) == BLOCK_LIST_ITEM &&
                    block_kind(script, next) == BLOCK_LIST_ITEM && next->block != utterance->block;
    return item || next->sentence == utterance->sentence;
}

/* Whether a question asks for a thing by its first words: "And where did they go" */
static gboolean asks_for_something(const Script *script, const Wording *wording)
{
    const Language *language = language_get(script->language ? script->language : "en", NULL);
    NearWord first, second;
    if (!language || wording->words->len < FEWEST_ASKING_WORDS ||
        !near_word_after(wording->text, 0, wording->length, &first)) {
        return FALSE;
    }
    if (g_hash_table_contains(language->question_words, first.folded)) {
        return TRUE;
    }
    return g_hash_table_contains(language->before_questions, first.folded) &&
           near_word_after(wording->text, first.span.end, wording->length, &second) &&
           g_hash_table_contains(language->question_words, second.folded);
}

/* Where the marks at the end of TEXT begin: full stops, colons, question marks. */
static gsize marks_start(const char *text, gsize length, const char *marks)
{
    while (length > 0 && strchr(marks, text[length - 1])) {
        length--;
    }
    return length;
}

char *cadence_text(const Script *script, gsize index, const Wording *wording)
{
    const Utterance *utterance = script_utterance(script, index);
    const char *text = wording->text;
    gsize length = wording->length;
    gunichar last = length > 0 ? utf8_before(text, length) : 0;
    if (wording->words->len == 0) {
        return g_strdup(text);
    }
    if (last == '?' && asks_for_something(script, wording)) {
        return g_strdup_printf("%.*s.", (int)marks_start(text, length, "?"), text);
    }
    if (last == ':' || goes_on(script, utterance, cadence_next(script, index))) {
        gsize end = marks_start(text, length, ".:");
        gboolean bare = end < length || g_unichar_isalnum(last);
        return bare ? g_strdup_printf("%.*s,", (int)end, text) : g_strdup(text);
    }
    return g_strdup(text);
}
