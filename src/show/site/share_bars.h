/* Who is heard when in an episode, in a few even steps. */
#ifndef LECTERN_SHOW_SHARE_BARS_H
#define LECTERN_SHOW_SHARE_BARS_H

#include <glib.h>

typedef struct {
    int speaker;   /* who is heard longest in it, numbered as they first speak; -1 the narrator */
    double height; /* 0 to 1: how much of it is speech */
} ShareBar;

/* BARS of them from the JSON transcript at PATH over LENGTH milliseconds. LECTERN_ERROR_CHECK where
 * it is no such transcript. */
gboolean share_bars_read(const char *path, gint64 length, ShareBar *bars, gsize count,
                         GError **error);

#endif
