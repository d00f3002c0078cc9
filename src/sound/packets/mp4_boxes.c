#include "sound/packets/mp4_boxes.h"

#include <string.h>

enum { FULL_HEAD = 12 }; /* bytes of a box's head with version and flags */

/* A table of offsets in the new index. */
typedef struct {
    gsize at;
    guint32 count;
} Offsets;

void mp4_boxes_init(Mp4Boxes *boxes, const Mp4Packets *packets)
{
    *boxes = (Mp4Boxes){.packets = packets,
                        .out = g_byte_array_new(),
                        .offsets = g_array_new(FALSE, FALSE, sizeof(Offsets))};
}

void mp4_boxes_clear(Mp4Boxes *boxes)
{
    g_byte_array_unref(boxes->out);
    g_array_unref(boxes->offsets);
}

guint32 mp4_get32(const guint8 *at)
{
    return (guint32)at[0] << 24 | (guint32)at[1] << 16 | (guint32)at[2] << 8 | at[3];
}

guint64 mp4_get64(const guint8 *at)
{
    return (guint64)mp4_get32(at) << 32 | mp4_get32(at + MP4_WORD);
}

void mp4_set32(guint8 *at, guint32 value)
{
    for (int i = 0; i < MP4_WORD; i++) {
        at[i] = (guint8)(value >> (24 - 8 * i));
    }
}

static void put32(GByteArray *out, guint32 value)
{
    guint8 bytes[MP4_WORD];
    mp4_set32(bytes, value);
    g_byte_array_append(out, bytes, MP4_WORD);
}

gboolean mp4_is_kind(const guint8 *box, const char *kind)
{
    return memcmp(box + MP4_WORD, kind, MP4_WORD) == 0;
}

/* The size of the box at BOX, of which LEFT bytes are there; 0 where it is none. */
static gsize box_size(const guint8 *box, gsize left)
{
    gsize size = left >= MP4_HEAD ? mp4_get32(box) : 0;
    return size >= MP4_HEAD && size <= left ? size : 0;
}

/* The first box of KIND among those in the SIZE bytes at BOXES; NULL for none. */
static const guint8 *find(const guint8 *boxes, gsize size, const char *kind)
{
    gsize at = 0, length;
    while ((length = box_size(boxes + at, size - at)) > 0) {
        if (mp4_is_kind(boxes + at, kind)) {
            return boxes + at;
        }
        at += length;
    }
    return NULL;
}

static const guint8 *find_in(const guint8 *box, const char *kind)
{
    return box ? find(box + MP4_HEAD, mp4_get32(box) - MP4_HEAD, kind) : NULL;
}

static gboolean is_audio(const guint8 *trak)
{
    enum { HANDLER_AT = 16 };
    const guint8 *handler = find_in(find_in(trak, "mdia"), "hdlr");
    return handler && mp4_get32(handler) >= HANDLER_AT + MP4_WORD &&
           memcmp(handler + HANDLER_AT, "soun", MP4_WORD) == 0;
}

/* Starts a box of KIND, of version and flags 0, for box_end(). */
static gsize begin_table(Mp4Boxes *index, const char *kind)
{
    gsize at = index->out->len;
    put32(index->out, 0);
    g_byte_array_append(index->out, (const guint8 *)kind, MP4_WORD);
    put32(index->out, 0);
    return at;
}

/* Sets the size of the box that begins at AT; MORE bytes of it are written by themselves. */
static void end_box(Mp4Boxes *index, gsize at, gsize more)
{
    mp4_set32(index->out->data + at, (guint32)(index->out->len - at + more));
}

/* How long each packet is. */
static gboolean put_times(Mp4Boxes *index)
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

static gboolean put_sizes(Mp4Boxes *index)
{
    gsize at = begin_table(index, "stsz");
    put32(index->out, 0); /* they differ */
    put32(index->out, index->packets->count);
    index->sizes_at = index->out->len;
    end_box(index, at, (gsize)index->packets->count * MP4_WORD);
    return TRUE;
}

/* How many packets each chunk has: BOX counts packs. */
static gboolean put_chunks(Mp4Boxes *index, const guint8 *box, gsize size)
{
    enum { ENTRIES_AT = FULL_HEAD + MP4_WORD, ENTRY = 3 * MP4_WORD, KIND_AT = 2 * MP4_WORD };
    guint32 count = size >= ENTRIES_AT ? mp4_get32(box + FULL_HEAD) : 0;
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
        guint32 first = mp4_get32(entry);
        guint32 end = is_last ? index->chunks + 1 : mp4_get32(entry + ENTRY);
        guint64 each = (guint64)mp4_get32(entry + MP4_WORD) * index->packets->pack;
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
            put32(index->out, mp4_get32(entry + KIND_AT));
            written++;
        }
        if (is_last && (full == 0 || rest != each)) {
            put32(index->out, end - 1);
            put32(index->out, (guint32)rest);
            put32(index->out, mp4_get32(entry + KIND_AT));
            written++;
        }
    }
    mp4_set32(index->out->data + count_at, written);
    end_box(index, begin, 0);
    return TRUE;
}

