/* The audio is decoded, on all cores, a file at a time on each. */
#include <math.h>
#include <string.h>

#include "edition/decoding.h"
#include "edition/edition.h"

/* How far levels measured on a decoded file may be from those of what was encoded. A lossy codec
 * hardly changes loudness, but what it leaves out may have held a peak down: speech came back up to
 * 1.3 dB higher from Vorbis at 48 kbit/s, 0.6 dB from MP3, 1.6 dB from Opus at 24 kbit/s. */
typedef struct {
    double loudness;
    double peak;
} Tolerance;

static const Tolerance lossless = {0.1, 0.1};
static const Tolerance lossy = {0.5, 2.5};

/* The whole in M4A is called M4B. */
static const AudioFormat *format_of(const ManifestFile *file)
{
    for (const AudioFormat *format = audio_formats; format->name; format++) {
        g_autofree char *ending = g_strconcat(".", format->extension, NULL);
        gboolean named = file->is_whole || g_str_has_suffix(file->name, ending);
        if (strcmp(file->type, format->media_type) == 0 && named) {
            return format;
        }
    }
    return NULL;
}

/* Which of a chapter's files is measured: the first lossless one, else the first. */
static guint measured_index(const ManifestChapter *chapter)
{
    for (guint i = 0; i < chapter->files->len; i++) {
        const AudioFormat *format = format_of(g_ptr_array_index(chapter->files, i));
        if (format && !format->lossy) {
            return i;
        }
    }
    return 0;
}

/* Adds FILE of CHAPTER to ALL; the utterances of COUNT from HEARD on have to be heard in it. */
static void add_decoding(const Check *check, const ManifestChapter *chapter, guint index,
                         const Heard *heard, gsize count, GPtrArray *all)
{
    const ManifestFile *file = g_ptr_array_index(chapter->files, index);
    const AudioFormat *format = format_of(file);
    if (!format) {
        check_problem(check, file->name, "is of no known kind of audio");
    }
    if (!format || !g_hash_table_contains(check->intact, file->name)) {
        return;
    }
    Decoding *decoding = g_new0(Decoding, 1);
    decoding->check = check;
    decoding->chapter = chapter;
    decoding->file = file;
    decoding->format = format;
    decoding->heard = heard;
    decoding->heard_count = count;
    decoding->tells = !file->is_whole && index == measured_index(chapter);
    decoding->is_parted = !file->is_whole && check->is_measured;
    g_ptr_array_add(all, decoding);
}

/* Adds the files that are the whole edition, which CHAPTER stands for: all of HEARD is in them. */
static void add_wholes(const Check *check, const ManifestChapter *chapter, const GArray *heard,
                       GPtrArray *all)
{
    const Heard *first = (const Heard *)(gconstpointer)heard->data;
    for (guint i = 0; i < chapter->files->len; i++) {
        add_decoding(check, chapter, i, first, heard->len, all);
    }
}

/* A chapter that lasts as long as the edition, with the files that are all of it. */
static ManifestChapter whole_as_chapter(const Manifest *manifest)
{
    ManifestChapter whole = {.length = manifest->length, .files = g_ptr_array_new()};
    for (guint i = 0; i < manifest->files->len; i++) {
        const ManifestFile *file = manifest_file(manifest, i);
        if (file->is_whole) {
            g_ptr_array_add(whole.files, (gpointer)file);
        }
    }
    return whole;
}

/* All files of all chapters that can be decoded, of Decoding *. */
static GPtrArray *plan(const Check *check, const GArray *heard)
{
    GPtrArray *all = g_ptr_array_new_with_free_func((GDestroyNotify)decoding_free);
    const Heard *next = (const Heard *)(gconstpointer)heard->data;
    const Heard *last = next + heard->len;
    for (guint i = 0; i < check->manifest->chapters->len; i++) {
        const ManifestChapter *chapter = manifest_chapter(check->manifest, i);
        const Heard *first = next;
        while (next < last && next->first_sample < chapter->start + chapter->length) {
            next++;
        }
        for (guint k = 0; k < chapter->files->len; k++) {
            add_decoding(check, chapter, k, first, (gsize)(next - first), all);
        }
    }
    return all;
}

/* A GFunc for the pool. */
static void run_one(gpointer data, gpointer unused)
{
    (void)unused;
    decoding_run(data);
}

static void decode_all(GPtrArray *all)
{
    GThreadPool *pool = g_thread_pool_new(run_one, NULL, (int)g_get_num_processors(), FALSE, NULL);
    for (guint i = 0; i < all->len; i++) {
        g_thread_pool_push(pool, g_ptr_array_index(all, i), NULL);
    }
    g_thread_pool_free(pool, FALSE, TRUE);
}

static void check_level(const Check *check, const char *what, double said, double measured,
                        double tolerance)
{
    gboolean same = isinf(said) && isinf(measured);
    if (!same && !(fabs(said - measured) <= tolerance)) {
        check_problem(check, EDITION_MANIFEST, "says that the %s is %.2f, but it is %.2f", what,
                      said, measured);
    }
}

static void check_levels(const Check *check, const GPtrArray *all)
{
    g_autoptr(GPtrArray) meters = g_ptr_array_new();
    double peak = -HUGE_VAL;
    Tolerance tolerance = lossless;
    for (guint i = 0; i < all->len; i++) {
        const Decoding *decoding = g_ptr_array_index(all, i);
        if (decoding->tells && decoding->has_levels) {
            g_ptr_array_add(meters, decoding->levels.meter);
            peak = MAX(peak, loudness_true_peak(decoding->levels.meter));
            tolerance = decoding->format->lossy ? lossy : tolerance;
        }
    }
    if (meters->len < check->manifest->chapters->len) {
        return; /* levels of a part say nothing of the whole */
    }
    double loudness = loudness_integrated((Loudness *const *)meters->pdata, meters->len);
    check->summary->loudness_lufs = loudness;
    check->summary->true_peak_dbtp = peak;
    const Manifest *manifest = check->manifest;
    check_level(check, "integrated loudness", manifest->loudness_lufs, loudness,
                tolerance.loudness);
    check_level(check, "true peak", manifest->true_peak_dbtp, peak, tolerance.peak);
}

GPtrArray *check_audio(const Check *check, const GArray *heard)
{
    GPtrArray *all = plan(check, heard);
    ManifestChapter whole = whole_as_chapter(check->manifest);
    add_wholes(check, &whole, heard, all);
    decode_all(all);
    for (guint i = 0; i < all->len; i++) {
        Decoding *decoding = g_ptr_array_index(all, i);
        g_ptr_array_extend_and_steal(check->problems, g_steal_pointer(&decoding->problems));
        if (decoding->chapter == &whole) {
            decoding->chapter = NULL; /* which ends here */
        }
    }
    check_levels(check, all);
    g_ptr_array_unref(whole.files);
    return all;
}
