/* What makes a take: the program, its libraries and the engines' files, which its bytes depend on
 * as much as on what is said in it. */
#ifndef LECTERN_PERFORMANCE_FINGERPRINT_H
#define LECTERN_PERFORMANCE_FINGERPRINT_H

#include "base/digest.h"
#include "script/script.h"

/* Adds the version, the program and the libraries in this process to DIGEST: files by name, size
 * and time of change. */
void fingerprint_add_program(Digest *digest);

/* For the narrator and each of the voices that SCRIPT uses, of VOICES (name -> const Voice *), the
 * digest of the files that decide how it sounds: a table const Voice * -> guint8[DIGEST_BYTES]. */
GHashTable *fingerprint_voices(const Script *script, GHashTable *voices);

#endif
