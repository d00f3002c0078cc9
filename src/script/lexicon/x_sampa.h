/* X-SAMPA, the International Phonetic Alphabet in ASCII. */
#ifndef LECTERN_SCRIPT_X_SAMPA_H
#define LECTERN_SCRIPT_X_SAMPA_H

#include <glib.h>

/* X_SAMPA in IPA, to be freed by the caller; NULL where something in it is no X-SAMPA: *REFUSED is
 * then the place. */
char *x_sampa_to_ipa(const char *x_sampa, const char **refused);

#endif
