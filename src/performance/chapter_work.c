#include "performance/chapter_work.h"

#include <string.h>
#include <unistd.h>

#include "base/error.h"

/* A take that came before its turn. */
typedef struct {
    EncodedTake *files; /* NULL where it has not come, or was joined */
    GArray *faults;
} Arrival;

struct ChapterWork {
    const PerformOptions *options;
    const char *folder;
    guint rate;
    PerformedChapter *chapter;
    GArray *takes;

    GMutex mutex; /* guards all below */
    Arrival *arrivals;
    guint joined;
    AudioJoin **joins; /* one for each format; NULL where it is not open */
    GArray *words;     /* of Placement: those of the takes that were joined */
    GByteArray *estimated;
    GArray *faults; /* of Fault */
    Levels levels;
    Hearing *hearing;
};

static void start_lists(ChapterWork *work)
{
    work->words = g_array_new(FALSE, FALSE, sizeof(Placement));
    work->estimated = g_byte_array_new();
    work->faults = g_array_new(FALSE, FALSE, sizeof(Fault));
    g_array_set_clear_func(work->faults, fault_clear);
    work->hearing = hearing_new();
}

ChapterWork *chapter_work_new(const PerformOptions *options, const char *folder, guint rate,
                              PerformedChapter *chapter, GArray *takes)
{
    ChapterWork *work = g_new0(ChapterWork, 1);
    work->options = options;
    work->folder = folder;
    work->rate = rate;
    work->chapter = chapter;
    work->takes = takes;
    g_mutex_init(&work->mutex);
    work->arrivals = g_new0(Arrival, takes->len);
    work->joins = g_new0(AudioJoin *, options->format_count);
    start_lists(work);
    return work;
}

static void close_files(const EncodedTake *files, gsize count)
{
    for (gsize i = 0; i < count; i++) {
        if (i == 0 || files[i].fd != files[i - 1].fd) {
            close(files[i].fd);
        }
    }
}

static void arrival_clear(const ChapterWork *work, Arrival *arrival)
{
    if (arrival->files) {
        close_files(arrival->files, work->options->format_count);
    }
    g_clear_pointer(&arrival->files, g_free);
    g_clear_pointer(&arrival->faults, g_array_unref);
}

/* Frees what was made so far. */
static void drop_made(ChapterWork *work)
{
    for (guint i = 0; i < work->takes->len; i++) {
        take_forget(chapter_work_take(work, i));
        arrival_clear(work, &work->arrivals[i]);
    }
    for (gsize i = 0; i < work->options->format_count; i++) {
        audio_join_abandon(g_steal_pointer(&work->joins[i]));
    }
    g_clear_pointer(&work->words, g_array_unref);
    g_clear_pointer(&work->estimated, g_byte_array_unref);
    g_clear_pointer(&work->faults, g_array_unref);
    g_clear_pointer(&work->hearing, hearing_free);
}

void chapter_work_free(ChapterWork *work)
{
    if (work) {
        drop_made(work);
        g_array_unref(work->takes);
        g_free(work->arrivals);
        g_free(work->joins);
        g_mutex_clear(&work->mutex);
        g_free(work);
    }
}

void chapter_work_restart(ChapterWork *work)
{
    PerformedChapter *chapter = work->chapter;
    g_mutex_lock(&work->mutex);
    drop_made(work);
    start_lists(work);
    work->joined = 0;
    memset(&work->levels, 0, sizeof work->levels);
    chapter->length = 0;
    g_clear_pointer(&chapter->utterances, g_free);
    g_clear_pointer(&chapter->announcements, g_free);
    g_clear_pointer(&chapter->first_word, g_free);
    g_clear_pointer(&chapter->words, g_free);
    g_clear_pointer(&chapter->estimated, g_free);
    g_mutex_unlock(&work->mutex);
}

PerformedChapter *chapter_work_chapter(const ChapterWork *work)
{
    return work->chapter;
}

guint chapter_work_take_count(const ChapterWork *work)
{
    return work->takes->len;
}

Take *chapter_work_take(const ChapterWork *work, guint index)
{
    return &g_array_index(work->takes, Take, index);
}

guint chapter_work_joined(ChapterWork *work)
{
    g_mutex_lock(&work->mutex);
    guint joined = work->joined;
    g_mutex_unlock(&work->mutex);
    return joined;
}

const Levels *chapter_work_levels(const ChapterWork *work)
{
    return &work->levels;
}

const Hearing *chapter_work_hearing(const ChapterWork *work)
{
    return work->hearing;
}

void chapter_work_take_faults(ChapterWork *work, GArray *faults)
{
    for (guint i = 0; i < work->faults->len; i++) {
        Fault *fault = &g_array_index(work->faults, Fault, i);
        g_array_append_val(faults, *fault);
        fault->reason = NULL;
    }
    g_array_set_size(work->faults, 0);
}

