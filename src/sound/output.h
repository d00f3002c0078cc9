/* The file behind an encoder, as coders see it: it keeps the first error that the system gave. */
#ifndef LECTERN_SOUND_OUTPUT_H
#define LECTERN_SOUND_OUTPUT_H

#include <glib.h>
#include <stdio.h>

typedef struct {
    FILE *file;
    gsize header;       /* bytes at the front of the file that the coder does not see */
    gint64 place, size; /* in the part that it sees */
    int failure;        /* errno of the first call that failed, or 0 */
} Output;

/* Goes to PLACE, counted behind the header. */
gboolean output_seek(Output *output, gint64 place);

gboolean output_write(Output *output, gconstpointer bytes, gsize count);

#endif
