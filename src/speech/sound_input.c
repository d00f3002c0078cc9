#include "speech/sound_input.h"

#include <sndfile.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

enum {
    CHUNK = 4096,      /* frames that are read at once */
    MOST_CHANNELS = 8, /* that are mixed into one */
};

/* RIFF: a head of 12 bytes, then chunks, each with a name and a length of four bytes before it. */
enum { RIFF_HEAD = 12, CHUNK_HEAD = 8, NAME = 4, MOST_CHUNKS = 64 };

static gboolean is_named(const guint8 *chunk, const char *name)
{
    return memcmp(chunk, name, NAME) == 0;
}

/* Where the sound of the WAV file FD has no length, or more than there is, gives it what there is:
 * libsndfile would find none. */
static void mend_length(int fd)
{
    struct stat status;
    guint8 head[RIFF_HEAD];
    if (fstat(fd, &status) != 0 || pread(fd, head, sizeof(head), 0) != sizeof(head) ||
        !is_named(head, "RIFF") || !is_named(head + CHUNK_HEAD, "WAVE")) {
        return;
    }
    gint64 at = RIFF_HEAD;
    for (int i = 0; i < MOST_CHUNKS; i++) {
        guint8 chunk[CHUNK_HEAD];
        if (pread(fd, chunk, sizeof(chunk), at) != sizeof(chunk)) {
            return;
        }
        guint32 length;
        memcpy(&length, chunk + NAME, sizeof(length));
        length = GUINT32_FROM_LE(length);
        at += CHUNK_HEAD;
        if (is_named(chunk, "data")) {
            gint64 rest = status.st_size - at;
            if ((length == 0 || length > rest) && rest <= G_MAXUINT32) {
                guint32 mended = GUINT32_TO_LE((guint32)rest);
                (void)!pwrite(fd, &mended, sizeof(mended), at - NAME);
            }
            return;
        }
        at += (gint64)length + length % 2;
    }
}

/* The mean of the channels of each frame, appended to SAMPLES. */
static void mix(GArray *samples, const float *frames, gsize count, int channels)
{
    for (gsize i = 0; i < count; i++) {
        float sum = 0.0F;
        for (int k = 0; k < channels; k++) {
            sum += frames[i * (gsize)channels + (gsize)k];
        }
        float mean = sum / (float)channels;
        g_array_append_val(samples, mean);
    }
}

gboolean sound_input_read(int fd, const Voice *voice, Speech *speech, GError **error)
{
    SF_INFO info = {0};
    if (voice->raw_rate > 0) {
        info = (SF_INFO){.samplerate = voice->raw_rate,
                         .channels = 1,
                         .format = SF_FORMAT_RAW | SF_FORMAT_PCM_16 | SF_ENDIAN_LITTLE};
    }
    if (voice->raw_rate == 0) {
        mend_length(fd);
    }
    lseek(fd, 0, SEEK_SET);
    SNDFILE *file = sf_open_fd(fd, SFM_READ, &info, SF_FALSE);
    if (!file) {
        error_set(error, LECTERN_ERROR_ENGINE, voice->name,
                  "its command wrote no sound that can be read: %s", sf_strerror(NULL));
        return FALSE;
    }
    gboolean fits = info.channels <= MOST_CHANNELS && info.samplerate > 0;
    if (fits) {
        g_autoptr(GArray) samples = g_array_new(FALSE, FALSE, sizeof(float));
        g_autofree float *frames = g_new(float, (gsize)(CHUNK * info.channels));
        sf_count_t count;
        while ((count = sf_readf_float(file, frames, CHUNK)) > 0) {
            mix(samples, frames, (gsize)count, info.channels);
        }
        speech->rate = (guint)info.samplerate;
        speech->length = samples->len;
        speech->samples = (float *)(gpointer)g_array_free(g_steal_pointer(&samples), FALSE);
    } else {
        error_set(error, LECTERN_ERROR_ENGINE, voice->name, "its command wrote %d channels",
                  info.channels);
    }
    sf_close(file);
    return fits;
}