static void move_placements(Placement *placements, gsize count, guint32 by)
{
    for (gsize i = 0; i < count; i++) {
        placements[i].start += by;
        placements[i].end += by;
    }
}

/* Puts what is in TAKE on the chapter's timeline. */
static gboolean append_placements(ChapterWork *work, Take *take, GError **error)
{
    PerformedChapter *chapter = work->chapter;
    if (chapter->length + take->length > G_MAXUINT32) {
        error_set(error, LECTERN_ERROR_OUTPUT, chapter->slug,
                  "the chapter is longer than %u hours, which is all that a timeline can count; a "
                  "heading in it would part it",
                  G_MAXUINT32 / work->rate / (60 * 60));
        return FALSE;
    }
    if (!chapter->utterances) {
        chapter->utterances = g_new0(Placement, MAX(chapter->utterance_count, 1));
        chapter->announcements = g_new0(Placement, MAX(chapter->utterance_count, 1));
        chapter->first_word = g_new0(guint32, chapter->utterance_count + 1);
    }
    gsize first = take->first_utterance - chapter->first_utterance;
    guint32 words = take->first_word[take->utterance_count];
    move_placements(take->utterances, take->utterance_count, (guint32)chapter->length);
    move_placements(take->announcements, take->utterance_count, (guint32)chapter->length);
    move_placements(take->words, words, (guint32)chapter->length);
    if (take->utterance_count > 0) {
        memcpy(chapter->utterances + first, take->utterances,
               take->utterance_count * sizeof *take->utterances);
        memcpy(chapter->announcements + first, take->announcements,
               take->utterance_count * sizeof *take->announcements);
    }
    for (gsize i = 0; i <= take->utterance_count; i++) {
        chapter->first_word[first + i] = work->words->len + take->first_word[i];
    }
    g_array_append_vals(work->words, take->words, words);
    g_byte_array_append(work->estimated, take->estimated, words);
    hearing_add(work->hearing, chapter->length, g_steal_pointer(&take->hops), take->hop_count);
    chapter->length += take->length;
    return TRUE;
}

static gboolean append_files(ChapterWork *work, const EncodedTake *files, GError **error)
{
    for (gsize i = 0; i < work->options->format_count; i++) {
        if (!work->joins[i]) {
            g_autofree char *path = g_build_filename(
                work->folder, g_ptr_array_index(work->chapter->files, (guint)i), NULL);
            work->joins[i] = audio_join_open(path, work->options->formats[i],
                                             (Pcm){work->rate, work->options->channels}, error);
        }
        if (!work->joins[i] || !audio_join_add(work->joins[i], &files[i], error)) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean complete(ChapterWork *work, GError **error)
{
    for (gsize i = 0; i < work->options->format_count; i++) {
        if (!audio_join_close(g_steal_pointer(&work->joins[i]), error)) {
            return FALSE;
        }
    }
    work->chapter->words = (Placement *)(void *)g_array_free(g_steal_pointer(&work->words), FALSE);
    work->chapter->estimated = g_byte_array_free(g_steal_pointer(&work->estimated), FALSE);
    return TRUE;
}

static void move_faults(ChapterWork *work, GArray *faults)
{
    g_array_append_vals(work->faults, faults->data, faults->len);
    for (guint i = 0; i < faults->len; i++) {
        g_array_index(faults, Fault, i).reason = NULL;
    }
}

/* Joins the take that is next, which has come. */
static gboolean join_next(ChapterWork *work, GError **error)
{
    Take *take = chapter_work_take(work, work->joined);
    Arrival *arrival = &work->arrivals[work->joined];
    for (gsize i = 0; i < work->options->format_count; i++) {
        arrival->files[i].samples = take->length;
        arrival->files[i].is_first = work->joined == 0;
        arrival->files[i].is_last = work->joined + 1 == work->takes->len;
    }
    if (!append_files(work, arrival->files, error) || !append_placements(work, take, error)) {
        return FALSE;
    }
    move_faults(work, arrival->faults);
    levels_add(&work->levels, &take->levels);
    take_forget(take);
    arrival_clear(work, arrival);
    work->joined++;
    return work->joined < work->takes->len || complete(work, error);
}

gboolean chapter_work_deliver(ChapterWork *work, guint index, const EncodedTake *files,
                              GArray *faults, gboolean *is_whole, GError **error)
{
    *is_whole = FALSE;
    g_mutex_lock(&work->mutex);
    Arrival *arrival = &work->arrivals[index];
    arrival->files = g_memdup2(files, work->options->format_count * sizeof *files);
    arrival->faults = g_array_ref(faults);
    gboolean done = TRUE;
    while (done && work->joined < work->takes->len && work->arrivals[work->joined].files) {
        done = join_next(work, error);
        *is_whole = done && work->joined == work->takes->len;
    }
    g_mutex_unlock(&work->mutex);
    return done;
}
