/* The decoded files against a preset's requirements, by number. */
#include <math.h>
#include <string.h>

#include "edition/decoding.h"

/* Whoever speaks less than this is not compared: integrated loudness of a few words says more of
 * the words than of the voice. */
enum { LEAST_SPEECH_S = 10 };

/* What one speaker says, of all chapters. */
typedef struct {
    Levels levels;
    gint64 frames;
} Spoken;

/* One kind of file of all chapters. */
typedef struct {
    const Check *check;
    GPtrArray *measured;
    const char *kind;     /* "mp3" */
    GPtrArray *decodings; /* of const Decoding *, one a chapter that could be decoded */
    GHashTable *speakers; /* -> Spoken * */
} Kind;

/* Adds what each speaker says in DECODING. */
static void add_speakers(const Kind *kind, const Decoding *decoding)
{
    GHashTableIter iter;
    gpointer speaker, value;
    g_hash_table_iter_init(&iter, decoding->parts);
    while (g_hash_table_iter_next(&iter, &speaker, &value)) {
        const SpokenPart *part = value;
        Spoken *spoken = g_hash_table_lookup(kind->speakers, speaker);
        if (!spoken) {
            spoken = g_new0(Spoken, 1);
            g_hash_table_insert(kind->speakers, speaker, spoken);
        }
        levels_add(&spoken->levels, loudness_levels(part->meter));
        spoken->frames += part->frames;
    }
}

/* One more measure: VALUE, of the file NAME or (NULL) of all of them, has to be within RANGE. */
static void judge(const Kind *kind, const char *what, const char *unit, double value,
                  const double range[2], const char *name)
{
    gboolean passes = value >= range[0] && value <= range[1];
    g_autoptr(GString) required = g_string_new(NULL);
    if (isfinite(range[0]) && isfinite(range[1])) {
        g_string_printf(required, "%g to %g %s", range[0], range[1], unit);
    } else if (isfinite(range[0])) {
        g_string_printf(required, "at least %g %s", range[0], unit);
    } else {
        g_string_printf(required, "at most %g %s", range[1], unit);
    }
    g_autofree char *line =
        g_strdup_printf("%s: %s %.1f %s, required %s%s%s%s", kind->kind, what, value, unit,
                        required->str, name ? " (" : "", name ? name : "", name ? ")" : "");
    g_ptr_array_add(kind->measured, g_strdup_printf("%s  %s", passes ? "pass" : "FAIL", line));
    if (!passes) {
        check_problem(kind->check, name ? name : "", "%s", line);
    }
}

static gboolean is_open(const double range[2])
{
    return isinf(range[0]) && isinf(range[1]);
}

/* What is measured of each file. */
typedef enum { RMS, SAMPLE_PEAK, FLOOR, HEAD, TAIL, MINUTES, KBPS, RATE } Measure;

static double value_of(Measure measure, const Decoding *decoding)
{
    const FileLevels *levels = &decoding->levels;
    enum { BITS = 8, SECONDS_A_MINUTE = 60 };
    double seconds = (double)levels->length / levels->pcm.rate;
    switch (measure) {
    case RMS:
        return levels->rms_db;
    case SAMPLE_PEAK:
        return levels->sample_peak_db;
    case FLOOR:
        return levels->floor_db;
    case HEAD:
        return levels->head_ms;
    case TAIL:
        return levels->tail_ms;
    case MINUTES:
        return seconds / SECONDS_A_MINUTE;
    case KBPS:
        return (double)decoding->file->bytes * BITS / seconds / 1000.0;
    case RATE:
        return levels->pcm.rate;
    }
    return NAN;
}

/* How far VALUE is from the middle of RANGE, or from its one end: the file that is worst counts. */
static double badness(double value, const double range[2])
{
    if (isinf(range[0])) {
        return value - range[1];
    }
    if (isinf(range[1])) {
        return range[0] - value;
    }
    return fabs(value - (range[0] + range[1]) / 2.0);
}

static void judge_files(const Kind *kind, Measure measure, const char *what, const char *unit,
                        const double range[2])
{
    if (is_open(range)) {
        return;
    }
    guint worst = 0;
    double worst_value = NAN;
    for (guint i = 0; i < kind->decodings->len; i++) {
        double value = value_of(measure, g_ptr_array_index(kind->decodings, i));
        if (i == 0 || badness(value, range) > badness(worst_value, range)) {
            worst = i;
            worst_value = value;
        }
    }
    const Decoding *decoding = g_ptr_array_index(kind->decodings, worst);
    judge(kind, what, unit, worst_value, range, decoding->file->name);
}

