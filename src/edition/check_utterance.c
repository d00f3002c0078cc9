#include "edition/check_utterance.h"

#include <string.h>

#include "base/utf8.h"
#include "edition/edition.h"
#include "script/wording/words.h"

/* Where a number is absent. */
enum { NO_SAMPLE = -1 };

/* A line of timing.json, or a word in it. */
typedef struct {
    json_int_t start, end;               /* bytes of the text */
    json_int_t first_sample, end_sample; /* or NO_SAMPLE */
} Row;

static gboolean is_placed(const Row *row)
{
    return row->first_sample != NO_SAMPLE && row->end_sample != NO_SAMPLE;
}

static gboolean has_span(const Row *row, Span span)
{
    return row->start == (json_int_t)span.start && row->end == (json_int_t)span.end;
}

/* One problem of an utterance, or of the word of it that is given. */
static void report(const Timing *timing, const Utterance *utterance, const Word *word,
                   const char *what)
{
    if (!word) {
        check_problem(timing->check, EDITION_TIMING, "%s %s", utterance->id, what);
        return;
    }
    enum { SHOWN = 64 }; /* bytes, cut where a character starts */
    const char *text = timing->script->document->text + word->source.start;
    gsize shown = span_length(word->source);
    if (shown > SHOWN) {
        shown = utf8_previous(text, SHOWN + 1);
    }
    check_problem(timing->check, EDITION_TIMING, "%s: the word “%.*s” %s", utterance->id,
                  (int)shown, text, what);
}

/* Whether ROW, of the word given or of the whole utterance, is placed from CURSOR on and until
 * LIMIT. */
static gboolean check_place(const Timing *timing, const Utterance *utterance, const Word *word,
                            const Row *row, json_int_t cursor, json_int_t limit)
{
    const char *problem = NULL;
    if (!is_placed(row)) {
        problem = "has no samples";
    } else if (row->end_sample <= row->first_sample) {
        problem = "ends before it starts";
    } else if (row->first_sample < cursor) {
        problem = word ? "starts before its utterance or the word before it"
                       : "starts before its chapter or the utterance before it";
    } else if (row->end_sample > limit) {
        problem = word ? "ends after its utterance" : "ends after its chapter";
    }
    if (problem) {
        report(timing, utterance, word, problem);
    }
    return problem == NULL;
}

static gboolean read_row(json_t *value, Row *row, json_error_t *why)
{
    *row = (Row){0, 0, NO_SAMPLE, NO_SAMPLE};
    return json_unpack_ex(value, why, 0, "{s:I, s:I, s?I, s?I}", "start", &row->start, "end",
                          &row->end, "first_sample", &row->first_sample, "end_sample",
                          &row->end_sample) == 0;
}

static void check_words(const Timing *timing, const Utterance *utterance, const GArray *words,
                        const json_t *values, const Row *place)
{
    if (json_array_size(values) != words->len) {
        check_problem(timing->check, EDITION_TIMING,
                      "%s has %" G_GSIZE_FORMAT " words instead of %u", utterance->id,
                      json_array_size(values), words->len);
        return;
    }
    json_int_t cursor = place->first_sample;
    for (guint i = 0; i < words->len; i++) {
        const Word *word = &g_array_index(words, Word, i);
        json_error_t why;
        Row row;
        if (!read_row(json_array_get(values, i), &row, &why)) {
            report(timing, utterance, word, why.text);
            continue;
        }
        if (!has_span(&row, word->source)) {
            report(timing, utterance, word, "is given other bytes of the text");
        }
        if (check_place(timing, utterance, word, &row, cursor, place->end_sample)) {
            cursor = row.end_sample;
        }
    }
    timing->check->summary->words += words->len;
}

/* What has to be heard: an utterance that is nothing but marks has no sound. */
static gboolean needs_sound(const Utterance *utterance, const Wording *wording)
{
    return utterance_is_heard(utterance) && (wording->words->len > 0 || utterance->instead);
}

/* Whether the announcement that VALUE places, if there is one, lies between CURSOR and its
 * utterance, which is placed by ROW. */
static void check_announcement(const Timing *timing, const Utterance *utterance, const Row *row,
                               json_t *value, json_int_t cursor)
{
    json_int_t first, end;
    if (value && (json_unpack(value, "{s:I, s:I}", "first_sample", &first, "end_sample", &end) ||
                  first < cursor || end <= first || end > row->first_sample)) {
        report(timing, utterance, NULL, "has an announcement that is not right before it");
    }
}

static void check_sound(Timing *timing, const Utterance *utterance, const Row *row,
                        json_t *announcement, const json_t *words)
{
    g_autoptr(Wording) wording = wording_new(timing->script, utterance);
    gboolean needed = needs_sound(utterance, wording);
    if (!utterance_is_heard(utterance) && is_placed(row)) {
        report(timing, utterance, NULL, "is skipped, and yet has samples");
    }
    if (!needed && !is_placed(row)) {
        return;
    }
    json_int_t end = timing->chapter->start + timing->chapter->length;
    if (!check_place(timing, utterance, NULL, row, timing->cursor, end)) {
        return;
    }
    check_announcement(timing, utterance, row, announcement, timing->cursor);
    timing->cursor = row->end_sample;
    check_words(timing, utterance, wording->words, words, row);
    if (needed) {
        const Speaker *speaker = script_speaker(timing->script, utterance->speaker);
        Heard heard = {g_strdup(utterance->id), g_strdup(speaker ? speaker->name : NULL),
                       row->first_sample, row->end_sample};
        g_array_append_val(timing->heard, heard);
    }
}

gboolean check_utterance(Timing *timing, const Utterance *utterance, json_t *line)
{
    json_error_t why;
    const char *id;
    json_int_t chapter;
    const json_t *words = NULL;
    json_t *announcement = NULL;
    Row row;
    if (json_unpack_ex(line, &why, 0, "{s:s, s:I, s?o, s?o}", "id", &id, "chapter", &chapter,
                       "announcement", &announcement, "words", &words) != 0 ||
        !read_row(line, &row, &why)) {
        report(timing, utterance, NULL, line ? why.text : "is missing");
        return FALSE;
    }
    if (strcmp(id, utterance->id) != 0) {
        report(timing, utterance, NULL, "is missing, or not in its place");
        return FALSE;
    }
    if (chapter != timing->chapter->number) {
        report(timing, utterance, NULL, "is in another chapter");
    }
    if (!has_span(&row, utterance->span)) {
        report(timing, utterance, NULL, "is given other bytes of the text");
    }
    check_sound(timing, utterance, &row, announcement, words);
    timing->check->summary->utterances++;
    return TRUE;
}
