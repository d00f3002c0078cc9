#include "sound/packets/mp4_index.h"

#include <errno.h>
#include <string.h>

#include "base/error.h"

enum {
    CHUNK = 64 * 1024,
    HEAD = 8, /* bytes of a box's size and kind */
    LARGE_HEAD = 16,
    FULL_HEAD = 12, /* with version and flags */
    WORD = 4,
};

/* More than any index has: a cover of 20 MB, and the titles of a hundred thousand chapters. */
#define INDEX_LIMIT ((guint64)128 << 20)

typedef struct {
    const Mp4Packets *packets;
    GByteArray *out;   /* the new index, but for the sizes of packets */
    gsize sizes_at;    /* where in it they belong */
    GArray *offsets;   /* of Offsets */
    gboolean is_large; /* offsets have 64 bits */
    guint32 chunks;    /* of the audio track */
} Index;

/* A table of offsets in the new index. */
typedef struct {
    gsize at;
    guint32 count;
} Offsets;

static guint32 get32(const guint8 *at)
{
    return (guint32)at[0] << 24 | (guint32)at[1] << 16 | (guint32)at[2] << 8 | at[3];
}

static guint64 get64(const guint8 *at)
{
    return (guint64)get32(at) << 32 | get32(at + WORD);
}

static void set32(guint8 *at, guint32 value)
{
    for (int i = 0; i < WORD; i++) {
        at[i] = (guint8)(value >> (24 - 8 * i));
    }
}

static void put32(GByteArray *out, guint32 value)
{
    guint8 bytes[WORD];
    set32(bytes, value);
    g_byte_array_append(out, bytes, WORD);
}

static gboolean is_kind(const guint8 *box, const char *kind)
{
    return memcmp(box + WORD, kind, WORD) == 0;
}

/* The size of the box at BOX, of which LEFT bytes are there; 0 where it is none. */
static gsize box_size(const guint8 *box, gsize left)
{
    gsize size = left >= HEAD ? get32(box) : 0;
    return size >= HEAD && size <= left ? size : 0;
}

/* The first box of KIND among those in the SIZE bytes at BOXES; NULL for none. */
static const guint8 *find(const guint8 *boxes, gsize size, const char *kind)
{
    gsize at = 0, length;
    while ((length = box_size(boxes + at, size - at)) > 0) {
        if (is_kind(boxes + at, kind)) {
            return boxes + at;
        }
        at += length;
    }
    return NULL;
}

static const guint8 *find_in(const guint8 *box, const char *kind)
{
    return box ? find(box + HEAD, get32(box) - HEAD, kind) : NULL;
}

static gboolean is_audio(const guint8 *trak)
{
    enum { HANDLER_AT = 16 };
    const guint8 *handler = find_in(find_in(trak, "mdia"), "hdlr");
    return handler && get32(handler) >= HANDLER_AT + WORD &&
           memcmp(handler + HANDLER_AT, "soun", WORD) == 0;
}

/* Starts a box of KIND, of version and flags 0, for box_end(). */
static gsize begin_table(Index *index, const char *kind)
{
    gsize at = index->out->len;
    put32(index->out, 0);
    g_byte_array_append(index->out, (const guint8 *)kind, WORD);
    put32(index->out, 0);
    return at;
}

/* Sets the size of the box that begins at AT; MORE bytes of it are written by themselves. */
static void end_box(Index *index, gsize at, gsize more)
{
    set32(index->out->data + at, (guint32)(index->out->len - at + more));
}

/* How long each packet is. */
static gboolean put_times(Index *index)
{
    const Mp4Packets *packets = index->packets;
    gboolean differs = packets->last_length != packets->length;
    guint32 same = packets->count - (differs ? 1 : 0);
    gsize at = begin_table(index, "stts");
    put32(index->out, (same > 0 ? 1U : 0U) + (differs ? 1U : 0U));
    if (same > 0) {
        put32(index->out, same);
        put32(index->out, packets->length);
    }
    if (differs) {
        put32(index->out, 1);
        put32(index->out, packets->last_length);
    }
    end_box(index, at, 0);
    return TRUE;
}

static gboolean put_sizes(Index *index)
{
    gsize at = begin_table(index, "stsz");
    put32(index->out, 0); /* they differ */
    put32(index->out, index->packets->count);
    index->sizes_at = index->out->len;
    end_box(index, at, (gsize)index->packets->count * WORD);
    return TRUE;
}

