#include "script/form/ssml_values.h"

#include <math.h>
#include <string.h>

enum { MS_PER_S = 1000, SEMITONES = 12 };

/* SSML 1.1 leaves to the processor what its words mean. */
typedef struct {
    const char *word;
    double value;
} Word;

static const Word strengths_ms[] = {{"none", 0},     {"x-weak", 100}, {"weak", 200},
                                    {"medium", 400}, {"strong", 700}, {"x-strong", 1200}};
static const Word rates[] = {{"x-slow", 0.6}, {"slow", 0.8},   {"medium", 1},
                             {"fast", 1.25},  {"x-fast", 1.6}, {"default", 1}};
static const Word pitches_st[] = {{"x-low", -5}, {"low", -2.5}, {"medium", 0},
                                  {"high", 2.5}, {"x-high", 5}, {"default", 0}};
static const Word ranges[] = {{"x-low", 0.3}, {"low", 0.6},    {"medium", 1},
                              {"high", 1.4},  {"x-high", 1.8}, {"default", 1}};
static const Word volumes_db[] = {{"x-soft", -12}, {"soft", -6},  {"medium", 0},
                                  {"loud", 4},     {"x-loud", 6}, {"default", 0}};

/* What a voice can still do, and a listener understand. */
static const double LEAST_FACTOR = 0.3, MOST_FACTOR = 3;
static const double MOST_SEMITONES = 12, MOST_DB = 12, LEAST_DB = -40;

static gboolean find_word(const Word *words, gsize count, const char *text, double *value)
{
    for (gsize i = 0; i < count; i++) {
        if (strcmp(words[i].word, text) == 0) {
            *value = words[i].value;
            return TRUE;
        }
    }
    return FALSE;
}

/* Reads a number with UNIT right behind it; *SIGNED is whether it has a sign. */
static gboolean read_number(const char *text, const char *unit, double *value, gboolean *is_signed)
{
    *is_signed = *text == '+' || *text == '-';
    const char *digits = text + (*is_signed ? 1 : 0);
    if (!g_ascii_isdigit(*digits) && *digits != '.') {
        return FALSE;
    }
    char *end;
    *value = g_ascii_strtod(text, &end);
    return end > text && strcmp(end, unit) == 0 && isfinite(*value);
}

/* "80%" is 0.8, "+10%" is 1.1. */
static gboolean read_factor(const char *text, double *factor)
{
    enum { PERCENT = 100 };
    double percent;
    gboolean relative;
    if (!read_number(text, "%", &percent, &relative)) {
        return FALSE;
    }
    *factor = percent / PERCENT + (relative ? 1 : 0);
    return *factor > 0;
}

int ssml_time(const char *text)
{
    double time;
    gboolean is_signed;
    if (read_number(text, "s", &time, &is_signed)) {
        time *= MS_PER_S;
    } else if (!read_number(text, "ms", &time, &is_signed)) {
        return NO_BREAK;
    }
    return time >= 0 && time <= SSML_BREAK_LIMIT_MS && !(is_signed && *text == '-')
               ? (int)(time + 0.5) // NOLINT(bugprone-incorrect-roundings): it is not negative
               : NO_BREAK;
}

int ssml_strength(const char *strength)
{
    double pause_ms;
    return find_word(strengths_ms, G_N_ELEMENTS(strengths_ms), strength, &pause_ms) ? (int)pause_ms
                                                                                    : NO_BREAK;
}

gboolean ssml_rate(const char *value, Tone *tone)
{
    double rate;
    if (!find_word(rates, G_N_ELEMENTS(rates), value, &rate) && !read_factor(value, &rate)) {
        return FALSE;
    }
    tone->rate = CLAMP(tone->rate * rate, LEAST_FACTOR, MOST_FACTOR);
    return TRUE;
}

gboolean ssml_pitch(const char *value, Tone *tone)
{
    double semitones;
    gboolean is_signed;
    if (!find_word(pitches_st, G_N_ELEMENTS(pitches_st), value, &semitones) &&
        !(read_number(value, "st", &semitones, &is_signed) && is_signed)) {
        double factor;
        if (!read_factor(value, &factor)) {
            return FALSE;
        }
        semitones = SEMITONES * log2(factor);
    }
    tone->pitch_st = CLAMP(tone->pitch_st + semitones, -MOST_SEMITONES, MOST_SEMITONES);
    return TRUE;
}

gboolean ssml_range(const char *value, Tone *tone)
{
    double range;
    if (!find_word(ranges, G_N_ELEMENTS(ranges), value, &range) && !read_factor(value, &range)) {
        return FALSE;
    }
    tone->range = CLAMP(tone->range * range, LEAST_FACTOR, MOST_FACTOR);
    return TRUE;
}

gboolean ssml_volume(const char *value, Tone *tone)
{
    double db;
    gboolean is_signed;
    if (strcmp(value, "silent") == 0) {
        db = LEAST_DB;
    } else if (!find_word(volumes_db, G_N_ELEMENTS(volumes_db), value, &db) &&
               !(read_number(value, "dB", &db, &is_signed) && is_signed)) {
        return FALSE;
    }
    tone->volume_db = CLAMP(tone->volume_db + db, LEAST_DB, MOST_DB);
    return TRUE;
}

gboolean ssml_emphasis(const char *level, Emphasis *emphasis)
{
    static const struct {
        const char *level;
        Emphasis emphasis;
    } levels[] = {{"none", EMPHASIS_UNSET},
                  {"reduced", EMPHASIS_REDUCED},
                  {"moderate", EMPHASIS_MODERATE},
                  {"strong", EMPHASIS_STRONG}};
    for (gsize i = 0; i < G_N_ELEMENTS(levels); i++) {
        if (strcmp(levels[i].level, level) == 0) {
            *emphasis = levels[i].emphasis;
            return TRUE;
        }
    }
    return FALSE;
}
