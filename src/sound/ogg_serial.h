/* Ogg streams carry a serial number, which libsndfile draws at random. */
#ifndef LECTERN_SOUND_OGG_SERIAL_H
#define LECTERN_SOUND_OGG_SERIAL_H

#include <glib.h>

/* Gives every page of the Ogg file open for reading and writing as FD the number SERIAL, and the
 * checksum that goes with it. FALSE with errno set where that fails. */
gboolean ogg_set_serial(int fd, guint32 serial);

#endif
