/* A slate: a file in memory that the pool shares with one worker, for what varies in size. */
#ifndef LECTERN_SPEECH_SLATE_H
#define LECTERN_SPEECH_SLATE_H

#include <glib.h>

/* A new, empty slate, close-on-exec; -1 with errno set. */
int slate_new(void);

/* Puts LENGTH bytes at OFFSET; reads exactly LENGTH bytes from there. FALSE with errno set. */
gboolean slate_put(int slate, gsize offset, gconstpointer bytes, gsize length);
gboolean slate_get(int slate, gsize offset, gpointer bytes, gsize length);

/* Gives memory back where something uncommonly large was written. To wipe it each time would cost
 * the kernel more than to copy what is written. */
void slate_shrink(int slate);

#endif
