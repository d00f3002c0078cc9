/* lectern: turns an article or a book into an audio edition. A table of commands. */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "command/command.h"
#include "command/options.h"

static const Command commands[] = {
    {"make", "INPUT", "make an audio edition: the main job", command_make},
    {"script", "INPUT", "print the script: who says what, to read and edit", command_script},
    {"cast", "INPUT", "print the speakers, why they are thought to speak, and their voices",
     command_cast},
    {"text", "INPUT", "print the text that is read", command_text},
    {"spoken", "[FILE]", "print the words that are spoken for each line of a text", command_spoken},
    {"words", "INPUT", "list the names and rare words of a text, to correct how they are read",
     command_words},
    {"voices", "", "list the voices, or let them be heard", command_voices},
    {"cache", "", "show what is kept of editions made before, or clear it", command_cache},
    {"check", "DIR", "prove that an edition is whole and in step", command_check},
    {"show", "init DIR", "begin a podcast: a folder of articles", command_show},
    {"publish", "DIR", "make a podcast of a folder of articles, ready to be uploaded",
     command_publish},
    {"serve", "DIR", "show an edition or a show's site in a browser", command_serve},
};

static void print_help(FILE *out)
{
    fprintf(out,
            "Usage: lectern COMMAND [OPTION…] …\n\n"
            "Turns an article or a book into an audio edition, each speaker in a voice of their "
            "own.\n\nCommands:\n");
    for (gsize i = 0; i < G_N_ELEMENTS(commands); i++) {
        g_autofree char *call = g_strdup_printf("%s %s", commands[i].name, commands[i].arguments);
        fprintf(out, "  %-14s %s\n", call, commands[i].summary);
    }
    fprintf(out, "\nINPUT is a text, a Markdown or HTML file, an EPUB or an edited script; - is "
                 "standard input.\n"
                 "lectern COMMAND --help tells a command's options.\n");
}

static const Command *find_command(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(commands); i++) {
        if (strcmp(commands[i].name, name) == 0) {
            return &commands[i];
        }
    }
    return NULL;
}

/* Runs the command that ARGV names. */
static gboolean run(int argc, char **argv, GError **error)
{
    if (argc < 2) {
        error_set(error, LECTERN_ERROR_USAGE, "usage",
                  "lectern COMMAND …; lectern --help lists the commands");
        return FALSE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 ||
        strcmp(argv[1], "help") == 0) {
        print_help(stdout);
        return TRUE;
    }
    if (strcmp(argv[1], "--version") == 0) {
        options_print_version();
        return TRUE;
    }
    const Command *command = find_command(argv[1]);
    if (!command) {
        error_set(error, LECTERN_ERROR_USAGE, argv[1],
                  "there is no such command; lectern --help lists them");
        return FALSE;
    }
    return command->run(argc - 1, argv + 1, error);
}

int main(int argc, char **argv)
{
    /* File names and messages only: numbers are always read and written as in "C". */
    setlocale(LC_CTYPE, "");

    g_autoptr(GError) error = NULL;
    gboolean done = run(argc, argv, &error);
    if (done && fflush(stdout) != 0) {
        error_set(&error, LECTERN_ERROR_OUTPUT, "standard output", "cannot write");
    }
    if (error) {
        fprintf(stderr, "lectern: %s\n", error->message);
    }
    return error_exit_status(error);
}
