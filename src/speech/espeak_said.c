#include "speech/espeak_said.h"

#include "speech/ipa.h"

/* Whether LANGUAGE (BCP 47, or NULL) is another than the voice's: "en-GB" and "en" are one. */
static gboolean is_foreign(const Voice *voice, const char *language)
{
    return language && !voice_speaks(voice, language);
}

static void add_said(GArray *said, const SpeechRequest *request, const IpaTable *table,
                     const Pronunciation *pronunciation)
{
    if (!pronunciation->ipa || span_is_empty(pronunciation->spoken) ||
        pronunciation->spoken.end > request->length) {
        return;
    }
    g_autofree char *refused = NULL;
    EspeakSaid one = {.span = pronunciation->spoken};
    one.words = ipa_words(table, pronunciation->ipa,
                          is_foreign(request->voice, pronunciation->language), &refused);
    if (one.words) {
        g_array_append_val(said, one);
    }
}

GArray *espeak_said_new(const SpeechRequest *request, GError **error)
{
    GArray *said = g_array_new(FALSE, FALSE, sizeof(EspeakSaid));
    if (request->gently || request->pronunciation_count == 0) {
        return said;
    }
    const IpaTable *table = ipa_table_get(request->voice->engine_voice, error);
    if (!table) {
        espeak_said_free(said);
        return NULL;
    }
    for (gsize i = 0; i < request->pronunciation_count; i++) {
        add_said(said, request, table, &request->pronunciations[i]);
    }
    return said;
}

void espeak_said_free(GArray *said)
{
    for (guint i = 0; said && i < said->len; i++) {
        g_ptr_array_unref(g_array_index(said, EspeakSaid, i).words);
    }
    if (said) {
        g_array_unref(said);
    }
}
