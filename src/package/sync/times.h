/* Times for readers: from samples of a timeline, once, to milliseconds. */
#ifndef LECTERN_PACKAGE_TIMES_H
#define LECTERN_PACKAGE_TIMES_H

#include <glib.h>

/* SAMPLES, not negative, at RATE in milliseconds, rounded to the nearest. */
gint64 times_ms(gint64 samples, guint rate);

/* Appends "01:02:03.456", with POINT before the milliseconds. */
void times_append_clock(GString *out, gint64 ms, char point);

/* Appends seconds: "3723.456". */
void times_append_seconds(GString *out, gint64 ms);

/* Appends what people read: "2:03", "1:02:03". */
void times_append_minutes(GString *out, gint64 ms);

/* Appends an ISO 8601 duration: "PT1H2M3.456S". */
void times_append_iso(GString *out, gint64 ms);

#endif
