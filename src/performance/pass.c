#include "performance/pass.h"

#include <math.h>

#include "base/error.h"
#include "base/file.h"

enum { SLUG_LIMIT = 60 };

/* One making of all chapters with one gain. */
struct Pass {
    const PerformOptions *options;
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
};

static gint compare_faults(gconstpointer a, gconstpointer b)
{
    gsize first = ((const Fault *)a)->utterance;
    gsize second = ((const Fault *)b)->utterance;
    return (first > second) - (first < second);
}

/* The utterances of chapter NUMBER (from 1), whose file names begin with its number and title. */
static PerformedChapter *plan_chapter(const Script *script, guint number, gsize *utterance,
                                      const PerformOptions *options)
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

static GPtrArray *plan_chapters(const Script *script, const PerformOptions *options)
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
    const PerformOptions *options = pass->options;
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

Pass *pass_new(const Script *script, const PerformOptions *options, const Performance *performance,
               const char *folder)
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

void pass_free(Pass *pass)
{
    if (!pass) {
        return;
    }
    for (guint i = 0; i < pass->chapters->len; i++) {
        g_clear_pointer(&pass->tracks[i], track_free);
    }
    g_free(pass->tracks);
    g_ptr_array_free(pass->by_size, TRUE);
    g_ptr_array_unref(pass->chapters);
    g_array_unref(pass->faults);
    g_mutex_clear(&pass->mutex);
    g_clear_error(&pass->error);
    g_free(pass);
}
gboolean pass_run(Pass *pass, GError **error)
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
        error_set(error, LECTERN_ERROR_OUTPUT, pass->options->name,
                  "interrupted; what was there before is untouched");
        return FALSE;
    }
    return TRUE;
}

double pass_loudness(const Pass *pass)
{
    guint count = pass->chapters->len;
    g_autofree Loudness **meters = g_new(Loudness *, MAX(count, 1));
    for (guint i = 0; i < count; i++) {
        meters[i] = track_loudness(pass->tracks[i]);
    }
    return loudness_integrated(meters, count);
}

double pass_true_peak(const Pass *pass)
{
    double peak = -HUGE_VAL;
    for (guint i = 0; i < pass->chapters->len; i++) {
        peak = MAX(peak, loudness_true_peak(track_loudness(pass->tracks[i])));
    }
    return peak;
}

Performed *pass_performed(Pass *pass)
{
    Performed *performed = g_new0(Performed, 1);
    performed->rate = pass->performance.rate;
    performed->loudness_lufs = pass_loudness(pass);
    performed->true_peak_dbtp = pass_true_peak(pass);
    performed->chapters = g_ptr_array_ref(pass->chapters);
    performed->faults = g_array_ref(pass->faults);
    return performed;
}
