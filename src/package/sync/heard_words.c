#include "package/sync/heard_words.h"

#include "base/error.h"
#include "script/wording/words.h"

gboolean heard_utterance(const PerformedChapter *chapter, gsize index)
{
    Placement place = chapter->utterances[index];
    return place.end > place.start;
}

GArray *heard_words(const Script *script, const PerformedChapter *chapter, gsize index,
                    GError **error)
{
    g_autoptr(GArray) heard = g_array_new(FALSE, FALSE, sizeof(HeardWord));
    const Utterance *utterance = script_utterance(script, chapter->first_utterance + index);
    if (!heard_utterance(chapter, index)) {
        return g_steal_pointer(&heard);
    }
    g_autoptr(Wording) wording = wording_new(script, utterance);
    guint32 first = chapter->first_word[index];
    guint count = chapter->first_word[index + 1] - first;
    if (count != wording->words->len) {
        error_set(error, LECTERN_ERROR_OUTPUT, utterance->id,
                  "has %u words, but another number of them was performed", wording->words->len);
        return NULL;
    }
    for (guint i = 0; i < count; i++) {
        HeardWord word = {g_array_index(wording->words, Word, i).source, chapter->words[first + i]};
        g_array_append_val(heard, word);
    }
    return g_steal_pointer(&heard);
}
