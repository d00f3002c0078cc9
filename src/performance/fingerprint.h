/* What makes a take: the program, its libraries and the engines' files, which its bytes depend on
 * as much as on what is said in it. */
#ifndef LECTERN_PERFORMANCE_FINGERPRINT_H
#define LECTERN_PERFORMANCE_FINGERPRINT_H

#include "base/digest.h"
#include "cast/voice.h"

/* Adds the version, the program and the libraries in this process to DIGEST: files by name, size
 * and time of change. */
void fingerprint_add_program(Digest *digest);

/* Adds the file PATH, or all files in the folder PATH, to DIGEST in the same way; also that there
 * is nothing. Of links what they lead to counts. */
void fingerprint_add_tree(Digest *digest, const char *path);

/* Adds all files of the engines that speak VOICES, in the same way. */
void fingerprint_add_engines(Digest *digest, const GPtrArray *voices);

/* For the narrator and each of the voices that SCRIPT uses, of VOICES (name -> const Voice *), the
 * digest of the files that decide how it sounds: a table const Voice * -> guint8[DIGEST_BYTES]. */
GHashTable *fingerprint_voices(const Script *script, GHashTable *voices);

#endif
