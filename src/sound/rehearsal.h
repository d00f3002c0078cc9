/* A rehearsal: which gain brings a voice, or an edition, to its preset's loudness, found out before
 * anything is encoded.
 *
 * It cannot be told from the loudness alone, for the limiter takes some of it: espeak-ng's voices,
 * brought to -16 LUFS, go 3 to 7 dB over a ceiling of -2 dBTP and come out 0.2 to 2 LU softer, each
 * by another amount. A rehearsal sends what is said through limiters and meters at several gains at
 * once. A minute or two of a voice are enough, and the engine's own rate will do. */
#ifndef LECTERN_SOUND_REHEARSAL_H
#define LECTERN_SOUND_REHEARSAL_H

#include "sound/encoder.h"

typedef struct Rehearsal Rehearsal;

/* For samples at RATE of what shall be encoded in FORMATS under PRESET, which must outlive it. */
Rehearsal *rehearsal_new(const AudioFormat *const *formats, gsize count, guint rate,
                         const Preset *preset);
void rehearsal_free(Rehearsal *rehearsal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Rehearsal, rehearsal_free)

/* Adds COUNT samples, multiplied by GAIN_DB. Pauses need not be added. */
void rehearsal_add(Rehearsal *rehearsal, const float *samples, gsize count, double gain_db);

/* The gain in dB, on top of those it was added with, at which all that was added to REHEARSALS (of
 * one preset) comes out of the limiter at the preset's loudness: within 0.1 LU; at most
 * REHEARSAL_MOST_DB, beyond which more gain would only press; 0 for silence. Nothing can be added
 * after it. */
double rehearsal_gain(Rehearsal *const *rehearsals, gsize count);

enum { REHEARSAL_MOST_DB = 10 };

#endif