/* How many packets each chunk has: BOX counts packs. */
static gboolean put_chunks(Index *index, const guint8 *box, gsize size)
{
    enum { ENTRIES_AT = FULL_HEAD + WORD, ENTRY = 3 * WORD, KIND_AT = 2 * WORD };
    guint32 count = size >= ENTRIES_AT ? get32(box + FULL_HEAD) : 0;
    if (count == 0 || count > (size - ENTRIES_AT) / ENTRY) {
        return FALSE;
    }
    gsize begin = begin_table(index, "stsc");
    gsize count_at = index->out->len;
    put32(index->out, 0);
    guint64 before = 0; /* packets */
    guint32 written = 0;
    for (guint32 i = 0; i < count; i++) {
        const guint8 *entry = box + ENTRIES_AT + (gsize)i * ENTRY;
        gboolean is_last = i + 1 == count;
        guint32 first = get32(entry);
        guint32 end = is_last ? index->chunks + 1 : get32(entry + ENTRY);
        guint64 each = (guint64)get32(entry + WORD) * index->packets->pack;
        if (first == 0 || end <= first) {
            return FALSE;
        }
        guint32 full = end - first - (is_last ? 1 : 0);
        before += full * each;
        /* The very last chunk has what is left, which the last pack may have less of. */
        guint64 rest = is_last ? index->packets->count - before : each;
        if (before > index->packets->count || rest == 0 || rest > each) {
            return FALSE;
        }
        if (full > 0) {
            put32(index->out, first);
            put32(index->out, (guint32)each);
            put32(index->out, get32(entry + KIND_AT));
            written++;
        }
        if (is_last && (full == 0 || rest != each)) {
            put32(index->out, end - 1);
            put32(index->out, (guint32)rest);
            put32(index->out, get32(entry + KIND_AT));
            written++;
        }
    }
    set32(index->out->data + count_at, written);
    end_box(index, begin, 0);
    return TRUE;
}

/* The one group that all packets are in: BOX has it for packs. */
static gboolean put_group(Index *index, const guint8 *box, gsize size)
{
    enum { COUNT_AT = FULL_HEAD + 2 * WORD, SIZE = COUNT_AT + 2 * WORD };
    if (size != SIZE || get32(box + COUNT_AT - WORD) != 1) {
        return FALSE;
    }
    gsize at = index->out->len;
    g_byte_array_append(index->out, box, SIZE);
    set32(index->out->data + at + COUNT_AT, index->packets->count);
    return TRUE;
}

/* Offsets of chunks, to be moved once the new index' size is known. */
static gboolean put_offsets(Index *index, const guint8 *box, gsize size, gboolean is_audio_track)
{
    enum { ENTRIES_AT = FULL_HEAD + WORD };
    gboolean was_large = is_kind(box, "co64");
    gsize entry = was_large ? 2 * WORD : WORD;
    guint32 count = size >= ENTRIES_AT ? get32(box + FULL_HEAD) : 0;
    if (size < ENTRIES_AT || count > (size - ENTRIES_AT) / entry) {
        return FALSE;
    }
    gsize begin = begin_table(index, index->is_large ? "co64" : "stco");
    put32(index->out, count);
    Offsets offsets = {index->out->len, count};
    g_array_append_val(index->offsets, offsets);
    for (guint32 i = 0; i < count; i++) {
        const guint8 *at = box + ENTRIES_AT + i * entry;
        guint64 value = was_large ? get64(at) : get32(at);
        if (index->is_large) {
            put32(index->out, (guint32)(value >> 32));
        }
        put32(index->out, (guint32)value);
    }
    end_box(index, begin, 0);
    index->chunks = is_audio_track ? count : index->chunks;
    return TRUE;
}

static gboolean put_boxes(Index *index, const guint8 *boxes, gsize size, gboolean in_audio);

/* The box at BOX with what is in it. */
static gboolean put_folder(Index *index, const guint8 *box, gsize size, gboolean in_audio)
{
    gsize at = index->out->len;
    gboolean had_sizes = index->sizes_at > 0;
    g_byte_array_append(index->out, box, HEAD);
    gboolean done = put_boxes(index, box + HEAD, size - HEAD, in_audio);
    gboolean has_sizes = !had_sizes && index->sizes_at > 0;
    end_box(index, at, has_sizes ? (gsize)index->packets->count * WORD : 0);
    return done;
}

