/* Anchors: how a quotation is found again after its text was edited, by its own words and those
 * around it. */
#ifndef LECTERN_CAST_ANCHORS_H
#define LECTERN_CAST_ANCHORS_H

#include "cast/cast_file.h"
#include "cast/runs.h"

typedef struct Anchors Anchors;

/* The anchors of SCRIPT, which must outlive them, as it is now. Free with anchors_free. */
Anchors *anchors_new(const Script *script);
void anchors_free(Anchors *anchors);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Anchors, anchors_free)

/* The runs that the corrections of CAST are about, an array with a const Run * for each. A
 * correction is about the run with its words, of several the one among the most of its neighbours,
 * then the one nearest by number; else about one with much the same words in the same place, which
 * is no other correction's. Without words it is about the one that its number names. NULL where
 * there is none. */
GPtrArray *anchors_match(const Anchors *anchors, const CastFile *cast);

/* Sets the words, and those before and behind, of CORRECTION to those of RUN. */
void anchor_take(const Script *script, const Run *run, Correction *correction);

#endif
