#include "cast/equalizer.h"

#include <math.h>
#include <string.h>

static const double least_hz = 20.0, most_hz = 20000.0, least_width = 0.1, most_width = 10.0,
                    most_amount_db = 12.0;

/* How a kind of band is written: its name, and whether a width stands between place and amount. */
typedef struct {
    const char *name;
    gboolean has_width;
} Form;

static const Form forms[] = {
    [BAND_PEAK] = {"peak", TRUE},
    [BAND_LOW_SHELF] = {"low-shelf", FALSE},
    [BAND_HIGH_SHELF] = {"high-shelf", FALSE},
};

/* The number that is all of TEXT, where it lies from LEAST to MOST. */
static gboolean read_number(const char *text, double least, double most, double *number)
{
    char *end;
    *number = g_ascii_strtod(text, &end);
    return end != text && *end == '\0' && *number >= least && *number <= most;
}

static gboolean read_band(char *const *words, Band *band)
{
    gsize count = g_strv_length((char **)words);
    for (gsize kind = 0; kind < G_N_ELEMENTS(forms); kind++) {
        const Form *form = &forms[kind];
        gsize wanted = form->has_width ? 4 : 3;
        if (count == wanted && strcmp(words[0], form->name) == 0) {
            *band = (Band){.kind = (BandKind)kind};
            return read_number(words[1], least_hz, most_hz, &band->hz) &&
                   (!form->has_width ||
                    read_number(words[2], least_width, most_width, &band->width)) &&
                   read_number(words[wanted - 1], -most_amount_db, most_amount_db, &band->amount);
        }
    }
    return FALSE;
}

/* The words of TEXT, white space between. */
static char **words_of(const char *text)
{
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    g_auto(GStrv) pieces = g_strsplit_set(text, " \t", -1);
    for (char **piece = pieces; *piece; piece++) {
        if (**piece) {
            g_strv_builder_add(builder, *piece);
        }
    }
    return g_strv_builder_end(builder);
}

char *equalizer_parse(const char *text, Equalizer *equalizer)
{
    *equalizer = (Equalizer){0};
    g_auto(GStrv) pieces = g_strsplit(text, ";", -1);
    for (char **piece = pieces; *piece; piece++) {
        g_auto(GStrv) words = words_of(*piece);
        if (!words[0] && !piece[1]) {
            break; /* behind the last semicolon */
        }
        if (equalizer->count == EQUALIZER_BANDS) {
            return g_strdup_printf("more than %d bands", EQUALIZER_BANDS);
        }
        if (!read_band(words, &equalizer->bands[equalizer->count++])) {
            return g_strdup_printf("“%s”: expected peak HZ Q DB, low-shelf HZ DB or high-shelf HZ "
                                   "DB, with %g to %g Hz, a Q of %g to %g and at most %g dB",
                                   g_strstrip(*piece), least_hz, most_hz, least_width, most_width,
                                   most_amount_db);
        }
    }
    return NULL;
}
