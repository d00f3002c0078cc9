#include "performance/production.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/data_dir.h"
#include "base/error.h"
#include "base/file.h"
#include "performance/balance.h"
#include "performance/chapter_work.h"
#include "performance/fingerprint.h"
#include "performance/levelling.h"
#include "performance/take_entry.h"
#include "sound/shape.h"

enum { SLUG_LIMIT = 60 };

/* How many takes of a chapter may be ahead of the one that is joined next, for each thread: what
 * waits is on disk, but has open files. */
enum { WINDOW_PER_JOB = 4 };

typedef struct {
    ChapterWork *work;
    Levelling levelling;
} Job;

/* A take to be made. */
typedef struct {
    Job *job;
    guint index;
} Task;

struct Production {
    const PerformOptions *options;
    Performance performance;
    const char *folder;
    Shape shape;
    Balance *balance;
    GPtrArray *chapters;         /* of PerformedChapter * */
    Job *jobs;                   /* one for each of chapters */
    guint8 common[DIGEST_BYTES]; /* of what all takes depend on */

    GMutex mutex; /* guards all below */
    GCond changed;
    GQueue tasks;    /* of Task *, in the order in which they are begun */
    guint busy;      /* tasks begun and not done */
    gsize done, all; /* utterances */
    double seconds;
    gboolean stopped;
    GError *error;
};

/* ---- planning ---- */

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

static ChapterWork *plan_work(const Production *production, PerformedChapter *chapter)
{
    const PerformOptions *options = production->options;
    GArray *takes =
        takes_plan(production->performance.script, options->preset, production->performance.rate,
                   chapter->first_utterance, chapter->utterance_count);
    return chapter_work_new(options, production->folder, production->performance.rate, chapter,
                            takes);
}

static gsize job_bytes(const Production *production, const Job *job)
{
    guint number = chapter_work_chapter(job->work)->number;
    return span_length(script_chapter(production->performance.script, number - 1)->span);
}

static gint compare_sizes(gconstpointer a, gconstpointer b, gpointer production)
{
    const Job *first = *(const Job *const *)a;
    const Job *second = *(const Job *const *)b;
    gsize first_bytes = job_bytes(production, first);
    gsize second_bytes = job_bytes(production, second);
    if (first_bytes != second_bytes) {
        return first_bytes < second_bytes ? 1 : -1;
    }
    return first < second ? -1 : 1; /* they stand in one array, in order */
}

/* Adds all takes of JOB to what is to be done. */
static void queue_job(Production *production, Job *job)
{
    for (guint i = 0; i < chapter_work_take_count(job->work); i++) {
        Task *task = g_new(Task, 1);
        *task = (Task){job, i};
        g_queue_push_tail(&production->tasks, task);
    }
    production->all += chapter_work_chapter(job->work)->utterance_count;
}

/* The longest chapters first, so that none is left for one core at the end: those that WANTED says,
 * or all where it is NULL. */
static void queue_all(Production *production, const guint8 *wanted)
{
    g_autoptr(GPtrArray) by_size = g_ptr_array_new();
    for (guint i = 0; i < production->chapters->len; i++) {
        if (!wanted || wanted[i]) {
            g_ptr_array_add(by_size, &production->jobs[i]);
        }
    }
    g_ptr_array_sort_with_data(by_size, compare_sizes, production);
    for (guint i = 0; i < by_size->len; i++) {
        queue_job(production, g_ptr_array_index(by_size, i));
    }
}

/* What every take's bytes depend on beside itself. */
static void digest_common(Production *production)
{
    const PerformOptions *options = production->options;
    Digest digest;
    digest_init(&digest);
    fingerprint_add_program(&digest);
    preset_add_to_digest(options->preset, &digest);
    digest_add_number(&digest, production->performance.rate);
    digest_add_number(&digest, production->performance.channels);
    for (gsize i = 0; i < options->format_count; i++) {
        digest_add_text(&digest, options->formats[i]->name);
    }
    digest_end(&digest, production->common);
}

static gboolean note_progress(double seconds, gpointer data);

Production *production_new(const PerformOptions *options, const Performance *performance,
                           const char *folder)
{
    Production *production = g_new0(Production, 1);
    production->options = options;
    production->performance = *performance;
    production->performance.performed = note_progress;
    production->performance.data = production;
    production->balance = balance_new(performance->script->speakers->len);
    production->performance.balance = production->balance;
    production->shape.rate = performance->rate;
    production->folder = folder;
    production->chapters = plan_chapters(performance->script, options);
    double ceiling_db =
        audio_formats_ceiling_db(options->formats, options->format_count, options->preset);
    production->jobs = g_new0(Job, MAX(production->chapters->len, 1));
    for (guint i = 0; i < production->chapters->len; i++) {
        levelling_begin(&production->jobs[i].levelling, options->preset, ceiling_db);
        production->jobs[i].work =
            plan_work(production, g_ptr_array_index(production->chapters, i));
    }
    g_mutex_init(&production->mutex);
    g_cond_init(&production->changed);
    queue_all(production, NULL);
    if (options->cache) {
        digest_common(production);
        production->performance.prints =
            fingerprint_voices(performance->script, performance->voices);
    }
    return production;
}

