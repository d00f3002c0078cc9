/* lectern voices: the voices there are, as a list or spoken. */
#include <stdlib.h>

#include "base/error.h"
#include "base/file.h"
#include "base/json.h"
#include "cast/voice.h"
#include "command/audition.h"
#include "command/columns.h"
#include "command/command.h"
#include "command/options.h"
#include "command/usable.h"

enum { MOST_NAMES = 1000 };

typedef struct {
    gboolean json, passage;
    char *language, *folder, *format, *preset, *text;
} VoicesOptions;

static void voices_options_clear(VoicesOptions *options)
{
    g_free(options->language);
    g_free(options->folder);
    g_free(options->format);
    g_free(options->preset);
    g_free(options->text);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(VoicesOptions, voices_options_clear)

static gboolean parse_options(int *argc, char ***argv, VoicesOptions *options, GError **error)
{
    const GOptionEntry entries[] = {
        {"json", 0, 0, G_OPTION_ARG_NONE, &options->json, "Print one JSON object", NULL},
        {"language", 0, 0, G_OPTION_ARG_STRING, &options->language,
         "Only voices that speak this language, such as en or de", "CODE"},
        {"audition", 0, 0, G_OPTION_ARG_FILENAME, &options->folder,
         "Speak a sample in each voice into DIR, instead of listing them", "DIR"},
        {"format", 0, 0, G_OPTION_ARG_STRING, &options->format,
         "Audio format of the samples (default: wav)", "NAME"},
        {"preset", 0, 0, G_OPTION_ARG_STRING, &options->preset,
         "The preset of the samples (default: podcast)", "NAME"},
        {"text", 0, 0, G_OPTION_ARG_FILENAME, &options->text,
         "Speak the text in FILE instead of the sample", "FILE"},
        {"passage", 0, 0, G_OPTION_ARG_NONE, &options->passage,
         "Speak the passage that voices are calibrated by instead of the sample", NULL},
        G_OPTION_ENTRY_NULL,
    };
    if (!options_parse(argc, argv, entries, "[VOICE…]", 0, MOST_NAMES,
                       "Lists the voices there are, or those that are named, or speaks a sample of "
                       "each.",
                       error)) {
        return FALSE;
    }
    if (!options->folder &&
        (options->format || options->preset || options->text || options->passage)) {
        error_set(error, LECTERN_ERROR_USAGE, "voices",
                  "--format, --preset, --text and --passage are for --audition; see --help");
        return FALSE;
    }
    return TRUE;
}

/* Those of VOICES that NAMES (COUNT of them, 0 for all) and LANGUAGE (or NULL) ask for. Borrowed.
 */
static GPtrArray *select_voices(const GPtrArray *voices, char *const *names, int count,
                                const char *language, GError **error)
{
    g_autoptr(GPtrArray) selected = g_ptr_array_new();
    for (int i = 0; i < count; i++) {
        const Voice *voice = voices_find(voices, names[i]);
        if (!voice) {
            g_autofree char *list = voices_list(voices);
            error_set(error, LECTERN_ERROR_VOICE, names[i], "there is no such voice; there are: %s",
                      list);
            return NULL;
        }
        g_ptr_array_add(selected, (gpointer)voice);
    }
    for (guint i = 0; count == 0 && i < voices->len; i++) {
        g_ptr_array_add(selected, voices->pdata[i]);
    }
    return language ? voices_for(selected, language, error) : g_steal_pointer(&selected);
}

static json_t *voice_json(const Voice *voice, const char *fault)
{
    json_t *object = json_pack(
        "{s:s, s:s, s:s, s:s, s:s, s:b, s:s, s:s, s:s, s:i, s:i, s:i, s:o, s:o, s:o, s:b}", "name",
        voice->name, "description", voice->description, "language", voice->language, "gender",
        gender_name(voice->gender), "age", age_name(voice->age), "narrator", voice->narrator,
        "engine", voice->engine, "engine_voice", voice->engine_voice, "variant", voice->variant,
        "rate", voice->rate, "pitch", voice->pitch, "range", voice->range, "gain_db",
        json_rounded(voice->gain_db, 2), "median_pitch_hz", json_rounded(voice->median_pitch_hz, 1),
        "centroid_hz", json_rounded(voice->centroid_hz, 1), "usable", fault == NULL);
    if (fault) {
        json_object_set_new(object, "fault", json_string(fault));
    }
    return object;
}

static void print_json(const GPtrArray *voices, const GPtrArray *faults, GString *out)
{
    json_t *list = json_array();
    for (guint i = 0; i < voices->len; i++) {
        json_array_append_new(list, voice_json(voices->pdata[i], faults->pdata[i]));
    }
    g_autoptr(json_t) page = json_pack("{s:s, s:o}", "format", "lectern-voices/1", "voices", list);
    char *text = json_page(page);
    g_string_append_printf(out, "%s\n", text);
    free(text);
}

static void print_list(const GPtrArray *voices, const GPtrArray *faults, GString *out)
{
    static const char *const headings[] = {"VOICE", "LANGUAGE", "GENDER",     "AGE",
                                           "PITCH", "CENTROID", "DESCRIPTION"};
    g_autoptr(Columns) columns = columns_new("llllrrl");
    for (gsize i = 0; i < G_N_ELEMENTS(headings); i++) {
        columns_add(columns, headings[i]);
    }
    for (guint i = 0; i < voices->len; i++) {
        const Voice *voice = voices->pdata[i];
        const char *fault = faults->pdata[i];
        columns_add(columns, voice->name);
        columns_add(columns, voice->language);
        columns_add(columns, gender_name(voice->gender));
        columns_add(columns, age_name(voice->age));
        columns_add_format(columns, "%.0f Hz", voice->median_pitch_hz);
        columns_add_format(columns, "%.0f Hz", voice->centroid_hz);
        columns_add_format(columns, "%s%s%s", voice->description, fault ? " -- NOT USABLE: " : "",
                           fault ? fault : "");
    }
    columns_write(columns, out);
}

gboolean command_voices(int argc, char **argv, GError **error)
{
    g_auto(VoicesOptions) options = {.json = FALSE};
    if (!parse_options(&argc, &argv, &options, error)) {
        return FALSE;
    }
    g_autoptr(GPtrArray) voices = voices_load(error);
    g_autoptr(GPtrArray) selected =
        voices ? select_voices(voices, argv + 1, argc - 1, options.language, error) : NULL;
    if (!selected) {
        return FALSE;
    }
    if (options.folder) {
        AuditionOptions audition_options = {
            .folder = options.folder,
            .format = options.format ? options.format : "wav",
            .preset = options.preset ? options.preset : "podcast",
            .text = options.text,
            .passage = options.passage,
        };
        return audition(selected, &audition_options, error);
    }
    g_autoptr(GPtrArray) faults = voice_faults(selected, error);
    if (!faults) {
        return FALSE;
    }
    g_autoptr(GString) out = g_string_new(NULL);
    if (options.json) {
        print_json(selected, faults, out);
    } else {
        print_list(selected, faults, out);
    }
    return file_write("-", out->str, out->len, error);
}
