#include "cast/runs.h"

#include <string.h>

static gboolean may_be_spoken(const Utterance *utterance)
{
    return utterance->kind == UTTERANCE_QUOTATION || utterance->kind == UTTERANCE_NARRATION;
}

/* Whether the utterance at INDEX goes on with the quotation of the one before it. */
static gboolean goes_on(const Script *script, gsize index)
{
    const Utterance *utterance = script_utterance(script, index);
    const Utterance *before = script_utterance(script, index - 1);
    return utterance->kind == UTTERANCE_QUOTATION && before->kind == utterance->kind &&
           before->block == utterance->block && before->speaker == utterance->speaker &&
           g_strcmp0(before->rule, utterance->rule) == 0 &&
           g_strcmp0(before->evidence, utterance->evidence) == 0;
}

GArray *runs_find(const Script *script)
{
    GArray *runs = g_array_new(FALSE, FALSE, sizeof(Run));
    for (gsize i = 0; i < script->utterances->len; i++) {
        if (!may_be_spoken(script_utterance(script, i))) {
            continue;
        }
        if (runs->len > 0 && g_array_index(runs, Run, runs->len - 1).end == i &&
            goes_on(script, i)) {
            g_array_index(runs, Run, runs->len - 1).end++;
        } else {
            Run run = {i, i + 1};
            g_array_append_val(runs, run);
        }
    }
    return runs;
}
