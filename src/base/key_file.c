#include "base/key_file.h"

#include <math.h>
#include <string.h>

#include "base/error.h"

static const char byte_order_mark[] = "\xEF\xBB\xBF";

struct KeyFile {
    char *path;
    GKeyFile *keys;
    GHashTable *lines; /* "group", or "group\nkey" -> its line, which starts at 1 */
};

void key_file_free(KeyFile *file)
{
    g_free(file->path);
    g_key_file_free(file->keys);
    g_hash_table_unref(file->lines);
    g_free(file);
}

GKeyFile *key_file_keys(const KeyFile *file)
{
    return file->keys;
}

static char *place_name(const char *group, const char *key)
{
    return key ? g_strconcat(group, "\n", key, NULL) : g_strdup(group);
}

/* Notes that GROUP, or KEY in it, stands at LINE. */
static gboolean note_place(KeyFile *file, const char *group, const char *key, guint line,
                           GError **error)
{
    char *place = place_name(group, key);
    guint before = GPOINTER_TO_UINT(g_hash_table_lookup(file->lines, place));
    if (before > 0) {
        error_set_at(error, LECTERN_ERROR_SYNTAX, file->path, line, 1,
                     "“%s” stands here a second time (the first is in line %u)", key ? key : group,
                     before);
        g_free(place);
        return FALSE;
    }
    g_hash_table_insert(file->lines, place, GUINT_TO_POINTER(line));
    return TRUE;
}

/* The group that the heading TEXT names, or NULL where it is no heading. */
static char *heading_group(const char *text)
{
    const char *end = strchr(text, ']');
    if (text[0] != '[' || !end || end == text + 1 || end[1] != '\0') {
        return NULL;
    }
    char *group = g_strndup(text + 1, (gsize)(end - text - 1));
    if (strchr(group, '[')) {
        g_clear_pointer(&group, g_free);
    }
    return group;
}

/* Notes what stands in LINE, whose white space at the ends is gone; GROUP is the one it is in. */
static gboolean note_line(KeyFile *file, const char *text, guint line, char **group, GError **error)
{
    if (text[0] == '\0' || text[0] == '#') {
        return TRUE;
    }
    char *heading = heading_group(text);
    if (heading) {
        g_free(*group);
        *group = heading;
        return note_place(file, *group, NULL, line, error);
    }
    const char *equals = strchr(text, '=');
    if (text[0] == '[' || !equals || equals == text) {
        error_set_at(error, LECTERN_ERROR_SYNTAX, file->path, line, 1,
                     "expected “[group]”, “key = value” or “# a comment”");
        return FALSE;
    }
    if (!*group) {
        error_set_at(error, LECTERN_ERROR_SYNTAX, file->path, line, 1,
                     "a key stands before the first “[group]”");
        return FALSE;
    }
    g_autofree char *key = g_strchomp(g_strndup(text, (gsize)(equals - text)));
    return note_place(file, *group, key, line, error);
}

static gboolean note_lines(KeyFile *file, const char *text, GError **error)
{
    g_autofree char *group = NULL;
    guint line = 1;
    while (*text) {
        gsize length = strcspn(text, "\n");
        g_autofree char *copy = g_strstrip(g_strndup(text, length));
        if (!note_line(file, copy, line, &group, error)) {
            return FALSE;
        }
        text += length + (text[length] == '\n');
        line++;
    }
    return TRUE;
}

KeyFile *key_file_parse(const char *path, const char *text, gsize length, GError **error)
{
    if (!g_utf8_validate_len(text, length, NULL)) {
        error_set(error, LECTERN_ERROR_SYNTAX, path, "is not UTF-8 text");
        return NULL;
    }
    g_autoptr(KeyFile) file = g_new0(KeyFile, 1);
    file->path = g_strdup(path);
    file->keys = g_key_file_new();
    file->lines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_key_file_set_list_separator(file->keys, ',');

    g_autofree char *copy = g_strndup(text, length);
    const char *content = copy;
    if (g_str_has_prefix(content, byte_order_mark)) {
        content += strlen(byte_order_mark);
    }
    if (!note_lines(file, content, error)) {
        return NULL;
    }
    g_autoptr(GError) broken = NULL;
    if (*content &&
        !g_key_file_load_from_data(file->keys, content, (gsize)-1, G_KEY_FILE_NONE, &broken)) {
        error_set(error, LECTERN_ERROR_SYNTAX, path, "%s", broken->message);
        return NULL;
    }
    return g_steal_pointer(&file);
}

