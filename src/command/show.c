/* lectern show init DIR: the start of a show. */
#include "show/start.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "command/command.h"
#include "command/options.h"

typedef struct {
    char *title, *description, *author, *email, *url, *language;
} Given;

static void given_clear(Given *given)
{
    g_free(given->title);
    g_free(given->description);
    g_free(given->author);
    g_free(given->email);
    g_free(given->url);
    g_free(given->language);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Given, given_clear)

gboolean command_show(int argc, char **argv, GError **error)
{
    g_auto(Given) given = {0};
    const GOptionEntry entries[] = {
        {"title", 0, 0, G_OPTION_ARG_STRING, &given.title, "The show's title", "TEXT"},
        {"description", 0, 0, G_OPTION_ARG_STRING, &given.description, "What it is about", "TEXT"},
        {"author", 0, 0, G_OPTION_ARG_STRING, &given.author, "Who makes it", "NAME"},
        {"email", 0, 0, G_OPTION_ARG_STRING, &given.email, "Where directories write to", "ADDRESS"},
        {"url", 0, 0, G_OPTION_ARG_STRING, &given.url, "Where it will be on the web", "URL"},
        {"language", 0, 0, G_OPTION_ARG_STRING, &given.language, "Its language (default: en)",
         "CODE"},
        G_OPTION_ENTRY_NULL,
    };
    if (!options_parse(&argc, &argv, entries, "init DIR", 2, 2,
                       "Begins a show in DIR: a show.conf with comments, an article and a cover; "
                       "then run lectern publish DIR.",
                       error)) {
        return FALSE;
    }
    if (strcmp(argv[1], "init") != 0) {
        error_set(error, LECTERN_ERROR_USAGE, argv[1],
                  "is unknown; there is lectern show init DIR");
        return FALSE;
    }
    const ShowStart start = {.title = given.title,
                             .description = given.description,
                             .author = given.author,
                             .email = given.email,
                             .url = given.url,
                             .language = given.language};
    return show_start(argv[2], &start, error);
}