void production_free(Production *production)
{
    if (!production) {
        return;
    }
    g_queue_clear_full(&production->tasks, g_free);
    for (guint i = 0; i < production->chapters->len; i++) {
        chapter_work_free(production->jobs[i].work);
    }
    g_free(production->jobs);
    balance_free(production->balance);
    g_ptr_array_unref(production->chapters);
    speech_pool_free(production->performance.pool);
    g_clear_pointer(&production->performance.prints, g_hash_table_unref);
    g_mutex_clear(&production->mutex);
    g_cond_clear(&production->changed);
    g_clear_error(&production->error);
    g_free(production);
}

/* ---- one take ---- */

/* UTTERANCES more are done; FALSE where the work is to end. */
static gboolean add_progress(Production *production, gsize utterances, double seconds)
{
    const PerformOptions *options = production->options;
    g_mutex_lock(&production->mutex);
    production->done += utterances;
    production->seconds += seconds;
    if (options->progress) {
        options->progress(production->done, production->all, production->seconds,
                          options->progress_data);
    }
    if (options->interrupted && options->interrupted()) {
        production->stopped = TRUE;
    }
    gboolean goes_on = !production->stopped;
    g_mutex_unlock(&production->mutex);
    return goes_on;
}

static gboolean note_progress(double seconds, gpointer data)
{
    return add_progress(data, 1, seconds);
}

/* The key of TASK in the cache; NULL where there is none. */
static char *key_of(const Production *production, const Task *task)
{
    if (!production->options->cache) {
        return NULL;
    }
    Digest digest;
    digest_init(&digest);
    digest_add(&digest, production->common, sizeof production->common);
    digest_add_real(&digest, task->job->levelling.correction_db);
    take_add_to_digest(&production->performance, chapter_work_take(task->job->work, task->index),
                       &digest);
    return digest_end_hex(&digest);
}

/* The take's files by name, for as long as they are not joined. */
static char **take_paths(const Production *production, const Task *task)
{
    const PerformOptions *options = production->options;
    char **paths = g_new0(char *, options->format_count + 1);
    for (gsize i = 0; i < options->format_count; i++) {
        g_autofree char *name =
            g_strdup_printf(".%s.take-%u.%s", chapter_work_chapter(task->job->work)->slug,
                            task->index, options->formats[i]->extension);
        paths[i] = g_build_filename(production->folder, name, NULL);
    }
    return paths;
}

/* Opens the files at PATHS and takes away their names, so that nothing is left of them where the
 * work ends early. */
static gboolean open_files(char *const *paths, gsize count, EncodedTake *files, GError **error)
{
    for (gsize i = 0; i < count; i++) {
        int fd = open(paths[i], O_RDONLY | O_CLOEXEC);
        if (fd < 0) {
            error_set_errno(error, LECTERN_ERROR_OUTPUT, paths[i], errno, "cannot open");
            while (i-- > 0) {
                close(files[i].fd);
            }
            return FALSE;
        }
        unlink(paths[i]);
        files[i] = (EncodedTake){.fd = fd, .size = lseek(fd, 0, SEEK_END)};
    }
    return TRUE;
}

/* Performs the take of TASK into FILES. FALSE without an error where the work is to end. */
static gboolean perform_task(Production *production, const Task *task, EncodedTake *files,
                             GArray *faults, GError **error)
{
    const PerformOptions *options = production->options;
    g_auto(GStrv) paths = take_paths(production, task);
    g_autoptr(Track) track =
        track_new(options->formats, paths, options->format_count,
                  (Pcm){production->performance.rate, options->channels}, options->preset, error);
    return track &&
           perform_take(&production->performance, chapter_work_take(task->job->work, task->index),
                        task->job->levelling.correction_db, track, faults, error) &&
           open_files(paths, options->format_count, files, error);
}

