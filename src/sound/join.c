#include "sound/join.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "sound/audio_codec.h"
#include "sound/joiner.h"

enum { CHUNK = 64 * 1024 };

struct TakeReader {
    int fd;
    gint64 place, left; /* what has not been read into the chunk */
    gsize next, filled; /* in the chunk */
    int failure;        /* errno, or 0 */
    guint8 chunk[CHUNK];
};

struct AudioJoin {
    char *path;
    const struct AudioCodec *codec;
    guint rate;
    Output output;
    gpointer joiner; /* NULL until the first of several takes comes */
    TakeReader reader;
};

/* Makes sure that something is in the chunk. */
static gboolean refill(TakeReader *reader)
{
    while (reader->next == reader->filled) {
        gsize wanted = (gsize)MIN(reader->left, (gint64)sizeof reader->chunk);
        ssize_t got = wanted > 0 ? pread(reader->fd, reader->chunk, wanted, reader->place) : 0;
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            reader->failure = got < 0 ? errno : 0;
            return FALSE;
        }
        reader->place += got;
        reader->left -= got;
        reader->next = 0;
        reader->filled = (gsize)got;
    }
    return TRUE;
}

gboolean take_reader_read(TakeReader *reader, gpointer bytes, gsize count)
{
    guint8 *to = bytes;
    while (count > 0) {
        if (!refill(reader)) {
            return FALSE;
        }
        gsize part = MIN(count, reader->filled - reader->next);
        memcpy(to, reader->chunk + reader->next, part);
        reader->next += part;
        to += part;
        count -= part;
    }
    return TRUE;
}

gboolean take_reader_copy(TakeReader *reader, Output *output, guint64 count)
{
    while (count > 0) {
        if (!refill(reader)) {
            return FALSE;
        }
        gsize part = (gsize)MIN(count, reader->filled - reader->next);
        if (!output_write(output, reader->chunk + reader->next, part)) {
            return FALSE;
        }
        reader->next += part;
        count -= part;
    }
    return TRUE;
}

gboolean audio_formats_join(const AudioFormat *const *formats, gsize count)
{
    for (gsize i = 0; i < count; i++) {
        if (!formats[i]->codec->joiner) {
            return FALSE;
        }
    }
    return TRUE;
}

AudioJoin *audio_join_open(const char *path, const AudioFormat *format, guint rate, GError **error)
{
    FILE *file = fopen(path, "w+be");
    if (!file) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, path, errno, "cannot create");
        return NULL;
    }
    AudioJoin *join = g_new0(AudioJoin, 1);
    join->path = g_strdup(path);
    join->codec = format->codec;
    join->rate = rate;
    join->output.file = file;
    return join;
}

static void set_failure(const AudioJoin *join, GError **error)
{
    if (join->output.failure != 0) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, join->path, join->output.failure,
                        "cannot write");
    } else if (join->reader.failure != 0) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, join->path, join->reader.failure,
                        "cannot read what was encoded for it");
    } else {
        error_set(error, LECTERN_ERROR_OUTPUT, join->path, "what was encoded for it is damaged");
    }
}

gboolean audio_join_add(AudioJoin *join, const EncodedTake *take, GError **error)
{
    TakeReader *reader = &join->reader;
    reader->fd = take->fd;
    reader->place = take->offset;
    reader->left = take->size;
    reader->next = reader->filled = 0;
    gboolean done;
    if (take->is_first && take->is_last) {
        done = take_reader_copy(reader, &join->output, (guint64)take->size);
    } else {
        const Joiner *joiner = join->codec->joiner;
        if (!join->joiner) {
            join->joiner = joiner->start(&join->output, join->rate);
        }
        done = joiner->add(join->joiner, reader, take);
    }
    if (!done) {
        set_failure(join, error);
    }
    return done;
}

static void dispose(AudioJoin *join, gboolean keep)
{
    if (join->joiner) {
        join->codec->joiner->end(join->joiner, FALSE);
    }
    if (join->output.file) {
        fclose(join->output.file);
    }
    if (!keep) {
        unlink(join->path);
    }
    g_free(join->path);
    g_free(join);
}

gboolean audio_join_close(AudioJoin *join, GError **error)
{
    gboolean done = !join->joiner || join->codec->joiner->end(g_steal_pointer(&join->joiner), TRUE);
    if (fclose(g_steal_pointer(&join->output.file)) != 0 && join->output.failure == 0) {
        join->output.failure = errno;
    }
    done = done && join->output.failure == 0;
    if (!done) {
        set_failure(join, error);
    }
    dispose(join, done);
    return done;
}

void audio_join_abandon(AudioJoin *join)
{
    if (join) {
        dispose(join, FALSE);
    }
}
