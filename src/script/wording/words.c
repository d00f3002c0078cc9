#include "script/wording/words.h"

#include <string.h>

#include "base/utf8.h"
#include "script/wording/readings.h"
#include "script/wording/spoken_text.h"
#include "script/wording/spoken_tokens.h"

/* Makes the wording of an utterance group by group. A group is a token of the source, or all those
 * that readings touch and that therefore are spoken together. */
typedef struct {
    const char *text;
    Span whole;             /* the utterance */
    const GArray *readings; /* of Reading */
    guint reading;          /* index of the next one */
    GArray *source;         /* of Span: the words of the group */
    GArray *spoken;         /* of Span: those of its spoken form */
    GString *out;
    GArray *words;
    GArray *pronunciations;
} Maker;

static const Reading *next_reading(const Maker *maker)
{
    if (maker->reading >= maker->readings->len) {
        return NULL;
    }
    return &g_array_index(maker->readings, Reading, maker->reading);
}

/* Appends the words of SPAN of TEXT to WORDS. */
static void find_words(const char *text, Span span, GArray *words)
{
    for (gsize at = span.start; at < span.end;) {
        if (utf8_is_space(utf8_at(text, span.end, at))) {
            at = utf8_next(text, span.end, at);
            continue;
        }
        Span token = spoken_token(text, span.end, at);
        Span word = spoken_word(text, token);
        if (!span_is_empty(word)) {
            g_array_append_val(words, word);
        }
        at = token.end;
    }
}

/* The group at OFFSET, which is no white space. */
static Span find_group(const Maker *maker, gsize offset)
{
    Span group = spoken_token(maker->text, maker->whole.end, offset);
    for (guint i = maker->reading; i < maker->readings->len; i++) {
        Span reading = g_array_index(maker->readings, Reading, i).span;
        if (reading.start >= group.end) {
            break;
        }
        while (group.end < MIN(reading.end, maker->whole.end)) {
            group.end = spoken_token(maker->text, maker->whole.end, group.end).end;
        }
    }
    return group;
}

/* Appends what is said for READING and notes how. */
static void speak_reading(Maker *maker, const Reading *reading)
{
    gsize from = maker->out->len;
    if (reading->spoken) {
        Span spoken = {0, strlen(reading->spoken)};
        spoken_append(maker->out, reading->spoken, spoken, spoken);
    } else {
        spoken_append(maker->out, maker->text, maker->whole, reading->span);
    }
    Span place = utf8_trim(maker->out->str, (Span){from, maker->out->len});
    if ((reading->ipa || reading->language) && !span_is_empty(place)) {
        Pronunciation pronunciation = {place, reading->ipa, reading->language};
        g_array_append_val(maker->pronunciations, pronunciation);
    }
}

/* Appends the spoken form of GROUP, with its readings in their places. */
static void speak_group(Maker *maker, Span group)
{
    Span whole = maker->whole;
    gsize at = group.start;
    const Reading *reading;
    while ((reading = next_reading(maker)) && reading->span.start < group.end) {
        maker->reading++;
        if (reading->span.end <= at) {
            continue; /* an empty one, or one inside another */
        }
        spoken_append(maker->out, maker->text, whole, (Span){at, MAX(at, reading->span.start)});
        speak_reading(maker, reading);
        at = reading->span.end;
    }
    spoken_append(maker->out, maker->text, whole, (Span){at, MAX(at, group.end)});
}

/* Shares the spoken words out among those of the source. */
static void share_out(Maker *maker)
{
    gsize sources = maker->source->len, spokens = maker->spoken->len;
    for (gsize i = 0; i < sources && spokens > 0; i++) {
        gsize first = i * spokens / sources;
        gsize behind = MAX((i + 1) * spokens / sources, first + 1);
        Word word = {
            .source = g_array_index(maker->source, Span, i),
            .spoken = {g_array_index(maker->spoken, Span, first).start,
                       g_array_index(maker->spoken, Span, behind - 1).end},
        };
        g_array_append_val(maker->words, word);
    }
}

/* Cuts the tokens from the byte FROM on that are too long. The pronunciations from FIRST on keep
 * their words: nothing but spaces is put in. */