guint key_file_line(const KeyFile *file, const char *group, const char *key)
{
    g_autofree char *place = place_name(group, key);
    guint line = GPOINTER_TO_UINT(g_hash_table_lookup(file->lines, place));
    if (line == 0 && key) {
        line = GPOINTER_TO_UINT(g_hash_table_lookup(file->lines, group));
    }
    return MAX(line, 1);
}

void key_file_error(const KeyFile *file, const char *group, const char *key, GError **error,
                    const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *what = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    error_set_at(error, LECTERN_ERROR_SYNTAX, file->path, key_file_line(file, group, key), 1, "%s",
                 what);
}

gboolean key_file_knows(const KeyFile *file, const char *group, const char *const *known,
                        GError **error)
{
    g_auto(GStrv) keys = g_key_file_get_keys(file->keys, group, NULL, NULL);
    for (char **key = keys; key && *key; key++) {
        if (!g_strv_contains(known, *key)) {
            g_autofree char *list = g_strjoinv(", ", (char **)known);
            key_file_error(file, group, *key, error, "“%s” is not known in [%s], which has: %s",
                           *key, group, list);
            return FALSE;
        }
    }
    return TRUE;
}

char *key_file_string(const KeyFile *file, const char *group, const char *key, GError **error)
{
    g_autoptr(GError) broken = NULL;
    char *value = g_key_file_get_string(file->keys, group, key, &broken);
    if (value) {
        return g_strchomp(value);
    }
    gboolean missing = g_error_matches(broken, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_KEY_NOT_FOUND) ||
                       g_error_matches(broken, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_GROUP_NOT_FOUND);
    if (missing) {
        key_file_error(file, group, key, error, "“%s” is missing in [%s]", key, group);
    } else {
        key_file_error(file, group, key, error, "%s", broken->message);
    }
    return NULL;
}

gboolean key_file_double(const KeyFile *file, const char *group, const char *key, double lowest,
                         double highest, double *value, GError **error)
{
    g_autofree char *text = key_file_string(file, group, key, error);
    if (!text) {
        return FALSE;
    }
    char *end;
    double number = g_ascii_strtod(text, &end);
    /* isnan: "nan" is a number to strtod, and within no bounds. */
    if (end == text || *end || isnan(number) || number < lowest || number > highest) {
        key_file_error(file, group, key, error, "%s = %s: expected a number from %g to %g", key,
                       text, lowest, highest);
        return FALSE;
    }
    *value = number;
    return TRUE;
}

gboolean key_file_integer(const KeyFile *file, const char *group, const char *key, int lowest,
                          int highest, int *value, GError **error)
{
    g_autofree char *text = key_file_string(file, group, key, error);
    if (!text) {
        return FALSE;
    }
    gint64 number;
    if (!g_ascii_string_to_signed(text, 10, lowest, highest, &number, NULL)) {
        key_file_error(file, group, key, error, "%s = %s: expected a whole number from %d to %d",
                       key, text, lowest, highest);
        return FALSE;
    }
    *value = (int)number;
    return TRUE;
}

gboolean key_file_boolean(const KeyFile *file, const char *group, const char *key, gboolean *value,
                          GError **error)
{
    g_autofree char *text = key_file_string(file, group, key, error);
    if (!text) {
        return FALSE;
    }
    gboolean yes = strcmp(text, "yes") == 0 || strcmp(text, "true") == 0;
    if (!yes && strcmp(text, "no") != 0 && strcmp(text, "false") != 0) {
        key_file_error(file, group, key, error, "%s = %s: expected yes or no", key, text);
        return FALSE;
    }
    *value = yes;
    return TRUE;
}
