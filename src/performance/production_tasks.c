/* Which take is made next, and how far the work is. */
#include "performance/production_parts.h"

/* How many takes of a chapter may be ahead of the one that is joined next, for each thread: what
 * waits is on disk, but has open files. */
enum { WINDOW_PER_JOB = 4 };

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

void production_queue_job(Production *production, Job *job)
{
    for (guint i = 0; i < chapter_work_take_count(job->work); i++) {
        Task *task = g_new(Task, 1);
        *task = (Task){job, i};
        g_queue_push_tail(&production->tasks, task);
    }
    production->all += chapter_work_chapter(job->work)->utterance_count;
}

void production_queue(Production *production, const guint8 *wanted)
{
    g_autoptr(GPtrArray) by_size = g_ptr_array_new();
    for (guint i = 0; i < production->chapters->len; i++) {
        if (!wanted || wanted[i]) {
            g_ptr_array_add(by_size, &production->jobs[i]);
        }
    }
    g_ptr_array_sort_with_data(by_size, compare_sizes, production);
    for (guint i = 0; i < by_size->len; i++) {
        production_queue_job(production, g_ptr_array_index(by_size, i));
    }
}

void production_stop(Production *production, const GError *error)
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

Task *production_begin_task(Production *production)
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

void production_end_task(Production *production, Task *task)
{
    g_mutex_lock(&production->mutex);
    production->busy--;
    g_cond_broadcast(&production->changed);
    g_mutex_unlock(&production->mutex);
    g_free(task);
}

gboolean production_add_progress(Production *production, gsize utterances, double seconds)
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
