/* What the commands' command lines have in common. */
#ifndef LECTERN_COMMAND_OPTIONS_H
#define LECTERN_COMMAND_OPTIONS_H

#include <glib.h>

/* Parses ARGV by ENTRIES (ended by an entry of NULL) and takes what it understood out of it, so
 * that ARGV[1] … are the words left over; there must be LEAST to MOST of these, called ARGUMENTS in
 * the help ("INPUT"), which says SUMMARY first. --help and --version print and end the program.
 * LECTERN_ERROR_USAGE where anything is wrong. */
gboolean options_parse(int *argc, char ***argv, const GOptionEntry *entries, const char *arguments,
                       int least, int most, const char *summary, GError **error);

/* The number in TEXT if it is a whole one from LEAST to MOST, for the option NAME; else
 * LECTERN_ERROR_USAGE. */
gboolean options_number(const char *name, const char *text, guint least, guint most, guint *number,
                        GError **error);

/* How many cores to use, where -j says TEXT: as many as there are for NULL. LECTERN_ERROR_USAGE as
 * for options_number(). */
gboolean options_jobs(const char *text, guint *jobs, GError **error);

/* A range of chapters, "3", "2-4", "2-" or "-4", both ends included; an open end is G_MAXUINT. */
gboolean options_range(const char *name, const char *text, guint *first, guint *last,
                       GError **error);

/* --lexicon FILE, as often as one likes: the row of an option table, for a GStrv. */
#define LEXICON_OPTION(files)                                                                      \
    {                                                                                              \
        "lexicon", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &(files),                                    \
            "How names are read: a PLS file, over all others; may be repeated", "FILE"             \
    }

/* Prints the program's name and version. */
void options_print_version(void);

#endif
