/* Key files as people write them: GKeyFile's format, with a line for every error. A key or group
 * that stands twice, or one that nobody knows, is an error: a typing mistake is never overlooked.
 */
#ifndef LECTERN_BASE_KEY_FILE_H
#define LECTERN_BASE_KEY_FILE_H

#include <glib.h>

typedef struct KeyFile KeyFile;

/* The key file in TEXT; PATH is for messages. A byte-order mark and CRLF are allowed. Lists have
 * commas between. LECTERN_ERROR_SYNTAX with line and column where it is broken. */
KeyFile *key_file_parse(const char *path, const char *text, gsize length, GError **error);
void key_file_free(KeyFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(KeyFile, key_file_free)

/* For reading values. Borrowed. */
GKeyFile *key_file_keys(const KeyFile *file);

/* The line of KEY in GROUP, or of the group's heading where KEY is NULL or missing; 1 for an
 * unknown group. */
guint key_file_line(const KeyFile *file, const char *group, const char *key);

/* Sets ERROR to a LECTERN_ERROR_SYNTAX at key_file_line(). */
void key_file_error(const KeyFile *file, const char *group, const char *key, GError **error,
                    const char *format, ...) G_GNUC_PRINTF(5, 6);

/* Whether every key of GROUP is one of KNOWN (ended by NULL). */
gboolean key_file_knows(const KeyFile *file, const char *group, const char *const *known,
                        GError **error);

/* The value of KEY, which must be there, to be freed by the caller. */
char *key_file_string(const KeyFile *file, const char *group, const char *key, GError **error);

/* The number at KEY, from LOWEST to HIGHEST. */
gboolean key_file_integer(const KeyFile *file, const char *group, const char *key, int lowest,
                          int highest, int *value, GError **error);
gboolean key_file_double(const KeyFile *file, const char *group, const char *key, double lowest,
                         double highest, double *value, GError **error);

/* "yes"/"no", "true"/"false" at KEY. */
gboolean key_file_boolean(const KeyFile *file, const char *group, const char *key, gboolean *value,
                          GError **error);

#endif
