/* Starting espeak-ng in the process that all those that speak are forked from. */
#ifndef LECTERN_SPEECH_ESPEAK_OPEN_H
#define LECTERN_SPEECH_ESPEAK_OPEN_H

#include <glib.h>

/* Engine.open: starts the library, lists its voices (which spares every child the 3 ms of doing so
 * and changes no sample of what they say), and has a child of this process speak two words, so that
 * damaged data is found before the work begins. LECTERN_ERROR_ENGINE says what to install. */
gboolean espeak_open(GError **error);

/* Where its data are; it need not be open. */
const char *espeak_data_folder(void);

#endif
