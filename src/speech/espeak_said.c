#include "speech/espeak_said.h"

#include <string.h>

#include "speech/espeak_foreign.h"
#include "speech/ipa.h"

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

/* French words that lose their vowel before another, and their sounds. */
static const struct {
    const char *letters, *sound;
} elided[] = {{"l", "l"}, {"d", "d"}, {"c", "s"}, {"s", "s"}, {"j", "Z"},
              {"m", "m"}, {"n", "n"}, {"t", "t"}, {"qu", "k"}};

/* Whether TEXT ends in LETTERS, of any case, before END, and a word begins with them. */
static gboolean ends_in(const char *text, gsize end, const char *letters)
{
    gsize length = strlen(letters);
    return end >= length && g_ascii_strncasecmp(text + end - length, letters, length) == 0 &&
           (end == length || strchr(" -([\"", text[end - length - 1]));
}

/* Takes a French “l’” before ONE into it: by itself it would be the letter's name. */
static void take_elided(const SpeechRequest *request, EspeakSaid *one)
{
    const char *text = request->text;
    gsize start = one->span.start;
    gsize sign = start >= 3 && memcmp(text + start - 3, "’", 3) == 0 ? 3
                 : start >= 1 && text[start - 1] == '\''             ? 1
                                                                     : 0;
    if (sign == 0 || !voice_speaks(request->voice, "fr")) {
        return;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(elided); i++) {
        if (ends_in(text, start - sign, elided[i].letters)) {
            char *word = g_ptr_array_index(one->words, 0);
            one->words->pdata[0] = g_strconcat(elided[i].sound, "|", word, NULL);
            g_free(word);
            one->span.start = start - sign - strlen(elided[i].letters);
            return;
        }
    }
}

/* Adds that SPAN is said as IPA; FALSE where the voice cannot say it. */
static gboolean add_said(GArray *said, const SpeechRequest *request, const IpaTable *table,
                         Span span, const char *ipa, gboolean foreign)
{
    g_autofree char *refused = NULL;
    EspeakSaid one = {.span = span};
    one.words = ipa_words(table, ipa, foreign, &refused);
    if (one.words) {
        take_possessive(request, &one);
        take_elided(request, &one);
        g_array_append_val(said, one);
    }
    return one.words != NULL;
}

/* The bytes of the request that PRONUNCIATION is for: how a text is to end may have cut some off.
 */
static Span place_of(const SpeechRequest *request, const Pronunciation *pronunciation)
{
    Span place = pronunciation->spoken;
    return (Span){place.start, MIN(place.end, request->length)};
}

/* Appends the words of the request, from NEXT on, that lie in PRONUNCIATION, or what of them does,
 * to FOREIGN. */
static void add_foreign(GArray *foreign, const SpeechRequest *request, gsize *next,
                        const Pronunciation *pronunciation)
{
    Span span = place_of(request, pronunciation);
    for (; *next < request->word_count && request->words[*next].start < span.end; ++*next) {
        Span word = request->words[*next];
        ForeignWord one = {.span = {MAX(word.start, span.start), MIN(word.end, span.end)},
                           .language = pronunciation->language};
        if (!span_is_empty(one.span)) {
            g_array_append_val(foreign, one);
        }
        if (word.end > span.end) {
            break;
        }
    }
}

/* The words of REQUEST that have a language of their own and no IPA, with what the engine has for
 * them. */
static GArray *foreign_words(const SpeechRequest *request)
{
    GArray *foreign = g_array_new(FALSE, FALSE, sizeof(ForeignWord));
    gsize next = 0;
    for (gsize i = 0; i < request->pronunciation_count; i++) {
        const Pronunciation *one = &request->pronunciations[i];
        if (!one->ipa && !span_is_empty(place_of(request, one)) &&
            espeak_is_foreign(request->voice, one->language)) {
            add_foreign(foreign, request, &next, one);
        }
    }
    espeak_foreign_tell(request, foreign);
    return foreign;
}

/* Whether there is a letter in SPAN that any voice can say. */
static gboolean has_latin(const char *text, Span span)
{
    enum { LATIN_END = 0x250 };
    for (gsize at = span.start; at < span.end; at++) {
        gunichar c = g_utf8_get_char_validated(text + at, (gssize)(span.end - at));
        if (c < LATIN_END && g_unichar_isalnum(c)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Adds that nothing is said for SPAN: better than the names of its letters, one by one. */
static void leave_out(GArray *said, Span span)
{
    EspeakSaid one = {.span = span, .words = g_ptr_array_new_with_free_func(g_free)};
    g_array_append_val(said, one);
}

/* Adds all that is to be said otherwise, in order. */
static void add_all(GArray *said, const SpeechRequest *request, const IpaTable *table,
                    const GArray *foreign)
{
    guint next = 0;
    for (gsize i = 0; i < request->pronunciation_count; i++) {
        const Pronunciation *one = &request->pronunciations[i];
        Span place = place_of(request, one);
        if (one->ipa && !span_is_empty(place)) {
            add_said(said, request, table, place, one->ipa,
                     espeak_is_foreign(request->voice, one->language));
        }
        for (; next < foreign->len; next++) {
            const ForeignWord *word = &g_array_index(foreign, ForeignWord, next);
            if (word->span.start >= one->spoken.end) {
                break;
            }
            gboolean told =
                word->ipa && add_said(said, request, table, word->span, word->ipa, word->foreign);
            if (!told && !has_latin(request->text, word->span)) {
                leave_out(said, word->span);
            }
        }
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
    GArray *foreign = foreign_words(request);
    add_all(said, request, table, foreign);
    for (guint i = 0; i < foreign->len; i++) {
        g_free(g_array_index(foreign, ForeignWord, i).ipa);
    }
    g_array_unref(foreign);
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
