#include "speech/engine.h"

#include <string.h>

#include "speech/command.h"
#include "speech/espeak.h"

static const Engine *const engines[] = {&espeak_engine, &command_engine};

const Engine *engine_find(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(engines); i++) {
        if (strcmp(engines[i]->name, name) == 0) {
            return engines[i];
        }
    }
    return NULL;
}

gboolean engines_open(GError **error)
{
    for (gsize i = 0; i < G_N_ELEMENTS(engines); i++) {
        if (!engines[i]->open(error)) {
            return FALSE;
        }
    }
    return TRUE;
}

void speech_clear(Speech *speech)
{
    g_free(speech->samples);
    g_free(speech->word_starts);
    *speech = (Speech){0};
}

void speech_free(Speech *speech)
{
    if (speech) {
        speech_clear(speech);
        g_free(speech);
    }
}

void speech_order_words(Speech *speech)
{
    guint32 end = (guint32)MIN(speech->length, SAMPLE_UNKNOWN - 1);
    guint32 last = 0;
    for (gsize i = 0; i < speech->word_count; i++) {
        if (speech->word_starts[i] != SAMPLE_UNKNOWN) {
            last = CLAMP(speech->word_starts[i], last, end);
            speech->word_starts[i] = last;
        }
    }
}
