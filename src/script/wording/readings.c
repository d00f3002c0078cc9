#include "script/wording/readings.h"

#include "script/reading/reading.h"

static void clear_reading(gpointer reading)
{
    g_free(((Reading *)reading)->spoken);
}

/* Where UTTERANCE stands: its block, as far as SCRIPT has blocks. */
static Span context_of(const Script *script, const Utterance *utterance)
{
    const GArray *blocks = script->document->blocks;
    if (blocks && utterance->block < blocks->len) {
        Span block = g_array_index(blocks, Block, utterance->block).text;
        if (span_holds(block, utterance->span)) {
            return block;
        }
    }
    return utterance->span;
}

/* Appends READING; its sounds and language stay those of the utterance. */
static void append_copy(GArray *readings, Reading reading)
{
    reading.spoken = g_strdup(reading.spoken);
    g_array_append_val(readings, reading);
}

/* Appends OWN, and those of FOUND that touch none of it. */
static void merge(GArray *readings, const GArray *own, const GArray *found)
{
    guint next = 0;
    gsize behind = 0; /* the editor's last one */
    for (guint i = 0; i < found->len; i++) {
        Reading reading = g_array_index(found, Reading, i);
        for (; next < own->len && g_array_index(own, Reading, next).span.start < reading.span.end;
             next++) {
            append_copy(readings, g_array_index(own, Reading, next));
            behind = MAX(behind, g_array_index(own, Reading, next).span.end);
        }
        if (reading.span.start >= behind) {
            append_copy(readings, reading);
        }
    }
    for (; next < own->len; next++) {
        append_copy(readings, g_array_index(own, Reading, next));
    }
}

GArray *readings_of(const Script *script, const Utterance *utterance)
{
    GArray *found = g_array_new(FALSE, FALSE, sizeof(Reading));
    g_array_set_clear_func(found, clear_reading);
    if (script->language) {
        reading_work_out(script->language, script->document->text, context_of(script, utterance),
                         utterance->span, found);
    }
    if (!utterance->readings || utterance->readings->len == 0) {
        return found;
    }
    GArray *readings = g_array_new(FALSE, FALSE, sizeof(Reading));
    g_array_set_clear_func(readings, clear_reading);
    merge(readings, utterance->readings, found);
    g_array_unref(found);
    return readings;
}
