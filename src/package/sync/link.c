#include "package/sync/link.h"

#include <glib.h>
#include <string.h>

static gboolean is_well_formed(const char *target, const char *scheme)
{
    g_autoptr(GUri) uri = g_uri_parse(target, G_URI_FLAGS_ENCODED, NULL);
    if (!uri) {
        return FALSE;
    }
    const char *host = g_uri_get_host(uri);
    gboolean has_host = host && *host;
    return strcmp(scheme, "mailto") == 0 ? *g_uri_get_path(uri) != '\0' && !has_host
                                         : has_host && !g_uri_get_userinfo(uri);
}

char *link_target(const char *target)
{
    static const char *const schemes[] = {"http", "https", "mailto"};
    /* Brackets only stand in addresses by number; everywhere else they have to be escaped. */
    g_autofree char *escaped = g_uri_escape_string(target, ":/?#@!$&'()*+,;=%", TRUE);
    g_autofree char *scheme = g_uri_parse_scheme(escaped);
    const char *fragment = strchr(escaped, '#');
    if (!scheme || (fragment && strchr(fragment + 1, '#'))) {
        return NULL;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(schemes); i++) {
        if (strcmp(scheme, schemes[i]) == 0 && is_well_formed(escaped, scheme)) {
            return g_steal_pointer(&escaped);
        }
    }
    return NULL;
}
