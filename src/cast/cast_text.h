/* How a cast file's values are written, so that GKeyFile reads them back. */
#ifndef LECTERN_CAST_CAST_TEXT_H
#define LECTERN_CAST_CAST_TEXT_H

#include <glib.h>

/* Appends VALUE; in a list its commas are no separators. */
void cast_text_value(GString *text, const char *value, gboolean in_list);

/* Appends a line with KEY and VALUE. */
void cast_text_pair(GString *text, const char *key, const char *value);

#endif
