#include "show/feed/feed_dates.h"

/* No time that an article can have is out of GDateTime's range. */
static GDateTime *utc(gint64 seconds)
{
    GDateTime *time = g_date_time_new_from_unix_utc(seconds);
    return time ? time : g_date_time_new_from_unix_utc(0);
}

char *feed_date_mail(gint64 seconds)
{
    static const char days[][4] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    static const char months[][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    g_autoptr(GDateTime) time = utc(seconds);
    return g_strdup_printf(
        "%s, %02d %s %04d %02d:%02d:%02d +0000", days[g_date_time_get_day_of_week(time) - 1],
        g_date_time_get_day_of_month(time), months[g_date_time_get_month(time) - 1],
        g_date_time_get_year(time), g_date_time_get_hour(time), g_date_time_get_minute(time),
        g_date_time_get_second(time));
}

char *feed_date_iso(gint64 seconds)
{
    g_autoptr(GDateTime) time = utc(seconds);
    return g_strdup_printf("%04d-%02d-%02dT%02d:%02d:%02dZ", g_date_time_get_year(time),
                           g_date_time_get_month(time), g_date_time_get_day_of_month(time),
                           g_date_time_get_hour(time), g_date_time_get_minute(time),
                           g_date_time_get_second(time));
}
