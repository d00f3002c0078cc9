#include "edition/produce.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "edition/folder.h"
#include "edition/perform.h"
#include "sound/shape.h"

/* A first pass by calibrated gains is rarely off; limiting makes the way to the target a little
 * crooked, so a correction may itself be corrected. */
enum { MOST_PASSES = 4, SLUG_LIMIT = 60 };

/* One making of all chapters with one gain. */
typedef struct {
    const ProduceOptions *options;
    Performance performance;
    const char *folder;
    GPtrArray *chapters; /* of PerformedChapter * */
    GPtrArray *by_size;  /* the same, borrowed, the longest first */
    Track **tracks;      /* one for each of chapters; finished ones hold little but their meter */

    GMutex mutex; /* guards all below */
    guint next;   /* index into by_size */
    gsize done, all;
    double seconds;
    gboolean stopped;
    GArray *faults;
    GError *error;
} Pass;

static void fault_clear(gpointer fault)
{
    g_free(((Fault *)fault)->reason);
}

static gint compare_faults(gconstpointer a, gconstpointer b)
{
    gsize first = ((const Fault *)a)->utterance;
    gsize second = ((const Fault *)b)->utterance;
    return (first > second) - (first < second);
}

/* The utterances of chapter NUMBER (from 1), whose file names begin with its number and title. */
static PerformedChapter *plan_chapter(const Script *script, guint number, gsize *utterance,
                                      const ProduceOptions *options)
{
    PerformedChapter *chapter = g_new0(PerformedChapter, 1);
    g_autofree char *slug = file_slug(script_chapter(script, number - 1)->title, SLUG_LIMIT);
    chapter->number = number;
    chapter->slug = g_strdup_printf("%02u-%s", number, slug);
    chapter->first_utterance = *utterance;
    while (*utterance < script->utterances->len &&
           script_utterance(script, *utterance)->chapter == number - 1) {
        ++*utterance;
    }
    chapter->utterance_count = *utterance - chapter->first_utterance;
    chapter->files = g_ptr_array_new_with_free_func(g_free);
    for (gsize i = 0; i < options->format_count; i++) {
        g_ptr_array_add(chapter->files,
                        g_strdup_printf("%s.%s", chapter->slug, options->formats[i]->extension));
    }
    return chapter;
}

static GPtrArray *plan_chapters(const Script *script, const ProduceOptions *options)
{
    GPtrArray *chapters = g_ptr_array_new_with_free_func((GDestroyNotify)performed_chapter_free);
    gsize utterance = 0;
    for (guint number = 1; number <= script->chapters->len; number++) {
        PerformedChapter *chapter = plan_chapter(script, number, &utterance, options);
        if (number >= options->first_chapter && number <= options->last_chapter) {
            g_ptr_array_add(chapters, chapter);
        } else {
            performed_chapter_free(chapter);
        }
    }
    return chapters;
}

static gsize chapter_bytes(const Script *script, const PerformedChapter *chapter)
{
    return span_length(script_chapter(script, chapter->number - 1)->span);
}

static gint compare_sizes(gconstpointer a, gconstpointer b, gpointer script)
{
    const PerformedChapter *first = *(const PerformedChapter *const *)a;
    const PerformedChapter *second = *(const PerformedChapter *const *)b;
    gsize first_bytes = chapter_bytes(script, first);
    gsize second_bytes = chapter_bytes(script, second);
    if (first_bytes != second_bytes) {
        return first_bytes < second_bytes ? 1 : -1;
    }
    return first->number < second->number ? -1 : 1;
}

static gboolean note_progress(double seconds, gpointer data)
{
    Pass *pass = data;
    g_mutex_lock(&pass->mutex);
    pass->done++;
    pass->seconds += seconds;
    if (pass->options->progress) {
        pass->options->progress(pass->done, pass->all, pass->seconds, pass->options->progress_data);
    }
    if (pass->options->interrupted && pass->options->interrupted()) {
        pass->stopped = TRUE;
    }
    gboolean go_on = !pass->stopped;
    g_mutex_unlock(&pass->mutex);
    return go_on;
}

static Track *open_track(const Pass *pass, const PerformedChapter *chapter, GError **error)
{
    const ProduceOptions *options = pass->options;
    g_auto(GStrv) paths = g_new0(char *, options->format_count + 1);
    for (gsize i = 0; i < options->format_count; i++) {
        paths[i] = g_build_filename(pass->folder, g_ptr_array_index(chapter->files, i), NULL);
    }
    return track_new(options->formats, paths, options->format_count, pass->performance.rate,
                     options->preset, error);
}

static gboolean make_chapter(Pass *pass, PerformedChapter *chapter, GArray *faults, GError **error)
{
    Track *track = open_track(pass, chapter, error);
    pass->tracks[chapter->number - pass->options->first_chapter] = track;
    return track && perform_chapter(&pass->performance, chapter, track, faults, error);
}

