/* Balance: what each speaker is turned up or down by, so that all in an edition are equally loud.
 *
 * A voice is calibrated on a passage; what somebody says in a text may be up to a decibel louder or
 * softer. So once everything was made, those who are off are moved, by a gain that holds for all
 * they say, and what they are heard in is made again. Most editions need none of it. */
#ifndef LECTERN_PERFORMANCE_BALANCE_H
#define LECTERN_PERFORMANCE_BALANCE_H

#include "script/script.h"
#include "sound/levels.h"
#include "sound/preset.h"

/* Whoever speaks less than this is let be, and not compared: the loudness of a few words says more
 * of the words than of the voice. */
enum { BALANCE_LEAST_S = 10 };

typedef struct Balance Balance;

/* Of the narrator and so many SPEAKERS, who are all left as they are. */
Balance *balance_new(guint speakers);
void balance_free(Balance *balance);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Balance, balance_free)

/* What SPEAKER (an index, or SPEAKER_NARRATOR) is amplified by, in dB on top of the voice's gain.
 * BALANCE may be NULL: by nothing. */
double balance_db(const Balance *balance, int speaker);

/* SPEAKER was heard for SAMPLES more, that have hops (loudness_take_hops) of these POWERS
 * (levels_power; COUNT of them). All that somebody says counts as if it came without a pause. */
void balance_hear(Balance *balance, int speaker, gint64 samples, const double *powers, gsize count);

/* All was heard, at RATE: TRUE where somebody is moved, for whom balance_has_moved says so. What
 * was heard is forgotten. Gains are rounded to steps, and who is near enough stays, so that a word
 * that is changed rarely moves anybody. */
gboolean balance_goes_on(Balance *balance, const Preset *preset, guint rate);
gboolean balance_has_moved(const Balance *balance, int speaker);

#endif
