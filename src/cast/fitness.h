/* Fitness: how well a voice fits a speaker, given the narrator and who has which voice so far. */
#ifndef LECTERN_CAST_FITNESS_H
#define LECTERN_CAST_FITNESS_H

#include "cast/nearness.h"
#include "cast/voice.h"

/* Voices are numbered as in VOICES; NO_VOICE: none yet. */
enum { NO_VOICE = -1 };

/* The state of a casting. */
typedef struct {
    const Script *script;
    const GPtrArray *voices; /* of Voice *: all there are */
    const Nearness *nearness;
    double *distances; /* voice_distance of all pairs, voices->len to a row */
    gboolean *foreign; /* each voice: not of the text's accent */
    int narrator;
    int *given;    /* each speaker's voice, or NO_VOICE */
    guint *lines;  /* how many lines each speaker has */
    guint *load;   /* how many lines each voice has so far; 1 for one promised to somebody absent */
    guint *near;   /* scratch for fitness_prepare: how near those are who have each voice */
    guint speaker; /* the one that is being cast */
    gboolean is_main; /* who speaks the most: the farther from the narrator the better */
} Casting;

/* What decides between voices, the first member that differs; less is better. */
typedef struct {
    gboolean opposite; /* a woman's voice for a man, or the reverse */
    gboolean confused; /* somebody near has it */
    gboolean neutral;  /* neither a woman's nor a man's, for somebody who is one */
    gboolean mismatch; /* a grown-up's for a child or somebody old, or the reverse */
    guint load;        /* an unused voice first, then the one that says the least */
    gboolean unclear;  /* close to a voice it can be taken for */
    gboolean unusual;  /* of a child or of the old: nothing says that the speaker is */
    gboolean foreign;  /* of another accent than the text's */
    int closeness;     /* minus the distance from the voices it could be taken for, in steps */
    guint64 tie;       /* by the names of speaker and voice alone: the same in every text */
} Fitness;

/* Looks at who is near to casting->speaker, once before its fitness_of. */
void fitness_prepare(Casting *casting);

/* How well the voice numbered VOICE fits casting->speaker, whose folded name is NAME. */
Fitness fitness_of(const Casting *casting, int voice, const char *name);

gboolean fitness_is_better(const Fitness *a, const Fitness *b);

/* FNV-1a of A and B: ties are broken by it, the same way in every text and on every machine. */
guint64 name_hash(const char *a, const char *b);

#endif