/* A thread that makes one chapter after the other until none is left. */
static gpointer make_chapters(gpointer data)
{
    Pass *pass = data;
    g_mutex_lock(&pass->mutex);
    while (!pass->stopped && pass->next < pass->by_size->len) {
        PerformedChapter *chapter = g_ptr_array_index(pass->by_size, pass->next++);
        g_mutex_unlock(&pass->mutex);
        g_autoptr(GArray) faults = g_array_new(FALSE, FALSE, sizeof(Fault));
        g_autoptr(GError) error = NULL;
        gboolean made = make_chapter(pass, chapter, faults, &error);
        g_mutex_lock(&pass->mutex);
        g_array_append_vals(pass->faults, faults->data, faults->len);
        if (!made) {
            pass->stopped = TRUE;
            if (error && !pass->error) {
                pass->error = g_steal_pointer(&error);
            }
        }
    }
    g_mutex_unlock(&pass->mutex);
    return NULL;
}

static Pass *pass_new(const Script *script, const ProduceOptions *options,
                      const Performance *performance, const char *folder)
{
    Pass *pass = g_new0(Pass, 1);
    pass->options = options;
    pass->performance = *performance;
    pass->performance.performed = note_progress;
    pass->performance.data = pass;
    pass->folder = folder;
    pass->chapters = plan_chapters(script, options);
    pass->by_size = g_ptr_array_new();
    for (guint i = 0; i < pass->chapters->len; i++) {
        PerformedChapter *chapter = g_ptr_array_index(pass->chapters, i);
        pass->all += chapter->utterance_count;
        g_ptr_array_add(pass->by_size, chapter);
    }
    g_ptr_array_sort_with_data(pass->by_size, compare_sizes, (gpointer)script);
    pass->tracks = g_new0(Track *, MAX(pass->chapters->len, 1));
    g_mutex_init(&pass->mutex);
    pass->faults = g_array_new(FALSE, FALSE, sizeof(Fault));
    g_array_set_clear_func(pass->faults, fault_clear);
    return pass;
}

static void pass_free(Pass *pass)
{
    if (!pass) {
        return;
    }
    for (guint i = 0; i < pass->chapters->len; i++) {
        g_clear_pointer(&pass->tracks[i], track_free);
    }
    g_free(pass->tracks);
    g_ptr_array_free(pass->by_size, TRUE);
    g_ptr_array_free(pass->chapters, TRUE);
    g_array_free(pass->faults, TRUE);
    g_mutex_clear(&pass->mutex);
    g_clear_error(&pass->error);
    g_free(pass);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pass, pass_free)

/* Makes every chapter of PASS on as many threads as there are jobs. */
static gboolean pass_run(Pass *pass, GError **error)
{
    guint count = MIN(pass->options->jobs, pass->chapters->len);
    g_autofree GThread **threads = g_new(GThread *, MAX(count, 1));
    for (guint i = 0; i < count; i++) {
        threads[i] = g_thread_new("chapter", make_chapters, pass);
    }
    for (guint i = 0; i < count; i++) {
        g_thread_join(threads[i]);
    }
    g_array_sort(pass->faults, compare_faults);
    if (pass->error) {
        g_propagate_error(error, g_steal_pointer(&pass->error));
        return FALSE;
    }
    if (pass->stopped) {
        error_set(error, LECTERN_ERROR_OUTPUT, pass->options->folder,
                  "interrupted; what was there before is untouched");
        return FALSE;
    }
    return TRUE;
}

static double pass_loudness(const Pass *pass)
{
    guint count = pass->chapters->len;
    g_autofree Loudness **meters = g_new(Loudness *, MAX(count, 1));
    for (guint i = 0; i < count; i++) {
        meters[i] = track_loudness(pass->tracks[i]);
    }
    return loudness_integrated(meters, count);
}

static double pass_true_peak(const Pass *pass)
{
    double peak = -HUGE_VAL;
    for (guint i = 0; i < pass->chapters->len; i++) {
        peak = MAX(peak, loudness_true_peak(track_loudness(pass->tracks[i])));
    }
    return peak;
}

/* The next gain to try when GAIN_DB came out OFF_LU below the target, and LAST_DB, before it,
 * LAST_OFF_LU. The limiter takes part of what is added, so the second step goes by what the first
 * one did. */
static double corrected_gain(double gain_db, double off_lu, double last_db, double last_off_lu)
{
    /* No voice was measured at less LU a dB; below it the two passes tell too little. */
    const double least_slope = 0.25;
    double slope = 1.0;
    if (gain_db != last_db) {
        slope = CLAMP((last_off_lu - off_lu) / (gain_db - last_db), least_slope, 1.0);
    }
    return gain_db + off_lu / slope;
}

/* Makes all chapters, again with a corrected gain while the whole is off its target. The pass that
 * stands, or NULL. */