static void cut_group(Maker *maker, gsize from, guint first)
{
    if (first == maker->pronunciations->len) {
        spoken_cut(maker->out, from);
        return;
    }
    g_autofree char *before = g_strndup(maker->out->str + from, maker->out->len - from);
    spoken_cut(maker->out, from);
    gsize old = from, now = from;
    for (guint i = first; i < maker->pronunciations->len; i++) {
        Span *place = &g_array_index(maker->pronunciations, Pronunciation, i).spoken;
        gsize *const ends[] = {&place->start, &place->end};
        for (gsize end = 0; end < G_N_ELEMENTS(ends); end++) {
            for (; old < *ends[end]; old++, now++) {
                now += maker->out->str[now] != before[old - from] ? 1 : 0;
            }
            now += end == 0 && maker->out->str[now] != before[old - from] ? 1 : 0;
            *ends[end] = now;
        }
    }
}

static void make_group(Maker *maker, Span group)
{
    gsize from = maker->out->len;
    guint first = maker->pronunciations->len;
    speak_group(maker, group);
    cut_group(maker, from, first);
    g_array_set_size(maker->source, 0);
    g_array_set_size(maker->spoken, 0);
    find_words(maker->text, group, maker->source);
    find_words(maker->out->str, (Span){from, maker->out->len}, maker->spoken);
    share_out(maker);
}

static void make_words(const char *text, Span whole, const GArray *readings, GString *out,
                       Wording *wording)
{
    Maker maker = {.text = text,
                   .whole = whole,
                   .readings = readings,
                   .out = out,
                   .words = wording->words,
                   .pronunciations = wording->pronunciations};
    maker.source = g_array_new(FALSE, FALSE, sizeof(Span));
    maker.spoken = g_array_new(FALSE, FALSE, sizeof(Span));
    for (gsize at = spoken_start(text, whole); at < whole.end;) {
        if (utf8_is_space(utf8_at(text, whole.end, at))) {
            spoken_space(out);
            at = utf8_next(text, whole.end, at);
            continue;
        }
        Span group = find_group(&maker, at);
        make_group(&maker, group);
        at = group.end;
    }
    g_array_unref(maker.source);
    g_array_unref(maker.spoken);
}

/* Takes off what the end of the text at LENGTH has left behind it. */
static void drop_behind(GArray *pronunciations, gsize length)
{
    while (pronunciations->len > 0) {
        Span *last = &g_array_index(pronunciations, Pronunciation, pronunciations->len - 1).spoken;
        last->end = MIN(last->end, length);
        if (!span_is_empty(*last)) {
            break;
        }
        g_array_set_size(pronunciations, pronunciations->len - 1);
    }
}

/* Whether words are put in another's place by READINGS; sounds and languages leave the text as it
 * is.
 */
static gboolean has_other_words(const GArray *readings)
{
    for (guint i = 0; i < readings->len; i++) {
        if (g_array_index(readings, Reading, i).spoken) {
            return TRUE;
        }
    }
    return FALSE;
}

static Wording *make_wording(const Script *script, const Utterance *utterance, gboolean printed)
{
    GString *out = g_string_new(NULL);
    Wording *wording = g_new0(Wording, 1);
    wording->words = g_array_new(FALSE, FALSE, sizeof(Word));
    wording->pronunciations = g_array_new(FALSE, FALSE, sizeof(Pronunciation));
    if (utterance->kind != UTTERANCE_SKIPPED) {
        wording->readings = readings_of(script, utterance, printed);
        wording->reads_otherwise = has_other_words(wording->readings);
        make_words(script->document->text, utterance->span, wording->readings, out, wording);
    } else if (utterance->instead) {
        Span whole = {0, strlen(utterance->instead)};
        spoken_append(out, utterance->instead, whole, whole);
        spoken_cut(out, 0);
    }
    spoken_finish(out);
    wording->length = out->len;
    wording->text = g_string_free(out, FALSE);
    drop_behind(wording->pronunciations, wording->length);
    return wording;
}

Wording *wording_new(const Script *script, const Utterance *utterance)
{
    return make_wording(script, utterance, FALSE);
}

Wording *wording_printed(const Script *script, const Utterance *utterance)
{
    return make_wording(script, utterance, TRUE);
}

void wording_free(Wording *wording)
{
    if (wording) {
        g_free(wording->text);
        g_array_unref(wording->words);
        g_array_unref(wording->pronunciations);
        g_clear_pointer(&wording->readings, g_array_unref);
        g_free(wording);
    }
}
