#include "show/episode.h"

#include <string.h>

gboolean episode_time(const char *date, gint64 *seconds)
{
    g_autoptr(GRegex) day = g_regex_new("^\\d{4}-\\d\\d-\\d\\d$", 0, 0, NULL);
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autofree char *whole =
        g_regex_match(day, date, 0, NULL) ? g_strconcat(date, "T00:00:00Z", NULL) : g_strdup(date);
    /* "2026-03-01 06:30 +0100" is a time, too; seconds may be left out. */
    g_autoptr(GRegex) form =
        g_regex_new("^(\\d{4}-\\d\\d-\\d\\d)[T "
                    "](\\d\\d:\\d\\d)(:\\d\\d(?:\\.\\d+)?)?\\s?(Z|[+-]\\d\\d:?\\d\\d)?$",
                    0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    if (!g_regex_match(form, whole, 0, &match)) {
        return FALSE;
    }
    g_autofree char *days = g_match_info_fetch(match, 1);
    g_autofree char *minutes = g_match_info_fetch(match, 2);
    g_autofree char *rest = g_match_info_fetch(match, 3);
    g_autofree char *zone = g_match_info_fetch(match, 4);
    g_autofree char *iso = g_strconcat(days, "T", minutes, rest && *rest ? rest : ":00",
                                       zone && *zone ? zone : "Z", NULL);
    g_autoptr(GDateTime) time = g_date_time_new_from_iso8601(iso, utc);
    if (time) {
        *seconds = g_date_time_to_unix(time);
    }
    return time != NULL;
}

static double number_of(const char *text)
{
    return text ? g_ascii_strtod(text, NULL) : 0.0;
}

static int compare_numbers(double a, double b)
{
    return a > b ? -1 : a < b ? 1 : 0;
}

/* The higher season and number first. */
static int compare_places(const Episode *first, const Episode *second)
{
    int order =
        compare_numbers(number_of(first->metadata.season), number_of(second->metadata.season));
    return order != 0 ? order
                      : compare_numbers(number_of(first->metadata.number),
                                        number_of(second->metadata.number));
}

static int compare(gconstpointer a, gconstpointer b)
{
    const Episode *first = *(const Episode *const *)a;
    const Episode *second = *(const Episode *const *)b;
    if (first->published != second->published) {
        return first->published > second->published ? -1 : 1;
    }
    int order = compare_places(first, second);
    return order != 0 ? order : strcmp(first->source, second->source);
}

static int compare_serial(gconstpointer a, gconstpointer b)
{
    int order = -compare_places(*(const Episode *const *)a, *(const Episode *const *)b);
    return order != 0 ? order : -compare(a, b);
}

void episodes_sort(GPtrArray *episodes)
{
    g_ptr_array_sort(episodes, compare);
}

void episodes_sort_serial(GPtrArray *episodes)
{
    g_ptr_array_sort(episodes, compare_serial);
}

char *episode_page(const Show *show, const Episode *episode)
{
    return g_strconcat(show->url, episode->folder, "/", NULL);
}
