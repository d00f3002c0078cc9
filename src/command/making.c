#include "command/making.h"

#include <string.h>

#include "base/error.h"
#include "script/assembly/notes.h"

static gboolean set_value(Metadata *metadata, const char *where, const MetadataKey *key,
                          const char *value, GError **error)
{
    const char *expected =
        g_utf8_validate(value, -1, NULL) ? metadata_set(metadata, key, value) : "text in UTF-8";
    if (expected) {
        error_set(error, LECTERN_ERROR_USAGE, where, "the %s has to be %s", key->name, expected);
    }
    return !expected;
}

gboolean making_notes(const char *what, Script *script, GError **error)
{
    gboolean skip = g_strcmp0(what, "skip") == 0;
    if (what && !skip && strcmp(what, "read") != 0) {
        error_set(error, LECTERN_ERROR_USAGE, "--notes", "\"%s\" is neither read nor skip", what);
        return FALSE;
    }
    if (skip) {
        notes_skip(script);
    }
    return TRUE;
}

gboolean making_set(Metadata *metadata, const char *option, const char *key, const char *value,
                    GError **error)
{
    return !value || set_value(metadata, option, metadata_key(key, FALSE), value, error);
}

gboolean making_metadata(char *const *settings, Metadata *metadata, GError **error)
{
    for (; settings && *settings; settings++) {
        const char *equals = strchr(*settings, '=');
        g_autofree char *name = equals ? g_strndup(*settings, (gsize)(equals - *settings)) : NULL;
        const MetadataKey *key = name ? metadata_key(g_strstrip(name), FALSE) : NULL;
        if (!key) {
            g_autoptr(GString) known = g_string_new(NULL);
            for (const MetadataKey *k = metadata_keys; k->name; k++) {
                g_string_append_printf(known, "%s%s", known->len ? ", " : "", k->name);
            }
            error_set(error, LECTERN_ERROR_USAGE, "--meta",
                      "\"%s\" is not KEY=VALUE with one of the keys %s", *settings, known->str);
            return FALSE;
        }
        if (!set_value(metadata, "--meta", key, equals + 1, error)) {
            return FALSE;
        }
    }
    return TRUE;
}
