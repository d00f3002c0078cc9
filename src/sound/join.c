/* A take that is a whole file is copied; encoded takes are joined by their packets, and WAV's
 * samples are put in a row under one header. */
#include "sound/join.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "sound/output.h"
#include "sound/packets/packet_join.h"
#include "sound/wav_header.h"

enum { CHUNK = 64 * 1024 };

struct AudioJoin {
    char *path;
    const PacketKind *kind; /* NULL for WAV */
    Pcm pcm;
    Output output; /* of what is copied, and of WAV */
    ContainerPlan plan;
    PacketJoin *packets; /* NULL until the first of several takes comes */
    guint64 wav_bytes;   /* of samples, where several takes are joined */
};

AudioJoin *audio_join_open(const char *path, const AudioFormat *format, Pcm pcm, GError **error)
{
    FILE *file = fopen(path, "w+be");
    if (!file) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, path, errno, "cannot create");
        return NULL;
    }
    AudioJoin *join = g_new0(AudioJoin, 1);
    join->path = g_strdup(path);
    join->kind = packet_kind(format->name);
    join->pcm = pcm;
    join->output.file = file;
    return join;
}

static gboolean fail(const AudioJoin *join, int failure, const char *what, GError **error)
{
    if (failure != 0) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, join->path, failure, what);
    } else {
        error_set(error, LECTERN_ERROR_OUTPUT, join->path, "what was encoded for it is damaged");
    }
    return FALSE;
}

/* Copies what TAKE has behind its first SKIPPED bytes. */
static gboolean copy(AudioJoin *join, const EncodedTake *take, gsize skipped, GError **error)
{
    guint8 chunk[CHUNK];
    gint64 at = (gint64)skipped;
    while (at < take->size) {
        gsize wanted = (gsize)MIN(take->size - at, CHUNK);
        ssize_t got = pread(take->fd, chunk, wanted, take->offset + at);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return fail(join, got < 0 ? errno : 0, "cannot read what was encoded for it", error);
        }
        if (!output_write(&join->output, chunk, (gsize)got)) {
            return fail(join, join->output.failure, "cannot write", error);
        }
        at += got;
    }
    return TRUE;
}

static gboolean write_wav_header(AudioJoin *join, GError **error)
{
    guint8 header[WAV_HEADER_BYTES];
    wav_header_fill(header, join->pcm, join->wav_bytes);
    return output_write(&join->output, header, sizeof header) ||
           fail(join, join->output.failure, "cannot write", error);
}

static gboolean add_wav(AudioJoin *join, const EncodedTake *take, GError **error)
{
    if (take->size < WAV_HEADER_BYTES) {
        return fail(join, 0, NULL, error);
    }
    if (join->wav_bytes == 0 && !write_wav_header(join, error)) { /* room for it */
        return FALSE;
    }
    join->wav_bytes += (guint64)take->size - WAV_HEADER_BYTES;
    return copy(join, take, WAV_HEADER_BYTES, error);
}

static gboolean add_packets(AudioJoin *join, const EncodedTake *take, GError **error)
{
    if (!join->packets) {
        join->packets = packet_join_new(join->path, join->kind, join->pcm.rate, &join->plan);
    }
    const PacketSource source = {join->path, take->fd, take->offset, take->size};
    return packet_join_add(join->packets, &source, take->samples, take->is_last, error);
}

gboolean audio_join_add(AudioJoin *join, const EncodedTake *take, GError **error)
{
    if (take->is_first && take->is_last) {
        return copy(join, take, 0, error);
    }
    return join->kind ? add_packets(join, take, error) : add_wav(join, take, error);
}

static void dispose(AudioJoin *join, gboolean keep)
{
    g_clear_pointer(&join->packets, packet_join_free);
    if (join->output.file) {
        fclose(join->output.file);
    }
    if (!keep) {
        unlink(join->path);
    }
    g_free(join->path);
    g_free(join);
}

static gboolean complete(AudioJoin *join, GError **error)
{
    if (join->packets) {
        return packet_join_close(join->packets, error);
    }
    if (join->wav_bytes > 0 && !output_seek(&join->output, 0)) {
        return fail(join, join->output.failure, "cannot write", error);
    }
    if (join->wav_bytes > 0 && !write_wav_header(join, error)) {
        return FALSE;
    }
    if (fclose(g_steal_pointer(&join->output.file)) != 0) {
        return fail(join, errno, "cannot write", error);
    }
    return TRUE;
}

gboolean audio_join_close(AudioJoin *join, GError **error)
{
    gboolean done = complete(join, error);
    dispose(join, done);
    return done;
}

void audio_join_abandon(AudioJoin *join)
{
    if (join) {
        dispose(join, FALSE);
    }
}
