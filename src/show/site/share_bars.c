#include "show/site/share_bars.h"

#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/json.h"

enum { TRANSCRIPT_LIMIT = 256 << 20, MS_A_SECOND = 1000 };
#define NARRATOR "Narrator"

/* SPEAKER's number, a new one for a new name; -1 for the narrator. */
static int number_of(GHashTable *speakers, const char *speaker)
{
    if (!speaker || strcmp(speaker, NARRATOR) == 0) {
        return -1;
    }
    gpointer number = NULL;
    if (!g_hash_table_lookup_extended(speakers, speaker, NULL, &number)) {
        number = GINT_TO_POINTER((int)g_hash_table_size(speakers));
        g_hash_table_insert(speakers, g_strdup(speaker), number);
    }
    return GPOINTER_TO_INT(number);
}

/* Adds FROM to TO, in bars, of SPEAKER to the bars. HEARD has the longest that one is heard in
 * each; segments of one speaker follow each other, so that what two have together is rare. */
static void add_segment(ShareBar *bars, double *heard, gsize count, double from, double to,
                        int speaker)
{
    for (gsize i = from > 0 ? (gsize)from : 0; i < count && (double)i < to; i++) {
        double part = MIN(to, (double)i + 1) - MAX(from, (double)i);
        bars[i].height = MIN(bars[i].height + part, 1.0);
        if (part > heard[i]) {
            heard[i] = part;
            bars[i].speaker = speaker;
        }
    }
}

gboolean share_bars_read(const char *path, gint64 length, ShareBar *bars, gsize count,
                         GError **error)
{
    gsize bytes;
    g_autofree char *text = file_read(path, TRANSCRIPT_LIMIT, &bytes, error);
    if (!text) {
        return FALSE;
    }
    g_autoptr(json_t) root = json_loadb(text, bytes, JSON_REJECT_DUPLICATES, NULL);
    const json_t *segments = json_object_get(root, "segments");
    if (!json_is_array(segments)) {
        error_set(error, LECTERN_ERROR_CHECK, path, "is no transcript");
        return FALSE;
    }
    for (gsize i = 0; i < count; i++) {
        bars[i] = (ShareBar){.speaker = -1};
    }
    g_autoptr(GHashTable) speakers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autofree double *heard = g_new0(double, count);
    const double scale = (double)count * MS_A_SECOND / (double)MAX(length, 1);
    size_t index;
    const json_t *segment;
    json_array_foreach(segments, index, segment)
    {
        double from = json_number_value(json_object_get(segment, "startTime"));
        double to = json_number_value(json_object_get(segment, "endTime"));
        int speaker = number_of(speakers, json_string_value(json_object_get(segment, "speaker")));
        add_segment(bars, heard, count, from * scale, to * scale, speaker);
    }
    return TRUE;
}
