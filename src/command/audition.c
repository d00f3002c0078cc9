#include "command/audition.h"

#include <errno.h>
#include <string.h>

#include "base/data_dir.h"
#include "base/error.h"
#include "base/file.h"
#include "document/parse.h"
#include "script/assembly/build.h"
#include "script/wording/words.h"
#include "sound/shape.h"
#include "sound/track.h"
#include "speech/pool.h"

/* How many utterances are asked for ahead of the one that is written. */
enum { WINDOW = 64, MILLISECONDS = 1000 };

/* Where samples say the voice's own name. */
static const char name_place[] = "NAME";

typedef struct {
    const AuditionOptions *options;
    const AudioFormat *format;
    Preset *preset;
    Shape shape;
    SpeechPool *pool;
} Stage;

static void stage_clear(Stage *stage)
{
    if (stage->pool) {
        speech_pool_free(stage->pool);
    }
    if (stage->preset) {
        preset_free(stage->preset);
    }
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Stage, stage_clear)

/* "en" of "en-GB": what the language's texts are called by. */
static char *primary_language(const Voice *voice)
{
    return g_ascii_strdown(voice->language, (gssize)strcspn(voice->language, "-_"));
}

/* The text that VOICE reads, and in PATH the file it is from. */
static char *audition_text(const Voice *voice, const AuditionOptions *options, char **path,
                           gsize *length, GError **error)
{
    if (options->text) {
        *path = g_strdup(options->text);
        return file_read(options->text, DOCUMENT_LIMIT, length, error);
    }
    g_autofree char *language = primary_language(voice);
    g_autofree char *name =
        g_strdup_printf("voices/%s-%s.txt", options->passage ? "passage" : "sample", language);
    *path = data_path(name);
    if (!g_file_test(*path, G_FILE_TEST_EXISTS)) {
        error_set(error, LECTERN_ERROR_INPUT, *path,
                  "there is no text for %s; give one with --text", voice->name);
        return NULL;
    }
    g_autofree char *text = file_read(*path, DOCUMENT_LIMIT, length, error);
    if (!text) {
        return NULL;
    }
    g_autofree char *first_name = voice_first_name(voice);
    g_autoptr(GString) named = g_string_new_len(text, (gssize)*length);
    g_string_replace(named, name_place, first_name, 0);
    *length = named->len;
    return g_string_free(g_steal_pointer(&named), FALSE);
}

static Script *audition_script(const Voice *voice, const AuditionOptions *options, GError **error)
{
    g_autofree char *path = NULL;
    gsize length;
    g_autofree char *text = audition_text(voice, options, &path, &length, error);
    Document *document = text ? document_parse(path, text, length, FORMAT_GUESS, error) : NULL;
    return document ? script_build(document, voice->language, error) : NULL;
}

static SpeechJob *ask(SpeechPool *pool, const Script *script, gsize index, const Voice *voice)
{
    const Utterance *utterance = script_utterance(script, index);
    if (!utterance_is_heard(utterance)) {
        return NULL;
    }
    g_autoptr(Wording) wording = wording_new(script, utterance);
    return speech_pool_say(pool, voice, wording, NULL);
}

/* Puts the utterance at INDEX, which JOB speaks, on TRACK, behind its pause. */
static gboolean perform(const Stage *stage, Track *track, const Script *script, gsize index,
                        SpeechJob *job, double gain_db, GError **error)
{
    g_autoptr(Speech) speech = speech_job_wait(job, error);
    if (!speech) {
        return FALSE;
    }
    Boundary boundary = script_boundary(script, index);
    int pause_ms = boundary == BOUNDARY_CHAPTER ? 0 : stage->preset->pause_ms[boundary];
    gint64 pause = (gint64)pause_ms * stage->shape.rate / MILLISECONDS;
    return track_silence(track, pause, error) &&
           track_speech(track, speech->samples, speech->length, gain_db, error);
}

/* Speaks all of SCRIPT in VOICE, asking ahead so that every worker has something to do. */
static gboolean perform_all(const Stage *stage, Track *track, const Script *script,
                            const Voice *voice, GError **error)
{
    SpeechJob *jobs[WINDOW] = {NULL};
    gsize count = script->utterances->len;
    double ceiling = audio_formats_ceiling_db(&stage->format, 1, stage->preset);
    double gain_db = voice_gain_db(voice, stage->preset->target_lufs, ceiling);
    gboolean done = TRUE;
    for (gsize i = 0; i < count + WINDOW; i++) {
        SpeechJob *job = jobs[i % WINDOW];
        jobs[i % WINDOW] = i < count && done ? ask(stage->pool, script, i, voice) : NULL;
        if (job && done) {
            done = perform(stage, track, script, i - WINDOW, job, gain_db, error);
        } else if (job) {
            speech_job_drop(job);
        }
    }
    return done;
}

/* Has VOICE read all of SCRIPT to PATH. */
static gboolean write_track(const Stage *stage, const Script *script, const Voice *voice,
                            char *path, GError **error)
{
    g_autoptr(Track) track =
        track_new(&stage->format, &path, 1, pcm_mono(stage->shape.rate), stage->preset, error);
    return track && perform_all(stage, track, script, voice, error) && track_finish(track, error);
}

static gboolean audition_voice(const Stage *stage, const Voice *voice, GError **error)
{
    g_autoptr(Script) script = audition_script(voice, stage->options, error);
    if (!script) {
        return FALSE;
    }
    g_autofree char *file = g_strdup_printf("%s.%s", voice->name, stage->format->extension);
    g_autofree char *path = g_build_filename(stage->options->folder, file, NULL);
    return write_track(stage, script, voice, path, error);
}

static gboolean stage_open(Stage *stage, GError **error)
{
    stage->format = audio_format_find(stage->options->format);
    if (!stage->format) {
        error_set(error, LECTERN_ERROR_USAGE, "--format", "“%s” is no audio format",
                  stage->options->format);
        return FALSE;
    }
    stage->preset = preset_load(stage->options->preset, error);
    if (!stage->preset) {
        return FALSE;
    }
    stage->shape.rate = audio_formats_rate(&stage->format, 1, stage->preset);
    stage->pool = speech_pool_new(g_get_num_processors(), shape_speech, &stage->shape, error);
    return stage->pool != NULL;
}

gboolean audition(const GPtrArray *voices, const AuditionOptions *options, GError **error)
{
    g_auto(Stage) stage = {.options = options};
    if (!stage_open(&stage, error)) {
        return FALSE;
    }
    if (g_mkdir_with_parents(options->folder, 0777) != 0) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, options->folder, errno, "cannot make");
        return FALSE;
    }
    for (guint i = 0; i < voices->len; i++) {
        if (!audition_voice(&stage, voices->pdata[i], error)) {
            return FALSE;
        }
    }
    return TRUE;
}

gboolean audition_write(const Script *script, const Voice *voice, const char *path, GError **error)
{
    const AuditionOptions options = {.format = "wav", .preset = "podcast"};
    g_auto(Stage) stage = {.options = &options};
    g_autofree char *file = g_strdup(path);
    return stage_open(&stage, error) && write_track(&stage, script, voice, file, error);
}