/* Which of the boxes of the audio track's stbl are not what they were; offsets are in any. */
static gboolean put_box(Index *index, const guint8 *box, gsize size, gboolean in_audio)
{
    static const char *const folders[] = {"moov", "mdia", "minf", "stbl"};
    for (gsize i = 0; i < G_N_ELEMENTS(folders); i++) {
        if (is_kind(box, folders[i])) {
            return put_folder(index, box, size, in_audio);
        }
    }
    if (is_kind(box, "trak")) {
        return put_folder(index, box, size, is_audio(box));
    }
    if (is_kind(box, "stco") || is_kind(box, "co64")) {
        return put_offsets(index, box, size, in_audio);
    }
    if (in_audio && is_kind(box, "stts")) {
        return put_times(index);
    }
    if (in_audio && is_kind(box, "stsz")) {
        return index->sizes_at == 0 && put_sizes(index);
    }
    if (in_audio && is_kind(box, "stsc")) {
        return put_chunks(index, box, size);
    }
    if (in_audio && is_kind(box, "sbgp")) {
        return put_group(index, box, size);
    }
    g_byte_array_append(index->out, box, (guint)size);
    return TRUE;
}

static guint32 count_chunks(const guint8 *boxes, gsize size)
{
    const guint8 *offsets = find(boxes, size, "stco");
    offsets = offsets ? offsets : find(boxes, size, "co64");
    return offsets && get32(offsets) >= FULL_HEAD + WORD ? get32(offsets + FULL_HEAD) : 0;
}

static gboolean put_boxes(Index *index, const guint8 *boxes, gsize size, gboolean in_audio)
{
    if (in_audio) {
        index->chunks = MAX(index->chunks, count_chunks(boxes, size));
    }
    gsize at = 0;
    while (at < size) {
        gsize length = box_size(boxes + at, size - at);
        if (length == 0 || !put_box(index, boxes + at, length, in_audio)) {
            return FALSE;
        }
        at += length;
    }
    return TRUE;
}

/* Adds BY, the bytes that now stand before the sound, to all offsets. */
static void move_offsets(Index *index, guint64 by)
{
    for (guint i = 0; i < index->offsets->len; i++) {
        const Offsets *offsets = &g_array_index(index->offsets, Offsets, i);
        for (guint32 k = 0; k < offsets->count; k++) {
            guint8 *at = index->out->data + offsets->at + (gsize)k * (index->is_large ? 8 : 4);
            guint64 value = (index->is_large ? get64(at) : get32(at)) + by;
            if (index->is_large) {
                set32(at, (guint32)(value >> 32));
            }
            set32(at + (index->is_large ? WORD : 0), (guint32)value);
        }
    }
}

/* ---- files ---- */

/* Where the boxes of a file of libavformat's are. */
typedef struct {
    guint64 kind_end;     /* of ftyp, the first */
    guint64 index, total; /* where moov begins, and its size, which ends the file */
} Layout;

static gboolean read_layout(FILE *file, Layout *layout)
{
    guint64 at = 0;
    guint8 head[LARGE_HEAD];
    while (fseeko(file, (off_t)at, SEEK_SET) == 0 && fread(head, HEAD, 1, file) == 1) {
        guint64 size = get32(head);
        if (size == 1) { /* its size has 64 bits */
            size = fread(head + HEAD, HEAD, 1, file) == 1 ? get64(head + HEAD) : 0;
        }
        if (size < HEAD) {
            return FALSE;
        }
        if (at == 0) {
            layout->kind_end = size;
        }
        if (is_kind(head, "moov")) {
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
        guint8 bytes[WORD];
        if (fread(&size, sizeof size, 1, packets->sizes) != 1) {
            return FALSE;
        }
        set32(bytes, size);
        if (fwrite(bytes, WORD, 1, to) != 1) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean write_index(const Index *index, FILE *to)
{
    const GByteArray *out = index->out;
    gsize behind = out->len - index->sizes_at;
    return fwrite(out->data, index->sizes_at, 1, to) == 1 && write_sizes(index->packets, to) &&
           (behind == 0 || fwrite(out->data + index->sizes_at, behind, 1, to) == 1);
}

static gboolean write_all(FILE *packed, const Layout *layout, Index *index, FILE *to)
{
    guint64 size = index->out->len + (guint64)index->packets->count * WORD;
    move_offsets(index, size);
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
    Index index = {.packets = packets,
                   .out = g_byte_array_new(),
                   .offsets = g_array_new(FALSE, FALSE, sizeof(Offsets))};
    guint64 most = layout.index + layout.total + (guint64)packets->count * WORD;
    index.is_large = most > G_MAXUINT32 - INDEX_LIMIT;
    gboolean is_known = moov && packets->count > 0 &&
                        put_boxes(&index, moov, layout.total, FALSE) && index.sizes_at > 0;
    gboolean done = is_known && write_all(packed, &layout, &index, to);
    if (!is_known) {
        error_set(error, LECTERN_ERROR_OUTPUT, path, "libavformat wrote an index of another form");
    } else if (!done) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, path, errno, "cannot write");
    }
    g_byte_array_unref(index.out);
    g_array_unref(index.offsets);
    return done;
}
