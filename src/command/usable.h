/* Whether voices can be spoken here: their engine has the language and the variant. */
#ifndef LECTERN_COMMAND_USABLE_H
#define LECTERN_COMMAND_USABLE_H

#include "cast/voice.h"

/* For each of VOICES (of const Voice *) NULL where its engine can speak it, else why not: a
 * GPtrArray of char * of the same length that owns them. Asks the engines in a child process. */
GPtrArray *voice_faults(const GPtrArray *voices, GError **error);

#endif
