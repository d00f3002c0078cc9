#include "script/lexicon/word_list.h"

#include <string.h>

#include "base/data_dir.h"
#include "base/file.h"
#include "base/key_file.h"
#include "script/language.h"

enum { CONF_LIMIT = 64 * 1024, LIST_LIMIT = 64 * 1024 * 1024 };

/* Adds the words in TEXT, a line each. */
static void add_lines(GHashTable *words, const char *text, gsize length)
{
    for (gsize at = 0; at < length;) {
        const char *newline = memchr(text + at, '\n', length - at);
        gsize end = newline ? (gsize)(newline - text) : length;
        if (end > at && g_utf8_validate(text + at, (gssize)(end - at), NULL)) {
            g_hash_table_add(words, language_fold(text + at, end - at));
        }
        at = end + 1;
    }
}

static gboolean add_file(GHashTable *words, const char *path, GError **error)
{
    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
        return TRUE;
    }
    gsize length;
    g_autofree char *text = file_read(path, LIST_LIMIT, &length, error);
    if (text) {
        add_lines(words, text, length);
    }
    return text != NULL;
}

GHashTable *word_list_read(const char *language, gboolean *nouns, GError **error)
{
    g_autoptr(GHashTable) words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autofree char *code = g_ascii_strdown(language, (gssize)strcspn(language, "-_"));
    g_autofree char *path = data_path("lexicons/word-lists.conf");
    gsize length;
    g_autofree char *text = file_read(path, CONF_LIMIT, &length, error);
    g_autoptr(KeyFile) file = text ? key_file_parse(path, text, length, error) : NULL;
    if (!file) {
        return NULL;
    }
    GKeyFile *keys = key_file_keys(file);
    *nouns = g_key_file_get_boolean(keys, code, "nouns have capitals", NULL);
    g_auto(GStrv) lists = g_key_file_get_string_list(keys, code, "files", NULL, NULL);
    for (char **list = lists; list && *list; list++) {
        if (!add_file(words, g_strstrip(*list), error)) {
            return NULL;
        }
    }
    return g_steal_pointer(&words);
}
