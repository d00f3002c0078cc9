/* A track: one chapter's timeline. Speech and silence go in, in one channel; level, limiter, the
 * widening to two channels where there shall be two, meter and encoders are behind it; it counts
 * every sample once. As the limiter comes first, it turns down both channels alike, and a track of
 * two has the same sound in it as one of one. */
#ifndef LECTERN_SOUND_TRACK_H
#define LECTERN_SOUND_TRACK_H

#include "sound/encoder.h"
#include "sound/loudness.h"

typedef struct Track Track;

/* Starts a track in the form of PCM that is written to one file for each of FORMATS, at the same
 * index of PATHS. Free with track_free, which removes files that track_finish has not completed. */
Track *track_new(const AudioFormat *const *formats, char *const *paths, gsize count, Pcm pcm,
                 const Preset *preset, GError **error);
void track_free(Track *track);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Track, track_free)

/* Appends COUNT samples, multiplied by GAIN_DB, or COUNT samples of silence. */
gboolean track_speech(Track *track, const float *samples, gsize count, double gain_db,
                      GError **error);
gboolean track_silence(Track *track, gint64 count, GError **error);

/* What is appended from here on comes from PLACE_DB (panorama.h); a track of one channel has no
 * places. To be called where there is silence. */
void track_move(Track *track, double place_db);

/* How many samples were appended: the place on the timeline where the next one goes. */
gint64 track_position(const Track *track);

/* Completes all files and frees what is not needed any more: what stays is the meter, closed. */
gboolean track_finish(Track *track, GError **error);

/* The meter of what went into the files: complete after track_finish. Borrowed. */
Loudness *track_loudness(Track *track);

#endif
