/* lectern cast: who speaks, in which voice, and why. */
#include <string.h>

#include "base/file.h"
#include "cast/casting.h"
#include "command/columns.h"
#include "command/command.h"
#include "command/options.h"
#include "command/reasons.h"
#include "script/form/script_text.h"

enum { PERCENT = 100, ALIASES_LIMIT = 60 };

typedef struct {
    char *cast, *language, *output;
    gboolean why, doubtful;
} CastOptions;

static void cast_options_clear(CastOptions *options)
{
    g_free(options->cast);
    g_free(options->language);
    g_free(options->output);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(CastOptions, cast_options_clear)

static gboolean parse_options(int *argc, char ***argv, CastOptions *options, GError **error)
{
    const GOptionEntry entries[] = {
        {"cast", 0, 0, G_OPTION_ARG_FILENAME, &options->cast,
         "Take voices, genders, ages and aliases from the cast file FILE", "FILE"},
        {"language", 0, 0, G_OPTION_ARG_STRING, &options->language,
         "The text's language; else it is recognised", "CODE"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
         "Write a cast file to edit and keep, instead of the list (- for standard output)", "FILE"},
        {"why", 0, 0, G_OPTION_ARG_NONE, &options->why,
         "List every quotation too, with what decided its speaker", NULL},
        {"doubtful", 0, 0, G_OPTION_ARG_NONE, &options->doubtful,
         "List the quotations whose speaker is in doubt, the least sure first", NULL},
        G_OPTION_ENTRY_NULL,
    };
    return options_parse(argc, argv, entries, "INPUT", 1, 1,
                         "Lists the speakers of a text or a script and the voice each has.", error);
}

/* How many bytes each speaker says; the last is the sum of all. */
static gsize *count_bytes(const Script *script)
{
    guint count = script->speakers->len;
    gsize *bytes = g_new0(gsize, count + 1);
    for (gsize i = 0; i < script->utterances->len; i++) {
        const Utterance *utterance = script_utterance(script, i);
        if (utterance->speaker >= 0 && utterance_is_heard(utterance)) {
            bytes[utterance->speaker] += span_length(utterance->span);
            bytes[count] += span_length(utterance->span);
        }
    }
    return bytes;
}

static void list_speakers(const Script *script, GString *out)
{
    g_string_append_printf(out, "Narrator: %s\n", script->narrator);
    if (script->speakers->len == 0) {
        g_string_append(out, "Nobody else speaks.\n");
        return;
    }
    g_autofree gsize *bytes = count_bytes(script);
    gsize all = MAX(bytes[script->speakers->len], 1);
    g_autoptr(Columns) columns = columns_new("llrrll");
    const char *const headings[] = {"SPEAKER", "GENDER, AGE", "LINES", "SHARE", "VOICE", "ALIASES"};
    for (gsize i = 0; i < G_N_ELEMENTS(headings); i++) {
        columns_add(columns, headings[i]);
    }
    for (guint i = 0; i < script->speakers->len; i++) {
        const Speaker *speaker = script_speaker(script, (int)i);
        g_ptr_array_add(speaker->aliases, NULL); /* for g_strjoinv */
        g_autofree char *aliases = g_strjoinv(", ", (char **)speaker->aliases->pdata);
        g_ptr_array_set_size(speaker->aliases, (int)speaker->aliases->len - 1);
        columns_add(columns, speaker->name);
        gboolean aged = speaker->age != AGE_UNKNOWN;
        columns_add_format(columns, "%s%s%s", gender_name(speaker->gender), aged ? ", " : "",
                           aged ? age_name(speaker->age) : "");
        columns_add_format(columns, "%u", speaker->lines);
        columns_add_format(columns, "%.0f %%", (double)bytes[i] * PERCENT / (double)all);
        columns_add(columns, speaker->voice);
        g_autofree char *shown = one_line(aliases, strlen(aliases), ALIASES_LIMIT);
        columns_add(columns, shown);
    }
    g_string_append_c(out, '\n');
    columns_write(columns, out);
}

gboolean command_cast(int argc, char **argv, GError **error)
{
    g_auto(CastOptions) options = {.why = FALSE};
    if (!parse_options(&argc, &argv, &options, error)) {
        return FALSE;
    }
    g_autoptr(CastFile) cast = NULL;
    if (options.cast && !(cast = cast_file_read(options.cast, error))) {
        return FALSE;
    }
    g_autoptr(GPtrArray) voices = voices_load(error);
    const Metadata given = {.language = options.language};
    g_autoptr(Script) script = voices ? script_load(argv[1], &given, error) : NULL;
    if (!script || !cast_assign(script, voices, cast, error)) {
        return FALSE;
    }
    const char *path = options.output ? options.output : "-";
    GString *out = NULL;
    if (options.output) {
        out = cast_file_write(script, cast);
    } else {
        out = g_string_new(NULL);
        list_speakers(script, out);
    }
    if ((options.why || options.doubtful) && !options.output) {
        reasons_write(script, options.doubtful, out);
    }
    gboolean written = file_write(path, out->str, out->len, error);
    g_string_free(out, TRUE);
    return written;
}
