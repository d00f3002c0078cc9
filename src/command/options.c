#include "command/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"

void options_print_version(void)
{
    printf("lectern %s\n", LECTERN_VERSION);
}

/* Whether ENTRIES have the short option LETTER, and that takes a value. */
static gboolean takes_value(const GOptionEntry *entries, char letter)
{
    for (const GOptionEntry *entry = entries; entry->long_name; entry++) {
        if (entry->short_name == letter) {
            return entry->arg != G_OPTION_ARG_NONE;
        }
    }
    return FALSE;
}

/* ARGV with values apart from their short options, "-j2" as "-j" "2", which GOption does not know;
 * a NULL-ended array. As with argv itself, it and its words live as long as the program. */
static char **separate_values(int argc, char **argv, const GOptionEntry *entries)
{
    GPtrArray *words = g_ptr_array_new();
    gboolean options = TRUE;
    for (int i = 0; i < argc; i++) {
        char *word = argv[i];
        options = options && strcmp(word, "--") != 0;
        if (i > 0 && options && word[0] == '-' && word[1] != '-' && word[1] != '\0' &&
            word[2] != '\0' && takes_value(entries, word[1])) {
            const char option[] = {'-', word[1], '\0'};
            g_ptr_array_add(words, (gpointer)g_intern_string(option));
            word += 2;
        }
        g_ptr_array_add(words, word);
    }
    g_ptr_array_add(words, NULL);
    static GPtrArray *kept;
    kept = words;
    return (char **)kept->pdata;
}

gboolean options_parse(int *argc, char ***argv, const GOptionEntry *entries, const char *arguments,
                       int least, int most, const char *summary, GError **error)
{
    const char *command = (*argv)[0];
    gboolean version = FALSE;
    const GOptionEntry common_entries[] = {
        {"version", 0, 0, G_OPTION_ARG_NONE, &version, "Print the version and end", NULL},
        G_OPTION_ENTRY_NULL,
    };
    /* GOption prints the program's name before the parameters: make that "lectern COMMAND". */
    g_autofree char *usage = g_strdup_printf("%s [OPTION…] %s", command, arguments);
    g_autoptr(GOptionContext) context = g_option_context_new(arguments);
    g_autofree char *program = g_strdup_printf("lectern %s", command);
    g_set_prgname(program);
    g_option_context_set_summary(context, summary);
    g_option_context_add_main_entries(context, entries, NULL);
    g_option_context_add_main_entries(context, common_entries, NULL);

    *argv = separate_values(*argc, *argv, entries);
    *argc = (int)g_strv_length(*argv);
    g_autoptr(GError) problem = NULL;
    if (!g_option_context_parse(context, argc, argv, &problem)) {
        error_set(error, LECTERN_ERROR_USAGE, command, "%s", problem->message);
        return FALSE;
    }
    if (version) {
        options_print_version();
        exit(EXIT_SUCCESS);
    }
    /* GOption leaves a "--" that ended the options in place. */
    if (*argc > 1 && strcmp((*argv)[1], "--") == 0) {
        memmove(*argv + 1, *argv + 2, (size_t)(*argc - 1) * sizeof **argv);
        --*argc;
    }
    int words = *argc - 1;
    if (words < least || words > most) {
        error_set(error, LECTERN_ERROR_USAGE, command, "%s; usage: lectern %s",
                  words < least ? "something is missing" : "too many words", usage);
        return FALSE;
    }
    return TRUE;
}

gboolean options_number(const char *name, const char *text, guint least, guint most, guint *number,
                        GError **error)
{
    guint64 value;
    if (!g_ascii_string_to_unsigned(text, 10, least, most, &value, NULL)) {
        error_set(error, LECTERN_ERROR_USAGE, name, "\"%s\" is not a whole number from %u to %u",
                  text, least, most);
        return FALSE;
    }
    *number = (guint)value;
    return TRUE;
}

gboolean options_jobs(const char *text, guint *jobs, GError **error)
{
    enum { MOST = 64 };
    *jobs = MIN(g_get_num_processors(), (guint)MOST);
    return !text || options_number("-j", text, 1, MOST, jobs, error);
}

gboolean options_range(const char *name, const char *text, guint *first, guint *last,
                       GError **error)
{
    g_auto(GStrv) ends = g_strsplit(text, "-", 3);
    guint count = g_strv_length(ends);
    gboolean valid = count == 1 || (count == 2 && (*ends[0] || *ends[1]));
    *first = 1;
    *last = G_MAXUINT;
    if (valid && *ends[0]) {
        valid = options_number(name, ends[0], 1, G_MAXUINT - 1, first, NULL);
    }
    if (valid && count == 1) {
        *last = *first;
    } else if (valid && *ends[1]) {
        valid = options_number(name, ends[1], 1, G_MAXUINT - 1, last, NULL);
    }
    if (!valid || *last < *first) {
        error_set(error, LECTERN_ERROR_USAGE, name, "\"%s\" is not a range of chapters like 2-4",
                  text);
        return FALSE;
    }
    return TRUE;
}
