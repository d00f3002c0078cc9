/* One value of show.conf. */
#ifndef LECTERN_SHOW_SHOW_VALUE_H
#define LECTERN_SHOW_SHOW_VALUE_H

#include "base/key_file.h"
#include "show/show_check.h"

gboolean conf_has(const KeyFile *file, const char *group, const char *key);

/* The value of KEY, by CHECK (or NULL) if it is there; USUAL or NULL where not. FALSE, with its
 * place, where it is not what it has to be. */
gboolean conf_value(const KeyFile *file, const char *group, const char *key, ShowCheck *check,
                    const char *usual, char **value, GError **error);

/* Sets FLAG to yes or no where KEY is there. */
gboolean conf_flag(const KeyFile *file, const char *group, const char *key, gboolean *flag,
                   GError **error);

/* Puts the place of KEY before what is wrong with its value; FALSE. */
gboolean conf_blame(const KeyFile *file, const char *group, const char *key, const GError *cause,
                    GError **error);

#endif