/* Of all chapters together: loudness and true peak. */
static void judge_whole(const Kind *kind, const Requirements *required)
{
    guint count = kind->decodings->len;
    g_autofree Loudness **meters = g_new(Loudness *, MAX(count, 1));
    double peak = -HUGE_VAL;
    for (guint i = 0; i < count; i++) {
        meters[i] = ((const Decoding *)g_ptr_array_index(kind->decodings, i))->levels.meter;
        peak = fmax(peak, loudness_true_peak(meters[i]));
    }
    if (!is_open(required->loudness_lufs)) {
        judge(kind, "loudness", "LUFS", loudness_integrated(meters, count), required->loudness_lufs,
              NULL);
    }
    if (!is_open(required->true_peak_dbtp)) {
        judge(kind, "true peak", "dBTP", peak, required->true_peak_dbtp, NULL);
    }
}

static void judge_speakers(const Kind *kind, const double range[2])
{
    double least = HUGE_VAL, most = -HUGE_VAL;
    guint count = 0;
    GHashTableIter iter;
    gpointer value;
    g_hash_table_iter_init(&iter, kind->speakers);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        const Spoken *spoken = value;
        if (spoken->frames < (gint64)LEAST_SPEECH_S * kind->check->manifest->pcm.rate) {
            continue;
        }
        double loudness = levels_integrated(&spoken->levels);
        least = fmin(least, loudness);
        most = fmax(most, loudness);
        count++;
    }
    if (count > 1 && !is_open(range)) {
        judge(kind, "speakers apart", "LU", most - least, range, NULL);
    }
}

static void judge_all(const Kind *kind, const Requirements *required)
{
    if (kind->decodings->len == 0) {
        return; /* none could be decoded, and each was named */
    }
    judge_whole(kind, required);
    judge_files(kind, RMS, "RMS", "dB", required->rms_db);
    judge_files(kind, SAMPLE_PEAK, "highest sample", "dB", required->sample_peak_db);
    judge_files(kind, FLOOR, "quietest half second", "dB", required->floor_db);
    judge_files(kind, HEAD, "silence before", "ms", required->head_ms);
    judge_files(kind, TAIL, "silence behind", "ms", required->tail_ms);
    judge_files(kind, MINUTES, "chapter", "min", required->chapter_minutes);
    judge_files(kind, KBPS, "bit rate", "kbit/s", required->kbps);
    judge_files(kind, RATE, "sample rate", "Hz", required->rate);
    judge_speakers(kind, required->speakers_lu);
}

/* The files at INDEX of each chapter, which are all of one kind. */
static void check_kind(const Check *check, guint index, const GPtrArray *decoded,
                       const Preset *preset, GPtrArray *measured)
{
    const ManifestFile *first =
        g_ptr_array_index(manifest_chapter(check->manifest, 0)->files, index);
    const char *ending = strrchr(first->name, '.');
    Kind kind = {
        .check = check,
        .measured = measured,
        .kind = ending ? ending + 1 : first->name,
        .decodings = g_ptr_array_new(),
        .speakers = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free),
    };
    for (guint i = 0; i < decoded->len; i++) {
        Decoding *decoding = g_ptr_array_index(decoded, i);
        if (decoding->has_levels && decoding->parts && index < decoding->chapter->files->len &&
            g_ptr_array_index(decoding->chapter->files, index) == decoding->file) {
            g_ptr_array_add(kind.decodings, decoding);
            add_speakers(&kind, decoding);
        }
    }
    judge_all(&kind, &preset->requirements);
    g_ptr_array_unref(kind.decodings);
    g_hash_table_unref(kind.speakers);
}

void check_preset(const Check *check, const GPtrArray *decoded, const Preset *preset,
                  GPtrArray *measured)
{
    guint kinds =
        check->manifest->chapters->len > 0 ? manifest_chapter(check->manifest, 0)->files->len : 0;
    for (guint i = 0; i < kinds; i++) {
        check_kind(check, i, decoded, preset, measured);
    }
}
