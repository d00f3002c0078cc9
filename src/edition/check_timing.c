#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/json.h"
#include "edition/check_parts.h"
#include "edition/edition.h"
#include "script/script_text.h"
#include "script/words.h"

/* The most that is read of timing.json: a thousand hours have some 600 MiB. */
#define TIMING_LIMIT ((gsize)1 << 30)

/* A script file is a few times as long as its document. */
#define SCRIPT_LIMIT (4 * DOCUMENT_LIMIT)

/* Written by hand where a number is absent. */
enum { NO_SAMPLE = -1 };

/* A line of timing.json, or a word in it. */
typedef struct {
    json_int_t start, end;               /* bytes of the text */
    json_int_t first_sample, end_sample; /* or NO_SAMPLE */
} Row;

typedef struct {
    const Check *check;
    const Script *script;
    const ManifestChapter *chapter; /* of the utterance that is looked at */
    json_int_t cursor;              /* the sample at which the utterance before it ends */
    GArray *heard;
} Timing;

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
    check_problem(timing->check, EDITION_TIMING, "%s: the word “%.*s” %s", utterance->id,
                  (int)MIN(span_length(word->source), 64),
                  timing->script->document->text + word->source.start, what);
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

static void check_sound(Timing *timing, const Utterance *utterance, const Row *row,
                        const json_t *words)
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
    timing->cursor = row->end_sample;
    check_words(timing, utterance, wording->words, words, row);
    if (needed) {
        Heard heard = {g_strdup(utterance->id), row->first_sample, row->end_sample};
        g_array_append_val(timing->heard, heard);
    }
}

/* Whether VALUE is UTTERANCE's line; what is behind another one's would only be noise. */
static gboolean check_line(Timing *timing, const Utterance *utterance, json_t *value)
{
    json_error_t why;
    const char *id;
    json_int_t chapter;
    const json_t *words = NULL;
    Row row;
    if (json_unpack_ex(value, &why, 0, "{s:s, s:I, s?o}", "id", &id, "chapter", &chapter, "words",
                       &words) != 0 ||
        !read_row(value, &row, &why)) {
        report(timing, utterance, NULL, value ? why.text : "is missing");
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
    check_sound(timing, utterance, &row, words);
    timing->check->summary->utterances++;
    return TRUE;
}

/* Where the reading is in the script and in timing.json. */
typedef struct {
    gsize utterance;
    gsize line;
} Position;

/* The lines of the utterances of CHAPTER; FALSE where they are not those of the script. */
static gboolean check_chapter(Timing *timing, const ManifestChapter *chapter, const json_t *lines,
                              Position *position)
{
    timing->chapter = chapter;
    timing->cursor = chapter->start;
    for (; position->utterance < timing->script->utterances->len; position->utterance++) {
        const Utterance *utterance = script_utterance(timing->script, position->utterance);
        if (utterance->chapter + 1 > chapter->number) {
            break;
        }
        /* Chapters before it were not performed: an edition may be of some only. */
        if (utterance->chapter + 1 == chapter->number &&
            !check_line(timing, utterance, json_array_get(lines, position->line++))) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean check_title(const Timing *timing, const ManifestChapter *chapter)
{
    if (chapter->number > timing->script->chapters->len) {
        check_problem(timing->check, EDITION_SCRIPT, "has no chapter %u", chapter->number);
        return FALSE;
    }
    const char *title = script_chapter(timing->script, chapter->number - 1)->title;
    if (strcmp(title, chapter->title) != 0) {
        check_problem(timing->check, EDITION_MANIFEST, "chapter %u has another title in %s",
                      chapter->number, EDITION_SCRIPT);
    }
    return TRUE;
}

static void check_lines(Timing *timing, const json_t *lines)
{
    const Manifest *manifest = timing->check->manifest;
    Position position = {0, 0};
    for (guint i = 0; i < manifest->chapters->len; i++) {
        const ManifestChapter *chapter = manifest_chapter(manifest, i);
        if (!check_title(timing, chapter) || !check_chapter(timing, chapter, lines, &position)) {
            return;
        }
    }
    if (position.line < json_array_size(lines)) {
        check_problem(timing->check, EDITION_TIMING,
                      "has %" G_GSIZE_FORMAT " utterances instead of %" G_GSIZE_FORMAT,
                      json_array_size(lines), position.line);
    }
}

/* The utterances of the timing.json ROOT, or NULL. */
static const json_t *timing_lines(const Check *check, json_t *root)
{
    json_error_t why;
    const char *format;
    json_int_t rate;
    const json_t *lines;
    if (json_unpack_ex(root, &why, 0, "{s:s, s:I, s:o}", "format", &format, "sample_rate", &rate,
                       "utterances", &lines) != 0) {
        check_problem(check, EDITION_TIMING, "is no timing: %s", why.text);
        return NULL;
    }
    if (strcmp(format, TIMING_FORMAT) != 0 || !json_is_array(lines)) {
        check_problem(check, EDITION_TIMING, "is not " TIMING_FORMAT);
        return NULL;
    }
    if (rate != check->manifest->rate) {
        check_problem(check, EDITION_TIMING, "has another sample_rate than the edition");
    }
    return lines;
}

/* The edition's script, read back and found to keep its laws. */
static Script *read_script(const Check *check, GError **error)
{
    g_autofree char *path = g_build_filename(check->folder, EDITION_SCRIPT, NULL);
    gsize length;
    g_autofree char *text = file_read(path, SCRIPT_LIMIT, &length, error);
    if (!text) {
        return NULL;
    }
    g_autoptr(Script) script = script_text_read(path, text, length, error);
    if (!script) {
        return NULL;
    }
    if (!script_validate(script, error)) {
        g_prefix_error(error, "%s: ", path);
        return NULL;
    }
    return g_steal_pointer(&script);
}

static void clear_heard(gpointer heard)
{
    g_free(((Heard *)heard)->id);
}

GArray *check_timing(const Check *check)
{
    GArray *heard = g_array_new(FALSE, FALSE, sizeof(Heard));
    g_array_set_clear_func(heard, clear_heard);
    g_autofree char *path = g_build_filename(check->folder, EDITION_TIMING, NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(Script) script = read_script(check, &error);
    g_autoptr(json_t) root = script ? json_read(path, TIMING_LIMIT, &error) : NULL;
    if (!root) {
        g_ptr_array_add(check->problems, g_strdup(error->message));
        return heard;
    }
    const json_t *lines = timing_lines(check, root);
    if (lines) {
        Timing timing = {check, script, NULL, 0, heard};
        check_lines(&timing, lines);
    }
    return heard;
}
