#include "performance/production.h"

#include "base/data_dir.h"
#include "base/error.h"
#include "performance/chapter_plan.h"
#include "performance/fingerprint.h"
#include "performance/production_parts.h"

static ChapterWork *plan_work(const Production *production, PerformedChapter *chapter)
{
    const PerformOptions *options = production->options;
    GArray *takes =
        takes_plan(production->performance.script, options->preset, production->performance.rate,
                   chapter->first_utterance, chapter->utterance_count);
    return chapter_work_new(options, production->folder, production->performance.rate, chapter,
                            takes);
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

static gboolean note_progress(double seconds, gpointer data)
{
    return production_add_progress(data, 1, seconds);
}

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
    production->chapters = chapters_plan(performance->script, options);
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
    production_queue(production, NULL);
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

/* A thread that makes one take after the other until none is left. */
static gpointer make_takes(gpointer data)
{
    Production *production = data;
    Task *task;
    while ((task = production_begin_task(production))) {
        g_autoptr(GError) error = NULL;
        g_autofree char *key = production_key(production, task);
        if (!production_reuse(production, task, key, &error) &&
            (error || !production_make(production, task, key, &error))) {
            production_stop(production, error);
        }
        production_end_task(production, task);
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
        g_autofree char *key = production_key(production, task);
        if (!production_reuse(production, task, key, &failure)) {
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
    production_queue(production, wanted);
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
