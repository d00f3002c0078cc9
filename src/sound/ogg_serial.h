/* Ogg streams carry a serial number, which libsndfile draws at random, and libavformat, where it is
 * to write the same twice, begins at 0, which opusinfo says some programs do not take. */
#ifndef LECTERN_SOUND_OGG_SERIAL_H
#define LECTERN_SOUND_OGG_SERIAL_H

#include <glib.h>

/* That of all our streams: "LECT". */
enum { OGG_SERIAL = 0x4C454354 };

/* Gives every page of the Ogg file open for reading and writing as FD the number SERIAL, and the
 * checksum that goes with it. FALSE with errno set where that fails. */
gboolean ogg_set_serial(int fd, guint32 serial);

#endif
