/* timing.json: written an utterance at a time, so that a book needs no more memory than a page. */
#include <errno.h>
#include <stdio.h>

#include "base/error.h"
#include "base/json.h"
#include "edition/edition_json.h"
#include "script/wording/words.h"

/* How far the writing is. */
typedef struct {
    const PerformedChapter *chapter;
    gint64 origin;  /* where the chapter's samples start on the edition's timeline */
    gboolean begun; /* an utterance was written */
} Timeline;

static void set_samples(json_t *object, Placement place, gint64 origin)
{
    json_object_set_new(object, "first_sample", json_integer(origin + place.start));
    json_object_set_new(object, "end_sample", json_integer(origin + place.end));
}

static void set_place(json_t *object, Span source, Placement place, gint64 origin)
{
    json_object_set_new(object, "start", json_integer((json_int_t)source.start));
    json_object_set_new(object, "end", json_integer((json_int_t)source.end));
    if (place.end > place.start) {
        set_samples(object, place, origin);
    }
}

/* The words of the chapter's utterance at INDEX; NULL where WORDING has not as many as were
 * performed. */
static json_t *words_json(const Timeline *timeline, gsize index, const Wording *wording)
{
    const PerformedChapter *chapter = timeline->chapter;
    guint32 first = chapter->first_word[index];
    if (chapter->first_word[index + 1] - first != wording->words->len) {
        return NULL;
    }
    json_t *words = json_array();
    for (guint i = 0; i < wording->words->len; i++) {
        json_t *word = json_object();
        set_place(word, g_array_index(wording->words, Word, i).source, chapter->words[first + i],
                  timeline->origin);
        if (chapter->estimated[first + i]) {
            json_object_set_new(word, "estimated", json_true());
        }
        json_array_append_new(words, word);
    }
    return words;
}

static json_t *utterance_json(const Edition *edition, const Timeline *timeline, gsize index,
                              GError **error)
{
    const PerformedChapter *chapter = timeline->chapter;
    const Utterance *utterance =
        script_utterance(edition->script, chapter->first_utterance + index);
    Placement place = chapter->utterances[index];
    g_autoptr(json_t) object = json_object();
    json_object_set_new(object, "id", json_string(utterance->id));
    json_object_set_new(object, "chapter", json_integer(chapter->number));
    const Block *block = document_block(edition->script->document, utterance->block);
    if (block->kind == BLOCK_NOTE) {
        json_object_set_new(object, "note", json_integer((json_int_t)block->level));
    }
    set_place(object, utterance->span, place, timeline->origin);
    if (place.end <= place.start) {
        json_object_set_new(object, "heard", json_false());
        return g_steal_pointer(&object);
    }
    if (performed_is_announced(chapter, index)) {
        json_t *announcement = json_object();
        set_samples(announcement, chapter->announcements[index], timeline->origin);
        json_object_set_new(object, "announcement", announcement);
    }
    g_autoptr(Wording) wording = wording_new(edition->script, utterance);
    json_t *words = words_json(timeline, index, wording);
    if (!words) {
        error_set(error, LECTERN_ERROR_OUTPUT, utterance->id,
                  "has %u words, but another number of them was performed", wording->words->len);
        return NULL;
    }
    json_object_set_new(object, "words", words);
    return g_steal_pointer(&object);
}

/* What is written, and where to: a disk may be full at any line. */
typedef struct {
    FILE *file;
    const char *path;
    gboolean failed;
} Output;

static void put(Output *out, GError **error, const char *format, ...) G_GNUC_PRINTF(3, 4);

static void put(Output *out, GError **error, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    if (!out->failed && fputs(text, out->file) == EOF) {
        out->failed = TRUE;
        error_set_errno(error, LECTERN_ERROR_OUTPUT, out->path, errno, "cannot write");
    }
}

static gboolean write_utterance(Output *out, const Edition *edition, Timeline *timeline,
                                gsize index, GError **error)
{
    g_autoptr(json_t) utterance = utterance_json(edition, timeline, index, error);
    if (!utterance) {
        return FALSE;
    }
    char *line = json_line(utterance);
    put(out, error, "%s%s", timeline->begun ? ",\n" : "", line);
    free(line);
    timeline->begun = TRUE;
    return !out->failed;
}

static gboolean write_timing(Output *out, const Edition *edition, GError **error)
{
    put(out, error, "{\"format\": \"%s\", \"sample_rate\": %u, \"utterances\": [\n", TIMING_FORMAT,
        edition->rate);
    Timeline timeline = {NULL, 0, FALSE};
    for (guint i = 0; i < edition->chapters->len; i++) {
        timeline.chapter = g_ptr_array_index(edition->chapters, i);
        for (gsize k = 0; k < timeline.chapter->utterance_count; k++) {
            if (!write_utterance(out, edition, &timeline, k, error)) {
                return FALSE;
            }
        }
        timeline.origin += timeline.chapter->length;
    }
    put(out, error, "\n]}\n");
    return !out->failed;
}

gboolean timing_json_write(const Edition *edition, const char *folder, GError **error)
{
    g_autofree char *path = g_build_filename(folder, EDITION_TIMING, NULL);
    Output out = {fopen(path, "we"), path, FALSE};
    if (!out.file) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, path, errno, "cannot create");
        return FALSE;
    }
    gboolean written = write_timing(&out, edition, error);
    if (fclose(out.file) != 0 && written) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, path, errno, "cannot write");
        return FALSE;
    }
    return written;
}
