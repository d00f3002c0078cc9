/* A voice's equaliser: what is turned down or up of its sound, and where. speech/equalize.h applies
 * it. */
#ifndef LECTERN_CAST_EQUALIZER_H
#define LECTERN_CAST_EQUALIZER_H

#include <glib.h>

typedef enum { BAND_PEAK, BAND_LOW_SHELF, BAND_HIGH_SHELF } BandKind;

typedef struct {
    BandKind kind;
    double hz;     /* 20 to 20000: the middle of a peak, or of the slope of a shelf */
    double width;  /* a peak's Q, 0.1 to 10: half as wide for twice as much; 0 for a shelf */
    double amount; /* in dB, -12 to 12 */
} Band;

enum { EQUALIZER_BANDS = 6 };

/* As many bands as COUNT says, one after the other; none leave the sound as it is. */
typedef struct {
    gsize count;
    Band bands[EQUALIZER_BANDS];
} Equalizer;

/* Reads bands with semicolons between, each "peak HZ Q DB", "low-shelf HZ DB" or "high-shelf HZ
 * DB". NULL where TEXT is that; or else what is wrong with it, which the caller frees. */
char *equalizer_parse(const char *text, Equalizer *equalizer);

#endif
