#include "script/word_outline.h"

#include <string.h>

void word_outline_add(WordOutline *outline, GHashTable *words)
{
    GHashTableIter each;
    gpointer word;
    g_hash_table_iter_init(&each, words);
    while (g_hash_table_iter_next(&each, &word, NULL)) {
        const guchar *bytes = word;
        gsize length = strlen(word);
        if (length > 0 && length <= OUTLINE_LONGEST) {
            outline->lengths[bytes[0]] |= (guint64)1 << length;
        }
    }
}
