/* lectern cast: who speaks, in which voice, and why. */
#include <string.h>

#include "base/file.h"
#include "cast/casting.h"
#include "command/columns.h"
#include "command/command.h"
#include "command/options.h"
#include "script/form/script_text.h"

enum { EVIDENCE_LIMIT = 50, BEGINNING_LIMIT = 70, PERCENT = 100 };

typedef struct {
    char *cast, *language, *output;
    gboolean why;
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
        columns_add(columns, aliases);
    }
    g_string_append_c(out, '\n');
    columns_write(columns, out);
}

/* Whether the utterance at INDEX goes on with the quotation of the one before it. */
static gboolean goes_on(const Script *script, gsize index)
{
    const Utterance *utterance = script_utterance(script, index);
    const Utterance *before = index > 0 ? script_utterance(script, index - 1) : NULL;
    return before && before->kind == utterance->kind && before->block == utterance->block &&
           before->speaker == utterance->speaker && before->rule == utterance->rule &&
           g_strcmp0(before->evidence, utterance->evidence) == 0;
}

static void list_quotation(const Script *script, const Utterance *utterance, guint line,
                           GString *out)
{
    const char *evidence = utterance->evidence ? utterance->evidence : "";
    g_autofree char *shown = one_line(evidence, strlen(evidence), EVIDENCE_LIMIT);
    const Speaker *speaker = script_speaker(script, utterance->speaker);
    g_autofree char *name =
        one_line(speaker ? speaker->name : "(narrator)",
                 speaker ? strlen(speaker->name) : strlen("(narrator)"), EVIDENCE_LIMIT);
    const char *text = script->document->text;
    g_autofree char *beginning =
        one_line(text + utterance->span.start, span_length(utterance->span), BEGINNING_LIMIT);
    g_string_append_printf(out, "\nline %u: %s (%s, %.2f)", line, name,
                           utterance->rule ? utterance->rule : "no rule", utterance->confidence);
    if (*shown) {
        g_string_append_printf(out, ": %s", shown);
    }
    g_string_append_printf(out, "\n    %s\n", beginning);
}

/* Every quotation, with its line in the text. */
static void list_quotations(const Script *script, GString *out)
{
    const char *text = script->document->text;
    guint line = 1;
    gsize at = 0;
    for (gsize i = 0; i < script->utterances->len; i++) {
        const Utterance *utterance = script_utterance(script, i);
        for (; at < utterance->span.start; at++) {
            line += text[at] == '\n';
        }
        if (utterance->kind == UTTERANCE_QUOTATION && !goes_on(script, i)) {
            list_quotation(script, utterance, line, out);
        }
    }
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
        out = cast_file_write(script);
    } else {
        out = g_string_new(NULL);
        list_speakers(script, out);
    }
    if (options.why && !options.output) {
        list_quotations(script, out);
    }
    gboolean written = file_write(path, out->str, out->len, error);
    g_string_free(out, TRUE);
    return written;
}