/* Hands over FILES, and makes the chapter again where it is complete and not as it shall be. */
static gboolean deliver(Production *production, const Task *task, const EncodedTake *files,
                        GArray *faults, GError **error)
{
    ChapterWork *work = task->job->work;
    gboolean is_whole;
    if (!chapter_work_deliver(work, task->index, files, faults, &is_whole, error)) {
        return FALSE;
    }
    g_mutex_lock(&production->mutex);
    if (is_whole && levelling_goes_on(&task->job->levelling, production->options->preset,
                                      levels_integrated(chapter_work_levels(work)))) {
        chapter_work_restart(work);
        queue_job(production, task->job);
    }
    g_mutex_unlock(&production->mutex);
    return TRUE;
}

/* Whether the take of TASK was found in the cache and handed over; FALSE with an error where that
 * failed. */
static gboolean reuse(Production *production, const Task *task, const char *key, GError **error)
{
    if (!key) {
        return FALSE;
    }
    Take *take = chapter_work_take(task->job->work, task->index);
    gsize count = production->options->format_count;
    g_autofree EncodedTake *files = g_new0(EncodedTake, count);
    if (take_entry_read(production->options->cache, key, take, files, count) < 0) {
        return FALSE;
    }
    gsize utterances = take->utterance_count;
    double seconds = (double)take->length / production->performance.rate;
    g_autoptr(GArray) no_faults = g_array_new(FALSE, FALSE, sizeof(Fault));
    if (!deliver(production, task, files, no_faults, error)) {
        return FALSE;
    }
    add_progress(production, utterances, seconds);
    return TRUE;
}

static gboolean make(Production *production, const Task *task, const char *key, GError **error)
{
    gsize count = production->options->format_count;
    g_autofree EncodedTake *files = g_new0(EncodedTake, count);
    g_autoptr(GArray) faults = g_array_new(FALSE, FALSE, sizeof(Fault));
    g_array_set_clear_func(faults, fault_clear);
    if (!perform_task(production, task, files, faults, error)) {
        return FALSE;
    }
    /* What failed may succeed the next time. */
    if (key && faults->len == 0) {
        take_entry_write(production->options->cache, key,
                         chapter_work_take(task->job->work, task->index), files, count);
    }
    return deliver(production, task, files, faults, error);
}

/* ---- all takes ---- */

/* Notes what went wrong, and that nothing more is to be begun. */
static void stop(Production *production, GError *error)
{
    g_mutex_lock(&production->mutex);
    production->stopped = TRUE;
    if (error && !production->error) {
        production->error = g_error_copy(error);
    }
    g_mutex_unlock(&production->mutex);
}

static gboolean is_too_far_ahead(const Production *production, const Task *task)
{
    guint window = WINDOW_PER_JOB * production->options->jobs;
    return task->index >= chapter_work_joined(task->job->work) + window;
}

/* The next task, which the caller frees; waits where one may come. NULL where all is done. */
static Task *begin_task(Production *production)
{
    Task *task = NULL;
    g_mutex_lock(&production->mutex);
    while (!production->stopped && !task) {
        Task *next = g_queue_peek_head(&production->tasks);
        if (next && !is_too_far_ahead(production, next)) {
            task = g_queue_pop_head(&production->tasks);
            production->busy++;
        } else if (!next && production->busy == 0) {
            break;
        } else {
            g_cond_wait(&production->changed, &production->mutex);
        }
    }
    g_mutex_unlock(&production->mutex);
    return task;
}

static void end_task(Production *production, Task *task)
{
    g_mutex_lock(&production->mutex);
    production->busy--;
    g_cond_broadcast(&production->changed);
    g_mutex_unlock(&production->mutex);
    g_free(task);
}

/* A thread that makes one take after the other until none is left. */
static gpointer make_takes(gpointer data)
{
    Production *production = data;
    Task *task;
    while ((task = begin_task(production))) {
        g_autoptr(GError) error = NULL;
        g_autofree char *key = key_of(production, task);
        if (!reuse(production, task, key, &error) &&
            (error || !make(production, task, key, &error))) {
            stop(production, error);
        }
        end_task(production, task);
    }
    return NULL;
}

/* Takes from the cache what is there, up to the first take that is not. Where all is there, nothing
 * needs to be started that could speak. */
static gboolean reuse_first(Production *production, GError **error)
{
    Task *task;
    while (!production->stopped && (task = g_queue_peek_head(&production->tasks))) {
        g_autoptr(GError) failure = NULL;
        g_autofree char *key = key_of(production, task);
        if (!reuse(production, task, key, &failure)) {
            if (failure) {
                g_propagate_error(error, g_steal_pointer(&failure));
                return FALSE;
            }
            break;
        }
        g_free(g_queue_pop_head(&production->tasks));
    }
    return TRUE;
}

