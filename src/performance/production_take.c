/* One take: found in the cache, or performed into files without names and kept there. */
#include <fcntl.h>
#include <unistd.h>

#include "base/error.h"
#include "performance/production_parts.h"
#include "performance/take_entry.h"

char *production_key(const Production *production, const Task *task)
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
        production_queue_job(production, task->job);
    }
    g_mutex_unlock(&production->mutex);
    return TRUE;
}

gboolean production_reuse(Production *production, const Task *task, const char *key, GError **error)
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
    production_add_progress(production, utterances, seconds);
    return TRUE;
}

gboolean production_make(Production *production, const Task *task, const char *key, GError **error)
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
