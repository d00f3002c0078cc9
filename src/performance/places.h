/* Where speakers stand in an edition of two channels: the narrator in the middle, the others
 * slightly apart, to both sides of it. */
#ifndef LECTERN_PERFORMANCE_PLACES_H
#define LECTERN_PERFORMANCE_PLACES_H

#include "script/script.h"

/* The furthest place, in decibels by which one channel is louder than the other. Between two
 * loudspeakers it is a quarter of the way from the middle to one of them; in the sum of the
 * channels, speakers are softer by at most 0.22 dB. */
#define PLACES_MOST_DB 4.0

/* The place of SPEAKER (an index into the script's, or SPEAKER_NARRATOR), as sound/panorama.h has
 * it. It goes by the order of their first words, so that those who speak with each other are on
 * different sides, and a speaker stays where they are in all chapters. */
double speaker_place_db(int speaker);

#endif
