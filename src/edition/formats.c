#include "edition/formats.h"

#include <string.h>

#include "base/error.h"

char *formats_names(void)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (const AudioFormat *format = audio_formats; format->name; format++) {
        g_string_append_printf(names, "%s%s", names->len ? ", " : "", format->name);
    }
    for (const Package *package = packages; package->name; package++) {
        g_string_append_printf(names, ", %s", package->name);
    }
    return g_string_free(g_steal_pointer(&names), FALSE);
}

static void add_once(GPtrArray *list, gconstpointer item)
{
    if (!g_ptr_array_find(list, item, NULL)) {
        g_ptr_array_add(list, (gpointer)item);
    }
}

/* Adds the first of the formats that PACKAGE can be made of, unless FORMATS have one of them. */
static void add_needed(const Package *package, GPtrArray *formats)
{
    for (const char *const *name = package->made_of; name && *name; name++) {
        if (g_ptr_array_find(formats, audio_format_find(*name), NULL)) {
            return;
        }
    }
    if (package->made_of) {
        g_ptr_array_add(formats, (gpointer)audio_format_find(package->made_of[0]));
    }
}

gboolean formats_parse(const char *where, const char *list, GPtrArray *formats, GPtrArray *chosen,
                       GError **error)
{
    g_auto(GStrv) names = g_strsplit(list, ",", -1);
    for (char **name = names; *name; name++) {
        const AudioFormat *format = audio_format_find(g_strstrip(*name));
        const Package *package = package_find(*name);
        if (format) {
            add_once(formats, format);
        } else if (package) {
            add_once(chosen, package);
        } else {
            g_autofree char *known = formats_names();
            error_set(error, LECTERN_ERROR_USAGE, where, "there is no format \"%s\"; there are %s",
                      *name, known);
            return FALSE;
        }
    }
    for (guint i = 0; i < chosen->len; i++) {
        add_needed(g_ptr_array_index(chosen, i), formats);
    }
    if (formats->len == 0) {
        g_ptr_array_add(formats, (gpointer)audio_format_find("mp3"));
    }
    return TRUE;
}
