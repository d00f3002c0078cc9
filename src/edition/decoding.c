#include "edition/decoding.h"

#include <math.h>

#include "sound/audio_reader.h"

/* The highest sample of an utterance that is heard is above this, -60 dB: the quietest word of the
 * quietest voice is 30 dB louder. */
#define SILENT_PEAK 0.001F

enum { CHUNK = 16384 };

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

static void free_part(gpointer data)
{
    SpokenPart *part = data;
    loudness_free(part->meter);
    g_free(part);
}

static SpokenPart *part_of(const Decoding *decoding, const Heard *heard)
{
    const char *speaker = heard->speaker ? heard->speaker : "";
    SpokenPart *part = g_hash_table_lookup(decoding->parts, speaker);
    if (!part) {
        part = g_new0(SpokenPart, 1);
        part->meter = loudness_new(decoding->check->manifest->pcm);
        g_hash_table_insert(decoding->parts, (gpointer)speaker, part);
    }
    return part;
}

/* Hands each utterance's part of the COUNT frames that start at POSITION to its speaker's meter.
 * FIRST is the first utterance that has not ended before. */
static void share_out(const Decoding *decoding, const float *samples, gint64 count, gint64 position,
                      gsize first)
{
    gint64 origin = decoding->chapter->start + position;
    gint64 channels = decoding->check->manifest->pcm.channels;
    for (gsize i = first; i < decoding->heard_count; i++) {
        const Heard *heard = &decoding->heard[i];
        gint64 from = MAX(heard->first_sample - origin, 0);
        gint64 to = MIN(heard->end_sample - origin, count);
        if (heard->first_sample >= origin + count) {
            return;
        }
        if (from < to) {
            SpokenPart *part = part_of(decoding, heard);
            loudness_add(part->meter, samples + from * channels, (gsize)(to - from));
            part->frames += to - from;
        }
    }
}

/* Decodes all of FILE, or until it is longer than it may be; returns how many frames it has. SUMS
 * may be NULL. */
static gint64 decode(const Decoding *decoding, AudioReader *file, LevelSums *sums)
{
    float samples[CHUNK * PCM_MOST_CHANNELS];
    gint64 position = 0;
    gsize first = 0;
    gsize count;
    while (position <= decoding->chapter->length &&
           (count = audio_reader_read(file, samples, CHUNK)) > 0) {
        if (decoding->parts) {
            share_out(decoding, samples, (gint64)count, position, first);
        }
        add_peaks(decoding, samples, (gint64)count, position, &first);
        if (sums) {
            level_sums_add(sums, samples, count);
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

static void close_parts(const Decoding *decoding)
{
    GHashTableIter iter;
    gpointer part;
    g_hash_table_iter_init(&iter, decoding->parts);
    while (g_hash_table_iter_next(&iter, NULL, &part)) {
        loudness_close(((SpokenPart *)part)->meter);
    }
}

static void decode_and_check(Decoding *decoding, AudioReader *file)
{
    LevelSums *sums = decoding->tells || decoding->is_parted
                          ? level_sums_new(decoding->check->manifest->pcm)
                          : NULL;
    decoding->peaks = g_new0(float, decoding->heard_count);
    if (decoding->is_parted) {
        decoding->parts = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_part);
    }
    check_decoded(decoding, decode(decoding, file, sums));
    if (sums) {
        level_sums_end(sums, &decoding->levels);
        decoding->has_levels = TRUE;
    }
    if (decoding->parts) {
        close_parts(decoding);
    }
}

void decoding_run(Decoding *decoding)
{
    const Pcm expected = decoding->check->manifest->pcm;
    decoding->problems = g_ptr_array_new_with_free_func(g_free);
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

void decoding_free(Decoding *decoding)
{
    file_levels_clear(&decoding->levels);
    g_clear_pointer(&decoding->parts, g_hash_table_unref);
    g_clear_pointer(&decoding->problems, g_ptr_array_unref);
    g_free(decoding->peaks);
    g_free(decoding);
}