/* Every voice that is heard can be spoken. */
static gboolean check_voices(const Production *production, GError **error)
{
    const Script *script = production->performance.script;
    g_autoptr(GHashTable) tried = g_hash_table_new(g_direct_hash, g_direct_equal);
    for (gsize i = 0; i < script->utterances->len; i++) {
        const Utterance *utterance = script_utterance(script, i);
        const Voice *voice =
            g_hash_table_lookup(production->performance.voices, utterance_voice(script, utterance));
        if (utterance_is_heard(utterance) && g_hash_table_add(tried, (gpointer)voice) &&
            !speech_pool_check_voice(production->performance.pool, voice, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean start_speech(Production *production, GError **error)
{
    g_autofree char *program = program_path("lectern-voice");
    production->performance.pool =
        speech_pool_new_by(program, production->options->jobs, shape_speech, &production->shape,
                           sizeof production->shape, error);
    return production->performance.pool && check_voices(production, error);
}

static void make_all(Production *production)
{
    guint count = MIN(production->options->jobs, g_queue_get_length(&production->tasks));
    g_autofree GThread **threads = g_new(GThread *, MAX(count, 1));
    for (guint i = 0; i < count; i++) {
        threads[i] = g_thread_new("take", make_takes, production);
    }
    for (guint i = 0; i < count; i++) {
        g_thread_join(threads[i]);
    }
}

/* Makes all that is queued. */
static gboolean make_queued(Production *production, GError **error)
{
    if (!reuse_first(production, error)) {
        return FALSE;
    }
    if (!production->stopped && !g_queue_is_empty(&production->tasks)) {
        if (!production->performance.pool && !start_speech(production, error)) {
            return FALSE;
        }
        make_all(production);
    }
    return TRUE;
}

/* Whether somebody who was moved is heard in CHAPTER. */
static gboolean has_moved(const Production *production, const PerformedChapter *chapter)
{
    for (gsize i = 0; i < chapter->utterance_count; i++) {
        const Utterance *utterance =
            script_utterance(production->performance.script, chapter->first_utterance + i);
        if (balance_has_moved(production->balance, utterance->speaker) ||
            (performed_is_announced(chapter, i) &&
             balance_has_moved(production->balance, SPEAKER_NARRATOR))) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Once all is made: moves speakers who are too loud or too soft, and queues the chapters in which
 * they are heard. FALSE where all is well. */
static gboolean rebalance(Production *production)
{
    guint count = production->chapters->len;
    guint rate = production->performance.rate;
    for (guint i = 0; i < count; i++) {
        const ChapterWork *work = production->jobs[i].work;
        hearing_tell(chapter_work_hearing(work), production->performance.script,
                     chapter_work_chapter(work), rate, production->balance);
    }
    if (!balance_goes_on(production->balance, production->options->preset, rate)) {
        return FALSE;
    }
    g_autofree guint8 *wanted = g_new0(guint8, MAX(count, 1));
    for (guint i = 0; i < count; i++) {
        Job *job = &production->jobs[i];
        wanted[i] = has_moved(production, chapter_work_chapter(job->work)) ? 1 : 0;
        if (wanted[i]) {
            chapter_work_restart(job->work);
            levelling_restart(&job->levelling);
        }
    }
    queue_all(production, wanted);
    return TRUE;
}

gboolean production_run(Production *production, GError **error)
{
    do {
        if (!make_queued(production, error)) {
            return FALSE;
        }
    } while (!production->stopped && rebalance(production));
    if (production->error) {
        g_propagate_error(error, g_steal_pointer(&production->error));
        return FALSE;
    }
    if (production->stopped) {
        error_set(error, LECTERN_ERROR_OUTPUT, production->options->name,
                  "interrupted; what was there before is untouched");
        return FALSE;
    }
    return TRUE;
}

static gint compare_faults(gconstpointer a, gconstpointer b)
{
    gsize first = ((const Fault *)a)->utterance;
    gsize second = ((const Fault *)b)->utterance;
    return (first > second) - (first < second);
}

Performed *production_performed(Production *production)
{
    Levels levels = {0};
    Performed *performed = g_new0(Performed, 1);
    performed->rate = production->performance.rate;
    performed->chapters = g_ptr_array_ref(production->chapters);
    performed->faults = g_array_new(FALSE, FALSE, sizeof(Fault));
    g_array_set_clear_func(performed->faults, fault_clear);
    for (guint i = 0; i < production->chapters->len; i++) {
        ChapterWork *work = production->jobs[i].work;
        levels_add(&levels, chapter_work_levels(work));
        chapter_work_take_faults(work, performed->faults);
    }
    g_array_sort(performed->faults, compare_faults);
    performed->loudness_lufs = levels_integrated(&levels);
    performed->true_peak_dbtp = levels_true_peak(&levels);
    return performed;
}
