#include "sound/packets/mp4_index.h"

#include <errno.h>

#include "base/error.h"
#include "sound/packets/mp4_boxes.h"

enum { CHUNK = 64 * 1024, LARGE_HEAD = 16 };

/* More than any index has: a cover of 20 MB, and the titles of a hundred thousand chapters. */
#define INDEX_LIMIT ((guint64)128 << 20)

/* Where the boxes of a file of libavformat's are. */
typedef struct {
    guint64 kind_end;     /* of ftyp, the first */
    guint64 index, total; /* where moov begins, and its size, which ends the file */
} Layout;

static gboolean read_layout(FILE *file, Layout *layout)
{
    guint64 at = 0;
    guint8 head[LARGE_HEAD];
    while (fseeko(file, (off_t)at, SEEK_SET) == 0 && fread(head, MP4_HEAD, 1, file) == 1) {
        guint64 size = mp4_get32(head);
        if (size == 1) { /* its size has 64 bits */
            size = fread(head + MP4_HEAD, MP4_HEAD, 1, file) == 1 ? mp4_get64(head + MP4_HEAD) : 0;
        }
        if (size < MP4_HEAD) {
            return FALSE;
        }
        if (at == 0) {
            layout->kind_end = size;
        }
        if (mp4_is_kind(head, "moov")) {
            layout->index = at;
            layout->total = size;
            return size <= INDEX_LIMIT && layout->kind_end > 0 && at >= layout->kind_end;
        }
        at += size;
    }
    return FALSE;
}

static gboolean copy(FILE *from, guint64 at, guint64 count, FILE *to)
{
    guint8 chunk[CHUNK];
    gboolean done = fseeko(from, (off_t)at, SEEK_SET) == 0;
    while (done && count > 0) {
        gsize part = (gsize)MIN(count, CHUNK);
        done = fread(chunk, 1, part, from) == part && fwrite(chunk, 1, part, to) == part;
        count -= part;
    }
    return done;
}

static gboolean write_sizes(const Mp4Packets *packets, FILE *to)
{
    rewind(packets->sizes);
    for (guint32 i = 0; i < packets->count; i++) {
        guint32 size;
        guint8 bytes[MP4_WORD];
        if (fread(&size, sizeof size, 1, packets->sizes) != 1) {
            return FALSE;
        }
        mp4_set32(bytes, size);
        if (fwrite(bytes, MP4_WORD, 1, to) != 1) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean write_index(const Mp4Boxes *index, FILE *to)
{
    const GByteArray *out = index->out;
    gsize behind = out->len - index->sizes_at;
    return fwrite(out->data, index->sizes_at, 1, to) == 1 && write_sizes(index->packets, to) &&
           (behind == 0 || fwrite(out->data + index->sizes_at, behind, 1, to) == 1);
}

static gboolean write_all(FILE *packed, const Layout *layout, Mp4Boxes *index, FILE *to)
{
    guint64 size = index->out->len + (guint64)index->packets->count * MP4_WORD;
    mp4_boxes_move(index, size);
    return copy(packed, 0, layout->kind_end, to) && write_index(index, to) &&
           copy(packed, layout->kind_end, layout->index - layout->kind_end, to) && fflush(to) == 0;
}

gboolean mp4_index_complete(FILE *packed, FILE *to, const Mp4Packets *packets, const char *path,
                            GError **error)
{
    Layout layout = {0};
    g_autofree guint8 *moov = NULL;
    if (read_layout(packed, &layout)) {
        moov = g_malloc(layout.total);
        if (fseeko(packed, (off_t)layout.index, SEEK_SET) != 0 ||
            fread(moov, layout.total, 1, packed) != 1) {
            g_clear_pointer(&moov, g_free);
        }
    }
    Mp4Boxes index;
    mp4_boxes_init(&index, packets);
    guint64 most = layout.index + layout.total + (guint64)packets->count * MP4_WORD;
    index.is_large = most > G_MAXUINT32 - INDEX_LIMIT;
    gboolean is_known = moov && packets->count > 0 &&
                        mp4_boxes_put(&index, moov, layout.total, FALSE) && index.sizes_at > 0;
    gboolean done = is_known && write_all(packed, &layout, &index, to);
    if (!is_known) {
        error_set(error, LECTERN_ERROR_OUTPUT, path, "libavformat wrote an index of another form");
    } else if (!done) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, path, errno, "cannot write");
    }
    mp4_boxes_clear(&index);
    return done;
}