/* The one group that all packets are in: BOX has it for packs. */
static gboolean put_group(Mp4Boxes *index, const guint8 *box, gsize size)
{
    enum { COUNT_AT = FULL_HEAD + 2 * MP4_WORD, SIZE = COUNT_AT + 2 * MP4_WORD };
    if (size != SIZE || mp4_get32(box + COUNT_AT - MP4_WORD) != 1) {
        return FALSE;
    }
    gsize at = index->out->len;
    g_byte_array_append(index->out, box, SIZE);
    mp4_set32(index->out->data + at + COUNT_AT, index->packets->count);
    return TRUE;
}

/* Offsets of chunks, to be moved once the new index' size is known. */
static gboolean put_offsets(Mp4Boxes *index, const guint8 *box, gsize size, gboolean is_audio_track)
{
    enum { ENTRIES_AT = FULL_HEAD + MP4_WORD };
    gboolean was_large = mp4_is_kind(box, "co64");
    gsize entry = was_large ? 2 * MP4_WORD : MP4_WORD;
    guint32 count = size >= ENTRIES_AT ? mp4_get32(box + FULL_HEAD) : 0;
    if (size < ENTRIES_AT || count > (size - ENTRIES_AT) / entry) {
        return FALSE;
    }
    gsize begin = begin_table(index, index->is_large ? "co64" : "stco");
    put32(index->out, count);
    Offsets offsets = {index->out->len, count};
    g_array_append_val(index->offsets, offsets);
    for (guint32 i = 0; i < count; i++) {
        const guint8 *at = box + ENTRIES_AT + i * entry;
        guint64 value = was_large ? mp4_get64(at) : mp4_get32(at);
        if (index->is_large) {
            put32(index->out, (guint32)(value >> 32));
        }
        put32(index->out, (guint32)value);
    }
    end_box(index, begin, 0);
    index->chunks = is_audio_track ? count : index->chunks;
    return TRUE;
}

/* The box at BOX with what is in it. */
static gboolean put_folder(Mp4Boxes *index, const guint8 *box, gsize size, gboolean in_audio)
{
    gsize at = index->out->len;
    gboolean had_sizes = index->sizes_at > 0;
    g_byte_array_append(index->out, box, MP4_HEAD);
    gboolean done = mp4_boxes_put(index, box + MP4_HEAD, size - MP4_HEAD, in_audio);
    gboolean has_sizes = !had_sizes && index->sizes_at > 0;
    end_box(index, at, has_sizes ? (gsize)index->packets->count * MP4_WORD : 0);
    return done;
}

/* Which of the boxes of the audio track's stbl are not what they were; offsets are in any. */
static gboolean put_box(Mp4Boxes *index, const guint8 *box, gsize size, gboolean in_audio)
{
    static const char *const folders[] = {"moov", "mdia", "minf", "stbl"};
    for (gsize i = 0; i < G_N_ELEMENTS(folders); i++) {
        if (mp4_is_kind(box, folders[i])) {
            return put_folder(index, box, size, in_audio);
        }
    }
    if (mp4_is_kind(box, "trak")) {
        return put_folder(index, box, size, is_audio(box));
    }
    if (mp4_is_kind(box, "stco") || mp4_is_kind(box, "co64")) {
        return put_offsets(index, box, size, in_audio);
    }
    if (in_audio && mp4_is_kind(box, "stts")) {
        return put_times(index);
    }
    if (in_audio && mp4_is_kind(box, "stsz")) {
        return index->sizes_at == 0 && put_sizes(index);
    }
    if (in_audio && mp4_is_kind(box, "stsc")) {
        return put_chunks(index, box, size);
    }
    if (in_audio && mp4_is_kind(box, "sbgp")) {
        return put_group(index, box, size);
    }
    g_byte_array_append(index->out, box, (guint)size);
    return TRUE;
}

static guint32 count_chunks(const guint8 *boxes, gsize size)
{
    const guint8 *offsets = find(boxes, size, "stco");
    offsets = offsets ? offsets : find(boxes, size, "co64");
    return offsets && mp4_get32(offsets) >= FULL_HEAD + MP4_WORD ? mp4_get32(offsets + FULL_HEAD)
                                                                 : 0;
}

gboolean mp4_boxes_put(Mp4Boxes *index, const guint8 *boxes, gsize size, gboolean in_audio)
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

void mp4_boxes_move(Mp4Boxes *index, guint64 by)
{
    for (guint i = 0; i < index->offsets->len; i++) {
        const Offsets *offsets = &g_array_index(index->offsets, Offsets, i);
        for (guint32 k = 0; k < offsets->count; k++) {
            guint8 *at = index->out->data + offsets->at + (gsize)k * (index->is_large ? 8 : 4);
            guint64 value = (index->is_large ? mp4_get64(at) : mp4_get32(at)) + by;
            if (index->is_large) {
                mp4_set32(at, (guint32)(value >> 32));
            }
            mp4_set32(at + (index->is_large ? MP4_WORD : 0), (guint32)value);
        }
    }
}
