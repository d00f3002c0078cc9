#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/json.h"
#include "document/parse.h"
#include "edition/check_utterance.h"
#include "edition/edition.h"
#include "script/form/script_text.h"

/* The most that is read of timing.json: a thousand hours have some 600 MiB. */
#define TIMING_LIMIT ((gsize)1 << 30)

/* A script file is a few times as long as its document. */
#define SCRIPT_LIMIT (4 * DOCUMENT_LIMIT)

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
            !check_utterance(timing, utterance, json_array_get(lines, position->line++))) {
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
    if (rate != check->manifest->pcm.rate) {
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
    g_free(((Heard *)heard)->speaker);
}

GArray *check_timing(const Check *check)
{
    GArray *heard = g_array_new(FALSE, FALSE, sizeof(Heard));
    g_array_set_clear_func(heard, clear_heard);
    if (!g_hash_table_contains(check->intact, EDITION_TIMING) ||
        !g_hash_table_contains(check->intact, EDITION_SCRIPT)) {
        return heard;
    }
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
