/* Signals that ask a run to end: it clears up after itself. */
#ifndef LECTERN_COMMAND_INTERRUPT_H
#define LECTERN_COMMAND_INTERRUPT_H

#include <glib.h>

/* From now on SIGINT, SIGTERM and SIGHUP are only noted; a second one ends the program at once. */
void interrupt_catch(void);

/* Whether one came. */
gboolean interrupt_came(void);

#endif
