/* What the program is that makes a take: whatever else its bytes depend on. */
#ifndef LECTERN_PERFORMANCE_FINGERPRINT_H
#define LECTERN_PERFORMANCE_FINGERPRINT_H

#include "base/digest.h"

/* Adds the version, the program and the libraries in this process and the engines' data to DIGEST:
 * files by name, size and time of change. */
void fingerprint_add(Digest *digest);

#endif
