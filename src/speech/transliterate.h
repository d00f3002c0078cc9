/* Any alphabet in Latin letters, as far as ICU can: for languages that no voice can read. */
#ifndef LECTERN_SPEECH_TRANSLITERATE_H
#define LECTERN_SPEECH_TRANSLITERATE_H

#include <glib.h>

/* TEXT (valid UTF-8) in ASCII letters ("Пётр" is "Petr", "北京" "bei jing"), to be freed by the
 * caller; NULL where nothing of it can be written so. */
char *transliterate(const char *text);

#endif
