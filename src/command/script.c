/* lectern script: who says what, as text to edit or as JSON. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/file.h"
#include "cast/casting.h"
#include "command/command.h"
#include "command/making.h"
#include "command/options.h"
#include "edition/lexicons.h"
#include "script/form/script_text.h"
#include "script/script_json.h"

/* A script can be looked at where nobody can read it aloud: voices are then left open. */
static gboolean cast_if_possible(Script *script, const char *cast_path, GError **error)
{
    g_autoptr(GPtrArray) voices = voices_load(error);
    if (!voices) {
        return FALSE;
    }
    g_autoptr(CastFile) cast = NULL;
    if (cast_path && !(cast = cast_file_read(cast_path, error))) {
        return FALSE;
    }
    g_autoptr(GError) problem = NULL;
    if (cast_assign(script, voices, cast, &problem)) {
        return TRUE;
    }
    if (cast || !g_error_matches(problem, LECTERN_ERROR, LECTERN_ERROR_VOICE)) {
        g_propagate_error(error, g_steal_pointer(&problem));
        return FALSE;
    }
    warn("voices are left open", "%s", problem->message);
    return TRUE;
}

static gboolean write_json(const Script *script, const char *path, GError **error)
{
    if (!path) {
        if (script_json_write(script, stdout)) {
            return TRUE;
        }
        error_set_errno(error, LECTERN_ERROR_OUTPUT, "standard output", errno, "cannot write");
        return FALSE;
    }
    char *page = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&page, &length);
    gboolean done = out && script_json_write(script, out);
    int failure = errno;
    done = out && fclose(out) == 0 && done;
    if (!done) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, path, failure, "cannot write");
    }
    done = done && file_write(path, page, length, error);
    free(page);
    return done;
}

static gboolean write_text(const Script *script, const char *path, GError **error)
{
    GString *text = script_text_write(script);
    gboolean done = file_write(path ? path : "-", text->str, text->len, error);
    g_string_free(text, TRUE);
    return done;
}

gboolean command_script(int argc, char **argv, GError **error)
{
    g_autofree char *output = NULL;
    g_autofree char *cast_path = NULL;
    g_autofree char *language = NULL;
    g_auto(GStrv) lexicons = NULL;
    g_autofree char *notes = NULL;
    gboolean json = FALSE;
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "Write to FILE", "FILE"},
        {"json", 0, 0, G_OPTION_ARG_NONE, &json, "As JSON, for programs", NULL},
        {"cast", 0, 0, G_OPTION_ARG_FILENAME, &cast_path, "Who has which voice", "FILE"},
        {"language", 0, 0, G_OPTION_ARG_STRING, &language,
         "The text's language; else it is recognised", "CODE"},
        LEXICON_OPTION(lexicons),
        NOTES_OPTION(notes),
        G_OPTION_ENTRY_NULL,
    };
    if (!options_parse(&argc, &argv, entries, "INPUT", 1, 1,
                       "Prints the script: who says what. Edit it and give it to lectern make.",
                       error)) {
        return FALSE;
    }
    const Metadata given = {.language = language};
    g_autoptr(Script) script = script_load(argv[1], &given, error);
    if (!script || !making_notes(notes, script, error) ||
        !lexicons_give(script, argv[1], lexicons, error) ||
        !cast_if_possible(script, cast_path, error)) {
        return FALSE;
    }
    return json ? write_json(script, output, error) : write_text(script, output, error);
}
