/* Presets: how an edition shall sound, one readable key file each, presets/NAME.conf. */
#ifndef LECTERN_SOUND_PRESET_H
#define LECTERN_SOUND_PRESET_H

#include "base/digest.h"
#include "script/script.h"
#include "sound/pcm.h"
#include "sound/requirements.h"

/* Whether files have two channels. */
typedef enum { STEREO_NEVER, STEREO_ASKED, STEREO_ALWAYS } Stereo;

typedef struct {
    char *name;
    double target_lufs;    /* integrated, of the whole edition, each of its channels counted once */
    double tolerance_lu;   /* beyond this the edition is made again with a corrected gain */
    double true_peak_dbtp; /* nothing in a decoded file is above this */
    guint rate;            /* samples a second: 32000, 44100 or 48000 */
    Stereo stereo;

    /* The lossy formats: how much is spent on one channel and on two together, and how much lower
     * the limiter works because what is decoded overshoots what was encoded. */
    int mp3_kbps[PCM_MOST_CHANNELS]; /* one of MPEG-1's bit rates from 56 */
    double mp3_margin_db;
    int aac_kbps[PCM_MOST_CHANNELS]; /* 32 to 256 */
    double aac_margin_db;
    int opus_kbps[PCM_MOST_CHANNELS]; /* 6 to 256 */
    double opus_margin_db;
    double vorbis_quality; /* 0 to 1 */
    double vorbis_margin_db;

    char *formats; /* what is made where no --format says it: "mp3" */

    int head_ms, tail_ms;           /* silence at a chapter's ends, 100 at least */
    int trail_ms;                   /* at least, behind a sentence that trails off in dots */
    int pause_ms[BOUNDARY_CHAPTER]; /* by Boundary; a chapter starts with head_ms instead */

    Requirements requirements; /* what `lectern check --preset` measures */
} Preset;

/* The preset called NAME. LECTERN_ERROR_USAGE, with a list, where there is none, and
 * LECTERN_ERROR_SYNTAX, with the place, where its file says too little, too much or nonsense. */
Preset *preset_load(const char *name, GError **error);

/* How many channels files have where STEREO says whether two were asked for; 0 where the preset
 * does not allow it. */
guint preset_channels(const Preset *preset, gboolean stereo);

/* Adds all that PRESET says to DIGEST. */
void preset_add_to_digest(const Preset *preset, Digest *digest);

void preset_free(Preset *preset);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Preset, preset_free)

#endif
