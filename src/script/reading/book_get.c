/* The books that were read, for as long as the program runs. */
#include <string.h>

#include "script/reading/book_parts.h"
#include "script/reading/book_read.h"

/* The language and region that the tag CODE names, "en" and "GB", in keys of LONGEST_KEY bytes:
 * letters only, so that a tag can never name another file. */
static void read_tag(const char *code, char *primary, char *region)
{
    enum { REGION = 2 };
    gsize at = 0, length = 0;
    for (; at + 1 < LONGEST_KEY && g_ascii_isalpha(code[at]); at++) {
        primary[at] = g_ascii_tolower(code[at]);
    }
    primary[at] = '\0';
    if (strcmp(primary, "no") == 0) {
        g_strlcpy(primary, "nb", LONGEST_KEY); /* Norwegian, without saying which */
    }
    if (code[at] == '-' || code[at] == '_') {
        for (at++; length < REGION && g_ascii_isalpha(code[at]); at++) {
            region[length++] = g_ascii_toupper(code[at]);
        }
        length = g_ascii_isalnum(code[at]) ? 0 : length; /* longer: a script, "zh-Hant" */
    }
    region[length] = '\0';
}

const Book *book_get(const char *code, GError **error)
{
    /* Read-only after loading and asked for with every utterance: kept for the whole run. */
    static GHashTable *loaded;
    G_LOCK_DEFINE_STATIC(loaded);
    char primary[LONGEST_KEY], region[LONGEST_KEY], key[2 * LONGEST_KEY];
    read_tag(code, primary, region);
    g_snprintf(key, sizeof key, "%s-%s", primary, region);
    G_LOCK(loaded);
    if (!loaded) {
        loaded = g_hash_table_new(g_str_hash, g_str_equal);
    }
    gpointer found = NULL;
    if (!g_hash_table_lookup_extended(loaded, key, NULL, &found)) {
        GError *broken = NULL;
        found = *primary ? book_read(primary, region, &broken) : NULL;
        if (broken) {
            g_propagate_error(error, broken);
        } else {
            g_hash_table_insert(loaded, g_strdup(key), found);
        }
    }
    G_UNLOCK(loaded);
    return found;
}
