/* Nearness: how often speakers are heard close to each other, so that they get different voices. */
#ifndef LECTERN_CAST_NEARNESS_H
#define LECTERN_CAST_NEARNESS_H

#include "script/script.h"

typedef struct {
    guint speaker; /* the other one */
    guint count;   /* how often they are near, the closer the more */
} Neighbour;

typedef struct {
    GArray *neighbours; /* of Neighbour, grouped by speaker */
    guint *first;       /* speaker's neighbours are first[speaker] up to first[speaker + 1] */
} Nearness;

/* Who is near whom in SCRIPT: two speakers are where at most NEAR_TURNS turns (one speaker's
 * quotations up to somebody else's) lie between the beginnings of theirs in one chapter. Linear in
 * the script's length. */
Nearness *nearness_new(const Script *script);
void nearness_free(Nearness *nearness);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Nearness, nearness_free)

/* A listener keeps apart the voices of one conversation: three people in turn, and one back. */
enum { NEAR_TURNS = 4 };

#endif
