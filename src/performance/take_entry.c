#include "performance/take_entry.h"

#include <unistd.h>

enum { CHUNK = 64 * 1024 };

/* Stands first, as it is in memory: a cache stays on its machine. Behind it come the sizes of the
 * files, the levels, the hops, the utterances, their announcements, first_word, the words,
 * estimated, and the files. */
typedef struct {
    gint64 length;
    guint64 utterance_count;
    guint64 word_count;
    guint64 hop_count;
    guint64 file_count;
} EntryHead;

static void copy_file(CacheEntry *entry, const EncodedTake *file)
{
    g_autofree guint8 *chunk = g_malloc(CHUNK);
    gint64 at = 0;
    while (at < file->size) {
        ssize_t got = pread(file->fd, chunk, (gsize)MIN(file->size - at, CHUNK), file->offset + at);
        if (got <= 0) {
            break; /* then the entry is shorter than it says, and is none */
        }
        cache_entry_add(entry, chunk, (gsize)got);
        at += got;
    }
}

void take_entry_write(Cache *cache, const char *key, const Take *take, const EncodedTake *files,
                      gsize count)
{
    gsize words = take->first_word[take->utterance_count];
    EntryHead head = {take->length, take->utterance_count, words, take->hop_count, count};
    CacheEntry *entry = cache_entry_new(cache, key);
    cache_entry_add(entry, &head, sizeof head);
    for (gsize i = 0; i < count; i++) {
        cache_entry_add(entry, &files[i].size, sizeof files[i].size);
    }
    cache_entry_add(entry, &take->levels, sizeof take->levels);
    cache_entry_add(entry, take->hops, take->hop_count * sizeof(guint16));
    cache_entry_add(entry, take->utterances, take->utterance_count * sizeof(Placement));
    cache_entry_add(entry, take->announcements, take->utterance_count * sizeof(Placement));
    cache_entry_add(entry, take->first_word, (take->utterance_count + 1) * sizeof(guint32));
    cache_entry_add(entry, take->words, words * sizeof(Placement));
    cache_entry_add(entry, take->estimated, words);
    for (gsize i = 0; i < count; i++) {
        copy_file(entry, &files[i]);
    }
    cache_entry_close(entry);
}

/* What is left to be read of an entry. */
typedef struct {
    int fd;
    guint64 place, length;
} EntryReader;

static gboolean get(EntryReader *reader, gpointer bytes, guint64 size)
{
    if (size > reader->length - reader->place ||
        pread(reader->fd, bytes, size, (off_t)reader->place) != (ssize_t)size) {
        return FALSE;
    }
    reader->place += size;
    return TRUE;
}

static gboolean get_sizes(EntryReader *reader, const EntryHead *head, EncodedTake *files)
{
    for (guint64 i = 0; i < head->file_count; i++) {
        if (!get(reader, &files[i].size, sizeof files[i].size)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* An array of COUNT members of SIZE, or NULL. */
static gpointer get_array(EntryReader *reader, guint64 count, gsize size)
{
    if (count > (reader->length - reader->place) / size) {
        return NULL;
    }
    gpointer array = g_malloc(count * size + 1);
    if (!get(reader, array, count * size)) {
        g_clear_pointer(&array, g_free);
    }
    return array;
}

static gboolean get_take(EntryReader *reader, const EntryHead *head, Take *take)
{
    take_forget(take);
    take->length = head->length;
    take->hop_count = head->hop_count;
    return get(reader, &take->levels, sizeof take->levels) &&
           (take->hops = get_array(reader, head->hop_count, sizeof(guint16))) &&
           (take->utterances = get_array(reader, head->utterance_count, sizeof(Placement))) &&
           (take->announcements = get_array(reader, head->utterance_count, sizeof(Placement))) &&
           (take->first_word = get_array(reader, head->utterance_count + 1, sizeof(guint32))) &&
           (take->words = get_array(reader, head->word_count, sizeof(Placement))) &&
           (take->estimated = get_array(reader, head->word_count, 1));
}

/* Where the files are: the rest of the entry, exactly. */
static gboolean place_files(const EntryReader *reader, EncodedTake *files, gsize count)
{
    guint64 place = reader->place;
    for (gsize i = 0; i < count; i++) {
        if (files[i].size < 0 || (guint64)files[i].size > reader->length - place) {
            return FALSE;
        }
        files[i].fd = reader->fd;
        files[i].offset = (gint64)place;
        place += (guint64)files[i].size;
    }
    return place == reader->length;
}

int take_entry_read(Cache *cache, const char *key, Take *take, EncodedTake *files, gsize count)
{
    EntryReader reader = {0};
    reader.fd = cache_find(cache, key, &reader.length);
    EntryHead head;
    if (reader.fd < 0) {
        return -1;
    }
    if (get(&reader, &head, sizeof head) && head.utterance_count == take->utterance_count &&
        head.file_count == count && get_sizes(&reader, &head, files) &&
        get_take(&reader, &head, take) && place_files(&reader, files, count)) {
        return reader.fd;
    }
    take_forget(take);
    close(reader.fd);
    return -1;
}
