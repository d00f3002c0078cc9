#include "package/cover/credit.h"

#include <string.h>

#include "document/metadata.h"

gboolean credit_is_same(const char *a, const char *b)
{
    if (!a || !b) {
        return FALSE;
    }
    g_autofree char *first = g_utf8_casefold(a, -1);
    g_autofree char *second = g_utf8_casefold(b, -1);
    return strcmp(first, second) == 0;
}

static gboolean is_said(const char *name, const char *const *said, const char *const *end)
{
    for (; said != end && *said; said++) {
        if (credit_is_same(name, *said)) {
            return TRUE;
        }
    }
    return FALSE;
}

char *credit_line(const char *creators, const char *const *said)
{
    g_auto(GStrv) names = metadata_list(creators);
    GString *line = g_string_new(NULL);
    for (char **name = names; *name; name++) {
        if (!is_said(*name, said, NULL) &&
            !is_said(*name, (const char *const *)names, (const char *const *)name)) {
            g_string_append_printf(line, "%s%s", line->len > 0 ? ", " : "", *name);
        }
    }
    return g_string_free(line, line->len == 0);
}
