/* lectern cache: what is kept of editions that were made, so that only what has changed is made
 * anew. */
#include <stdio.h>
#include <string.h>

#include "base/cache.h"
#include "base/error.h"
#include "command/command.h"
#include "command/options.h"

/* A size as people write it: a whole number, alone or with K, M, G or T for powers of 1024. */
static gboolean parse_size(const char *text, guint64 *size, GError **error)
{
    static const char units[] = "KMGT";
    enum { BITS_A_UNIT = 10 };
    char *end = NULL;
    guint64 number = g_ascii_strtoull(text, &end, 10);
    const char *unit = *end ? strchr(units, g_ascii_toupper(*end)) : NULL;
    guint bits = unit ? BITS_A_UNIT * (guint)(unit - units + 1) : 0;
    gboolean is_size = g_ascii_isdigit(text[0]) && (*end == '\0' || (unit && end[1] == '\0')) &&
                       number <= (guint64)G_MAXINT64 >> bits;
    if (!is_size) {
        error_set(error, LECTERN_ERROR_USAGE, "--limit",
                  "\"%s\" is no size; write it as 500M or 4G", text);
        return FALSE;
    }
    *size = number << bits;
    return TRUE;
}

/* "1.5 GiB"; GLib puts a space between that is none in a terminal's copy and paste. */
static char *size_text(guint64 size)
{
    g_autofree char *text = g_format_size_full(size, G_FORMAT_SIZE_IEC_UNITS);
    g_auto(GStrv) parts = g_strsplit(text, "\u00A0", -1);
    return g_strjoinv(" ", parts);
}

static void print_state(const Cache *cache)
{
    CacheState state = cache_state(cache);
    g_autofree char *bytes = size_text(state.bytes);
    g_autofree char *limit = size_text(state.limit);
    printf("%s\n  %" G_GUINT64_FORMAT " takes and editions, %s of at most %s\n",
           cache_folder(cache), state.entries, bytes, limit);
}

gboolean command_cache(int argc, char **argv, GError **error)
{
    gboolean clear = FALSE;
    g_autofree char *limit = NULL;
    const GOptionEntry entries[] = {
        {"clear", 0, 0, G_OPTION_ARG_NONE, &clear, "Remove all of it", NULL},
        {"limit", 0, 0, G_OPTION_ARG_STRING, &limit,
         "Keep to this size from now on, as 500M or 4G; 0 keeps nothing", "SIZE"},
        G_OPTION_ENTRY_NULL,
    };
    guint64 size = 0;
    if (!options_parse(&argc, &argv, entries, "", 0, 0,
                       "Shows what is kept of editions that were made: encoded speech, from which\n"
                       "lectern make takes what has not changed since, and what they were made of.",
                       error) ||
        (limit && !parse_size(limit, &size, error))) {
        return FALSE;
    }
    g_autoptr(Cache) cache = cache_open(NULL);
    if ((clear && !cache_clear(cache, error)) || (limit && !cache_set_limit(cache, size, error))) {
        return FALSE;
    }
    print_state(cache);
    return TRUE;
}
