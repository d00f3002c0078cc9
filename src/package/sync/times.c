#include "package/sync/times.h"

enum { MS_A_SECOND = 1000, SECONDS_A_MINUTE = 60, SECONDS_AN_HOUR = 3600 };

gint64 times_ms(gint64 samples, guint rate)
{
    return (samples * MS_A_SECOND + rate / 2) / rate;
}

typedef struct {
    gint64 hours;
    int minutes, seconds, ms;
} Parts;

static Parts parts_of(gint64 ms)
{
    gint64 seconds = ms / MS_A_SECOND;
    return (Parts){
        .hours = seconds / SECONDS_AN_HOUR,
        .minutes = (int)(seconds / SECONDS_A_MINUTE % SECONDS_A_MINUTE),
        .seconds = (int)(seconds % SECONDS_A_MINUTE),
        .ms = (int)(ms % MS_A_SECOND),
    };
}

void times_append_clock(GString *out, gint64 ms, char point)
{
    Parts parts = parts_of(ms);
    g_string_append_printf(out, "%02" G_GINT64_FORMAT ":%02d:%02d%c%03d", parts.hours,
                           parts.minutes, parts.seconds, point, parts.ms);
}

void times_append_seconds(GString *out, gint64 ms)
{
    g_string_append_printf(out, "%" G_GINT64_FORMAT ".%03d", ms / MS_A_SECOND,
                           (int)(ms % MS_A_SECOND));
}

void times_append_minutes(GString *out, gint64 ms)
{
    Parts parts = parts_of(ms + MS_A_SECOND / 2);
    if (parts.hours > 0) {
        g_string_append_printf(out, "%" G_GINT64_FORMAT ":%02d:%02d", parts.hours, parts.minutes,
                               parts.seconds);
    } else {
        g_string_append_printf(out, "%d:%02d", parts.minutes, parts.seconds);
    }
}

void times_append_iso(GString *out, gint64 ms)
{
    Parts parts = parts_of(ms);
    g_string_append_printf(out, "PT%" G_GINT64_FORMAT "H%dM%d.%03dS", parts.hours, parts.minutes,
                           parts.seconds, parts.ms);
}