static Pass *make_levelled(const Script *script, const ProduceOptions *options,
                           Performance *performance, const char *folder, GError **error)
{
    double last_db = performance->correction_db;
    double last_off_lu = 0.0;
    for (int made = 1;; made++) {
        g_autoptr(Pass) pass = pass_new(script, options, performance, folder);
        if (!pass_run(pass, error)) {
            return NULL;
        }
        double off_lu = options->preset->target_lufs - pass_loudness(pass);
        if (made == MOST_PASSES || !isfinite(off_lu) ||
            fabs(off_lu) <= options->preset->tolerance_lu) {
            return g_steal_pointer(&pass);
        }
        double next_db = corrected_gain(performance->correction_db, off_lu, last_db, last_off_lu);
        last_db = performance->correction_db;
        last_off_lu = off_lu;
        performance->correction_db = next_db;
    }
}

/* The voices by name; each that SCRIPT uses exists and can be spoken. NULL with ERROR set. */
static GHashTable *usable_voices(const Script *script, const GPtrArray *voices, SpeechPool *pool,
                                 GError **error)
{
    g_autoptr(GHashTable) by_name = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < voices->len; i++) {
        Voice *voice = g_ptr_array_index(voices, i);
        g_hash_table_insert(by_name, voice->name, voice);
    }
    g_autoptr(GHashTable) tried = g_hash_table_new(g_str_hash, g_str_equal);
    for (gsize i = 0; i < script->utterances->len; i++) {
        const Utterance *utterance = script_utterance(script, i);
        const char *name = utterance_voice(script, utterance);
        if (!utterance_is_heard(utterance) || (name && !g_hash_table_add(tried, (gpointer)name))) {
            continue;
        }
        const Voice *voice = name ? g_hash_table_lookup(by_name, name) : NULL;
        if (!voice) {
            error_set(error, LECTERN_ERROR_VOICE, utterance->id,
                      "there is no voice \"%s\"; lectern voices lists those there are",
                      name ? name : "");
            return NULL;
        }
        if (!speech_pool_check_voice(pool, voice, error)) {
            return NULL;
        }
    }
    return g_steal_pointer(&by_name);
}

static gboolean write_edition(const Script *script, const GPtrArray *voices,
                              const ProduceOptions *options, const Pass *pass, GError **error)
{
    g_autoptr(GPtrArray) media_types = g_ptr_array_new();
    for (gsize i = 0; i < options->format_count; i++) {
        g_ptr_array_add(media_types, (gpointer)options->formats[i]->media_type);
    }
    Edition edition = {
        .script = script,
        .voices = voices,
        .preset = options->preset->name,
        .rate = pass->performance.rate,
        .chapters = pass->chapters,
        .faults = pass->faults,
        .loudness_lufs = pass_loudness(pass),
        .true_peak_dbtp = pass_true_peak(pass),
        .media_types = media_types,
    };
    return edition_write(&edition, pass->folder, error);
}

static void summarise(const Script *script, const Pass *pass, ProduceSummary *summary)
{
    summary->chapters = pass->chapters->len;
    summary->seconds = 0.0;
    for (guint i = 0; i < pass->chapters->len; i++) {
        const PerformedChapter *chapter = g_ptr_array_index(pass->chapters, i);
        summary->seconds += (double)chapter->length / pass->performance.rate;
    }
    summary->loudness_lufs = pass_loudness(pass);
    summary->true_peak_dbtp = pass_true_peak(pass);
    summary->faults = pass->faults->len;
    for (guint i = 0; i < pass->faults->len; i++) {
        const Fault *fault = &g_array_index(pass->faults, Fault, i);
        warn(script_utterance(script, fault->utterance)->id,
             "could not be spoken, silence stands in its place (%s)", fault->reason);
    }
}

gboolean produce(const Script *script, const GPtrArray *voices, const ProduceOptions *options,
                 ProduceSummary *summary, GError **error)
{
    if (options->first_chapter > script->chapters->len) {
        error_set(error, LECTERN_ERROR_USAGE, "--chapters", "there are only %u chapters",
                  script->chapters->len);
        return FALSE;
    }
    g_autoptr(Folder) folder = folder_open(options->folder, error);
    if (!folder) {
        return FALSE;
    }
    guint rate = audio_formats_rate(options->formats, options->format_count, options->preset);
    const Shape shape = {.rate = rate};
    g_autoptr(SpeechPool) pool = speech_pool_new(options->jobs, shape_speech, &shape, error);
    g_autoptr(GHashTable) by_name = pool ? usable_voices(script, voices, pool, error) : NULL;
    if (!by_name) {
        return FALSE;
    }
    Performance performance = {
        .script = script,
        .voices = by_name,
        .preset = options->preset,
        .pool = pool,
        .rate = rate,
        /* Enough that no worker waits while one chapter is performed alone. */
        .ahead = options->jobs + 2,
    };
    g_autoptr(Pass) pass =
        make_levelled(script, options, &performance, folder_work_path(folder), error);
    if (!pass || !write_edition(script, voices, options, pass, error) ||
        !folder_commit(folder, error)) {
        return FALSE;
    }
    summarise(script, pass, summary);
    return TRUE;
}
