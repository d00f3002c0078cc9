/* The parts of the proof, each of which adds a line to PROBLEMS for each fault that it finds. */
#ifndef LECTERN_EDITION_CHECK_PARTS_H
#define LECTERN_EDITION_CHECK_PARTS_H

#include "edition/check.h"
#include "edition/manifest.h"
#include "sound/preset.h"

/* An edition while it is checked. */
typedef struct {
    const char *folder;
    const Manifest *manifest;
    GHashTable *intact;  /* names of the files that are as listed: only they are looked into */
    GPtrArray *problems; /* of char * */
    CheckSummary *summary;
    gboolean is_measured; /* for check_preset */
} Check;

/* An utterance with words, on the edition's timeline. */
typedef struct {
    char *id;
    char *speaker; /* the name, or NULL for the narrator */
    gint64 first_sample, end_sample;
} Heard;

/* Adds "FOLDER/NAME: …". */
void check_problem(const Check *check, const char *name, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

/* edition.json agrees with itself: sums, order, names, faults. */
void check_manifest(const Check *check);

/* Each file is there with its bytes, which makes it intact, and no audio file that is not listed.
 */
void check_files(const Check *check);

/* timing.json places what script.txt has, in order. The result, a GArray of Heard, is what has to
 * be heard in the audio, in order; it is empty where the two cannot be read. */
GArray *check_timing(const Check *check);

/* The audio has the lengths that edition.json says, sound where HEARD is, and, if all of it could
 * be decoded, the levels. The result (a GPtrArray of Decoding *) is what was decoded, with the
 * levels of all files where CHECK is to measure them; HEARD has to outlive it. */
GPtrArray *check_audio(const Check *check, const GArray *heard);

/* What PRESET requires of the files that were DECODED, kind by kind: each measure is a line of
 * MEASURED (of char *), and a problem where it is out of range. */
void check_preset(const Check *check, const GPtrArray *decoded, const Preset *preset,
                  GPtrArray *measured);

#endif
