/* The progress bar: percent, time left, and how many times faster than listening. */
#ifndef LECTERN_COMMAND_PROGRESS_H
#define LECTERN_COMMAND_PROGRESS_H

#include <glib.h>

typedef struct Progress Progress;

/* A bar on standard error; NULL, which every call takes, where QUIET or that is no terminal. */
Progress *progress_new(gboolean quiet);

/* The state after DONE of ALL utterances and SECONDS of sound; a PerformProgress (performance.h).
 */
void progress_update(gsize done, gsize all, double seconds, gpointer progress);

/* Wipes the bar out, so that what is printed next stands alone, and frees PROGRESS. */
void progress_free(Progress *progress);

#endif
