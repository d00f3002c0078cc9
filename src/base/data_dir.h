/* Where the program's own data files are (languages, presets, voices). */
#ifndef LECTERN_BASE_DATA_DIR_H
#define LECTERN_BASE_DATA_DIR_H

#include <glib.h>

/* The path of NAME ("voices", "languages/en.conf") among the program's data: below $LECTERN_DATA if
 * that is set, else below share/lectern beside the program (a build) or beside its folder (an
 * installation). The caller frees it; nothing says that it exists. */
char *data_path(const char *name);

/* The path of NAME, a program of ours that is not for people: beside the program (a build), or in
 * libexec/lectern beside its folder (an installation). NULL where there is none; the caller frees
 * it. */
char *program_path(const char *name);

#endif
