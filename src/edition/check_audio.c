/* The audio is decoded, on all cores, a file at a time on each. */
#include <math.h>
#include <string.h>

#include "edition/check_parts.h"
#include "edition/edition.h"
#include "sound/audio_reader.h"
#include "sound/encoder.h"
#include "sound/loudness.h"

/* How far levels measured on a decoded file may be from those of what was encoded. A lossy codec
 * hardly changes loudness, but what it leaves out may have held a peak down: speech came back up to
 * 1.3 dB higher from Vorbis at 48 kbit/s, 0.6 dB from MP3, 1.6 dB from Opus at 24 kbit/s. */
typedef struct {
    double loudness;
    double peak;
} Tolerance;

static const Tolerance lossless = {0.1, 0.1};
static const Tolerance lossy = {0.5, 2.5};

/* The highest sample of an utterance that is heard is above this, -60 dB: the quietest word of the
 * quietest voice is 30 dB louder. */
#define SILENT_PEAK 0.001F

enum { CHUNK = 16384 };

/* One file to be decoded, and what came of it. */
typedef struct {
    const Check *check;
    const ManifestChapter *chapter;
    const ManifestFile *file;
    const AudioFormat *format;
    const Heard *heard; /* heard_count of them, in this chapter */
    gsize heard_count;
    float *peaks;        /* of each of them */
    gboolean measured;   /* this one of the chapter's files tells its levels */
    Loudness *loudness;  /* the meter of a measured one, once it was decoded */
    GPtrArray *problems; /* this file's own: files are decoded at the same time */
} Decoding;

static void report(const Decoding *decoding, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void report(const Decoding *decoding, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *what = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    Check own = *decoding->check;
    own.problems = decoding->problems;
    check_problem(&own, decoding->file->name, "%s", what);
}

/* Finds the highest sample of each utterance, as far as it is in the COUNT frames that start at
 * POSITION in the chapter. FIRST is the first utterance that has not ended before. */
static void add_peaks(const Decoding *decoding, const float *samples, gint64 count, gint64 position,
                      gsize *first)
{
    gint64 origin = decoding->chapter->start + position;
    gint64 channels = decoding->check->manifest->pcm.channels;
    for (gsize i = *first; i < decoding->heard_count; i++) {
        const Heard *heard = &decoding->heard[i];
        if (heard->first_sample >= origin + count) {
            return;
        }
        gint64 end = MIN(heard->end_sample - origin, count) * channels;
        for (gint64 k = MAX(heard->first_sample - origin, 0) * channels; k < end; k++) {
            decoding->peaks[i] = MAX(decoding->peaks[i], fabsf(samples[k]));
        }
        if (heard->end_sample <= origin + count) {
            *first = i + 1;
        }
    }
}

/* Decodes all of FILE, or until it is longer than it may be; returns how many samples it has. */
static gint64 decode(const Decoding *decoding, AudioReader *file)
{
    float samples[CHUNK * PCM_MOST_CHANNELS];
    gint64 position = 0;
    gsize first = 0;
    gsize count;
    while (position <= decoding->chapter->length &&
           (count = audio_reader_read(file, samples, CHUNK)) > 0) {
        add_peaks(decoding, samples, (gint64)count, position, &first);
        if (decoding->loudness) {
            loudness_add(decoding->loudness, samples, count);
        }
        position += (gint64)count;
    }
    return position;
}

/* Lengths are exact in all formats: where a codec adds samples, its files say how many, and
 * libsndfile leaves them out (in MP3 from 32 kHz on, which are the rates of presets). */
static void check_decoded(const Decoding *decoding, gint64 decoded)
{
    if (decoded != decoding->chapter->length) {
        report(decoding, "has %s%" G_GINT64_FORMAT " samples instead of %" G_GINT64_FORMAT,
               decoded > decoding->chapter->length ? "at least " : "", decoded,
               decoding->chapter->length);
    }
    for (gsize i = 0; i < decoding->heard_count; i++) {
        if (!(decoding->peaks[i] >= SILENT_PEAK)) {
            report(decoding, "%s is not heard: there is silence in its place",
                   decoding->heard[i].id);
        }
    }
}

static void decode_and_check(Decoding *decoding, AudioReader *file)
{
    if (decoding->measured) {
        decoding->loudness = loudness_new(decoding->check->manifest->pcm);
    }
    check_decoded(decoding, decode(decoding, file));
    if (decoding->loudness) {
        loudness_close(decoding->loudness);
    }
}

/* A GFunc for the pool. */
static void check_one(gpointer data, gpointer unused)
{
    (void)unused;
    Decoding *decoding = data;
    const Pcm expected = decoding->check->manifest->pcm;
    g_autofree char *path = g_build_filename(decoding->check->folder, decoding->file->name, NULL);
    g_autoptr(AudioReader) file = audio_reader_open(path);
    if (!file) {
        report(decoding, "cannot be decoded");
        return;
    }
    const Pcm pcm = audio_reader_pcm(file);
    if (pcm.channels == expected.channels && pcm.rate == expected.rate) {
        decode_and_check(decoding, file);
    } else {
        report(decoding, "has %u channel%s at %u Hz instead of %u at %u Hz", pcm.channels,
               pcm.channels == 1 ? "" : "s", pcm.rate, expected.channels, expected.rate);
    }
}

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

static void free_decoding(gpointer data)
{
    Decoding *decoding = data;
    g_free(decoding->peaks);
    g_clear_pointer(&decoding->loudness, loudness_free);
    g_clear_pointer(&decoding->problems, g_ptr_array_unref);
    g_free(decoding);
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
    decoding->peaks = g_new0(float, count);
    decoding->measured = index == measured_index(chapter);
    decoding->problems = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(all, decoding);
}

/* Adds the files that are the whole edition, which CHAPTER stands for: all of HEARD is in them. */
static void add_wholes(const Check *check, const ManifestChapter *chapter, const GArray *heard,
                       GPtrArray *all)
{
    const Heard *first = (const Heard *)(gconstpointer)heard->data;
    for (guint i = 0; i < chapter->files->len; i++) {
        guint before = all->len;
        add_decoding(check, chapter, i, first, heard->len, all);
        if (all->len > before) {
            ((Decoding *)g_ptr_array_index(all, before))->measured = FALSE;
        }
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
    GPtrArray *all = g_ptr_array_new_with_free_func(free_decoding);
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

static void decode_all(GPtrArray *all)
{
    GThreadPool *pool =
        g_thread_pool_new(check_one, NULL, (int)g_get_num_processors(), FALSE, NULL);
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
        if (decoding->loudness) {
            g_ptr_array_add(meters, decoding->loudness);
            peak = MAX(peak, loudness_true_peak(decoding->loudness));
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

void check_audio(const Check *check, const GArray *heard)
{
    g_autoptr(GPtrArray) all = plan(check, heard);
    ManifestChapter whole = whole_as_chapter(check->manifest);
    add_wholes(check, &whole, heard, all);
    decode_all(all);
    for (guint i = 0; i < all->len; i++) {
        Decoding *decoding = g_ptr_array_index(all, i);
        g_ptr_array_extend_and_steal(check->problems, g_steal_pointer(&decoding->problems));
    }
    check_levels(check, all);
    g_ptr_array_unref(whole.files);
}
