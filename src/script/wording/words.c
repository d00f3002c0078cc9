#include "script/wording/words.h"

#include <string.h>

#include "base/utf8.h"
#include "script/wording/spoken_text.h"
#include "script/wording/spoken_tokens.h"

/* Makes the wording of an utterance group by group. A group is a token of the source, or all those
 * that readings touch and that therefore are spoken together. */
typedef struct {
    const char *text;
    const Utterance *utterance;
    guint reading;  /* index of the next one */
    GArray *source; /* of Span: the words of the group */
    GArray *spoken; /* of Span: those of its spoken form */
    GString *out;
    GArray *words;
} Maker;

static const Reading *next_reading(const Maker *maker)
{
    const GArray *readings = maker->utterance->readings;
    if (!readings || maker->reading >= readings->len) {
        return NULL;
    }
    return &g_array_index(readings, Reading, maker->reading);
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
    Span whole = maker->utterance->span;
    Span group = spoken_token(maker->text, whole.end, offset);
    const GArray *readings = maker->utterance->readings;
    for (guint i = maker->reading; readings && i < readings->len; i++) {
        Span reading = g_array_index(readings, Reading, i).span;
        if (reading.start >= group.end) {
            break;
        }
        while (group.end < MIN(reading.end, whole.end)) {
            group.end = spoken_token(maker->text, whole.end, group.end).end;
        }
    }
    return group;
}

/* Appends the spoken form of GROUP, with its readings in their places. */
static void speak_group(Maker *maker, Span group)
{
    Span whole = maker->utterance->span;
    gsize at = group.start;
    const Reading *reading;
    while ((reading = next_reading(maker)) && reading->span.start < group.end) {
        maker->reading++;
        if (reading->span.end <= at) {
            continue; /* an empty one, or one inside another */
        }
        spoken_append(maker->out, maker->text, whole, (Span){at, MAX(at, reading->span.start)});
        Span spoken = {0, strlen(reading->spoken)};
        spoken_append(maker->out, reading->spoken, spoken, spoken);
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

static void make_group(Maker *maker, Span group)
{
    gsize from = maker->out->len;
    speak_group(maker, group);
    spoken_cut(maker->out, from);
    g_array_set_size(maker->source, 0);
    g_array_set_size(maker->spoken, 0);
    find_words(maker->text, group, maker->source);
    find_words(maker->out->str, (Span){from, maker->out->len}, maker->spoken);
    share_out(maker);
}

static void make_words(const char *text, const Utterance *utterance, GString *out, GArray *words)
{
    Maker maker = {.text = text, .utterance = utterance, .out = out, .words = words};
    maker.source = g_array_new(FALSE, FALSE, sizeof(Span));
    maker.spoken = g_array_new(FALSE, FALSE, sizeof(Span));
    for (gsize at = spoken_start(text, utterance->span); at < utterance->span.end;) {
        if (utf8_is_space(utf8_at(text, utterance->span.end, at))) {
            spoken_space(out);
            at = utf8_next(text, utterance->span.end, at);
            continue;
        }
        Span group = find_group(&maker, at);
        make_group(&maker, group);
        at = group.end;
    }
    g_array_unref(maker.source);
    g_array_unref(maker.spoken);
}

Wording *wording_new(const Script *script, const Utterance *utterance)
{
    GString *out = g_string_new(NULL);
    GArray *words = g_array_new(FALSE, FALSE, sizeof(Word));
    if (utterance->kind != UTTERANCE_SKIPPED) {
        make_words(script->document->text, utterance, out, words);
    } else if (utterance->instead) {
        Span whole = {0, strlen(utterance->instead)};
        spoken_append(out, utterance->instead, whole, whole);
        spoken_cut(out, 0);
    }
    spoken_finish(out);

    Wording *wording = g_new(Wording, 1);
    wording->length = out->len;
    wording->text = g_string_free(out, FALSE);
    wording->words = words;
    return wording;
}

void wording_free(Wording *wording)
{
    if (wording) {
        g_free(wording->text);
        g_array_unref(wording->words);
        g_free(wording);
    }
}
