/* An edition: the folder with everything that was made of one script. */
#ifndef LECTERN_EDITION_EDITION_H
#define LECTERN_EDITION_EDITION_H

#include "cast/voice.h"
#include "package/package.h"

/* The mark in edition.json: programs go by all of it, and a folder with any of its family is ours.
 */
#define EDITION_FORMAT_FAMILY "lectern-edition/"
#define EDITION_FORMAT EDITION_FORMAT_FAMILY "1"
#define TIMING_FORMAT "lectern-timing/1"

/* The names of the files beside the audio; docs/edition-format.md has what is in them. */
#define EDITION_MANIFEST "edition.json"
#define EDITION_TIMING "timing.json"
#define EDITION_SCRIPT "script.txt"
#define EDITION_LEXICON "script.pls"

/* The most that is read of edition.json; a book of 10,000 chapters in five formats has 20 MiB. */
#define EDITION_MANIFEST_LIMIT ((gsize)64 << 20)

/* What is known of an edition once all of it was performed. */
typedef struct {
    const Script *script;
    const GPtrArray *voices; /* all voices: those used are looked up by name */
    const char *preset;
    guint rate;           /* samples a second */
    GPtrArray *chapters;  /* of PerformedChapter *, in order */
    GArray *faults;       /* of Fault */
    double loudness_lufs; /* integrated, of all chapters */
    double true_peak_dbtp;
    GPtrArray *media_types; /* of const char *: of the files of a chapter, by index */
    const Metadata *metadata;
    const GArray
        *packages; /* of PackageFile: the other files, but for timing.json and script.txt */
    gboolean announces_speakers; /* as PerformOptions had it */
    guint channels;              /* likewise */
} Edition;

/* Writes edition.json, timing.json and script.txt into FOLDER, where the audio files already are.
 */
gboolean edition_write(const Edition *edition, const char *folder, GError **error);

#endif
