#include "show/show_value.h"

gboolean conf_has(const KeyFile *file, const char *group, const char *key)
{
    return g_key_file_has_key(key_file_keys(file), group, key, NULL);
}

gboolean conf_value(const KeyFile *file, const char *group, const char *key, ShowCheck *check,
                    const char *usual, char **value, GError **error)
{
    if (!conf_has(file, group, key)) {
        *value = g_strdup(usual);
        return TRUE;
    }
    g_autofree char *text = key_file_string(file, group, key, error);
    if (!text) {
        return FALSE;
    }
    const char *expected = !*text                    ? "more than nothing"
                           : !show_is_one_line(text) ? "one line of text"
                           : check                   ? check(&text)
                                                     : NULL;
    if (expected) {
        key_file_error(file, group, key, error, "“%s” has to be %s", key, expected);
        return FALSE;
    }
    *value = g_steal_pointer(&text);
    return TRUE;
}

gboolean conf_flag(const KeyFile *file, const char *group, const char *key, gboolean *flag,
                   GError **error)
{
    return !conf_has(file, group, key) || key_file_boolean(file, group, key, flag, error);
}

gboolean conf_blame(const KeyFile *file, const char *group, const char *key, const GError *cause,
                    GError **error)
{
    key_file_error(file, group, key, error, "%s", cause->message);
    return FALSE;
}
