/* JSON as Lectern writes it: keys in the order they were set, numbers the same on every machine. */
#ifndef LECTERN_BASE_JSON_H
#define LECTERN_BASE_JSON_H

#include <glib.h>
#include <jansson.h>

/* VALUE as text, to be freed by the caller with free(): on one line, or indented by two spaces. */
char *json_line(const json_t *value);
char *json_page(const json_t *value);

/* A real number rounded to DECIMALS places (at most 6), so that its text is short and stable. */
json_t *json_rounded(double value, int decimals);

/* TEXT of LENGTH bytes as a JSON string; it must be valid UTF-8. */
json_t *json_text(const char *text, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(json_t, json_decref)

#endif
