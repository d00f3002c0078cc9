#include "speech/espeak_said.h"

#include <string.h>

#include "speech/ipa.h"

/* Whether LANGUAGE (BCP 47, or NULL) is another than the voice's: "en-GB" and "en" are one. */
static gboolean is_foreign(const Voice *voice, const char *language)
{
    return language && !voice_speaks(voice, language);
}

/* The sound of an English “’s” behind the word that ends in MNEMONICS. */
static const char *ending_of(const char *mnemonics)
{
    static const char *const hissing[] = {"s", "z", "S", "Z", "tS", "dZ", "s.", "z.", NULL};
    static const char *const voiceless[] = {"p", "t", "k", "f", "T", "x", "X", "C", NULL};
    const char *bar = strrchr(mnemonics, '|');
    const char *last = bar ? bar + 1 : mnemonics;
    if (g_strv_contains(hissing, last)) {
        return "|I|z";
    }
    return g_strv_contains(voiceless, last) ? "|s" : "|z";
}

/* How many bytes of TEXT, which has LENGTH, are an “’s” that ends a word at its start. */
static gsize possessive_length(const char *text, gsize length)
{
    static const char *const forms[] = {"’s", "'s"};
    for (gsize i = 0; i < G_N_ELEMENTS(forms); i++) {
        gsize own = strlen(forms[i]);
        if (length >= own && memcmp(text, forms[i], own) == 0) {
            gunichar behind =
                own < length ? g_utf8_get_char_validated(text + own, (gssize)(length - own)) : 0;
            return behind < (gunichar)-2 && g_unichar_isalnum(behind) ? 0 : own;
        }
    }
    return 0;
}

/* Takes an English “’s” behind ONE into it: by itself it would be the letter's name. */
static void take_possessive(const SpeechRequest *request, EspeakSaid *one)
{
    gsize length =
        possessive_length(request->text + one->span.end, request->length - one->span.end);
    if (length > 0 && voice_speaks(request->voice, "en")) {
        guint last = one->words->len - 1;
        char *word = g_ptr_array_index(one->words, last);
        one->words->pdata[last] = g_strconcat(word, ending_of(word), NULL);
        g_free(word);
        one->span.end += length;
    }
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
        take_possessive(request, &one);
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
