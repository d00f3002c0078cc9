/* A command of the program: main.c has the table. */
#ifndef LECTERN_COMMAND_COMMAND_H
#define LECTERN_COMMAND_COMMAND_H

#include <glib.h>

typedef struct {
    const char *name;
    const char *arguments; /* for the usage line: "INPUT" */
    const char *summary;   /* one line */

    /* Runs with ARGV of ARGC words, the command's name first; FALSE with ERROR set on failure. */
    gboolean (*run)(int argc, char **argv, GError **error);
} Command;

gboolean command_make(int argc, char **argv, GError **error);
gboolean command_script(int argc, char **argv, GError **error);
gboolean command_spoken(int argc, char **argv, GError **error);
gboolean command_text(int argc, char **argv, GError **error);
gboolean command_cast(int argc, char **argv, GError **error);
gboolean command_words(int argc, char **argv, GError **error);
gboolean command_voices(int argc, char **argv, GError **error);
gboolean command_cache(int argc, char **argv, GError **error);
gboolean command_check(int argc, char **argv, GError **error);
gboolean command_show(int argc, char **argv, GError **error);
gboolean command_publish(int argc, char **argv, GError **error);
gboolean command_serve(int argc, char **argv, GError **error);

#endif
