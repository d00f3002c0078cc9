/* Times as feeds have them; both are to be freed by the caller. */
#ifndef LECTERN_SHOW_FEED_DATES_H
#define LECTERN_SHOW_FEED_DATES_H

#include <glib.h>

/* SECONDS from 1970 as "Sun, 01 Mar 2026 00:00:00 +0000" (RFC 2822), and as
 * "2026-03-01T00:00:00Z" (RFC 3339). */
char *feed_date_mail(gint64 seconds);
char *feed_date_iso(gint64 seconds);

#endif
