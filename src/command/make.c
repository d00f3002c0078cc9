/* lectern make: from a text to an edition. */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "cast/cast_file.h"
#include "cast/voice.h"
#include "command/command.h"
#include "command/interrupt.h"
#include "command/making.h"
#include "command/options.h"
#include "command/progress.h"
#include "edition/formats.h"
#include "edition/prepare.h"
#include "edition/produce.h"
#include "edition/record.h"

enum { SLUG_LIMIT = 60 };

typedef struct {
    char *output, *formats, *preset, *cast, *language, *chapters, *jobs;
    char *title, *creator, *cover, *sync, *notes;
    char **settings; /* of --meta */
    char **lexicons;
    gboolean no_cache, quiet, embed, announce_speakers, stereo;
} MakeOptions;

static void make_options_clear(MakeOptions *options)
{
    g_free(options->output);
    g_free(options->formats);
    g_free(options->preset);
    g_free(options->cast);
    g_free(options->language);
    g_free(options->chapters);
    g_free(options->jobs);
    g_free(options->title);
    g_free(options->creator);
    g_free(options->cover);
    g_free(options->sync);
    g_free(options->notes);
    g_strfreev(options->settings);
    g_strfreev(options->lexicons);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(MakeOptions, make_options_clear)

static gboolean parse_options(int *argc, char ***argv, MakeOptions *options, GError **error)
{
    g_autofree char *names = formats_names();
    g_autofree char *format_help = g_strdup_printf(
        "Audio formats and packages, with commas between (default: the preset's): %s", names);
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
         "The edition's folder (default: out/ and the title)", "DIR"},
        {"jobs", 'j', 0, G_OPTION_ARG_STRING, &options->jobs, "Cores to use (default: all)", "N"},
        {"format", 0, 0, G_OPTION_ARG_STRING, &options->formats, format_help, "LIST"},
        {"preset", 0, 0, G_OPTION_ARG_STRING, &options->preset,
         "Loudness and pauses (default: podcast)", "NAME"},
        {"cast", 0, 0, G_OPTION_ARG_FILENAME, &options->cast,
         "Who has which voice; see lectern cast -o", "FILE"},
        {"chapters", 0, 0, G_OPTION_ARG_STRING, &options->chapters, "Only these chapters, as 2-4",
         "RANGE"},
        {"language", 0, 0, G_OPTION_ARG_STRING, &options->language,
         "The text's language; else it is recognised", "CODE"},
        {"title", 0, 0, G_OPTION_ARG_STRING, &options->title, "The edition's title", "TEXT"},
        {"creator", 0, 0, G_OPTION_ARG_STRING, &options->creator,
         "Who wrote it; several with \";\" between", "NAME"},
        {"cover", 0, 0, G_OPTION_ARG_FILENAME, &options->cover,
         "The cover: JPEG or PNG, square, 1400 to 3000 pixels", "FILE"},
        {"meta", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->settings,
         "What else is known, as series=…; may be repeated", "KEY=VALUE"},
        LEXICON_OPTION(options->lexicons),
        {"announce-speakers", 0, 0, G_OPTION_ARG_NONE, &options->announce_speakers,
         "The narrator says who speaks, once a scene", NULL},
        {"stereo", 0, 0, G_OPTION_ARG_NONE, &options->stereo,
         "Two channels: the narrator in the middle, speakers slightly apart", NULL},
        NOTES_OPTION(options->notes),
        {"embed", 0, 0, G_OPTION_ARG_NONE, &options->embed,
         "The page of --format html has its sound in it: one file", NULL},
        {"no-cache", 0, 0, G_OPTION_ARG_NONE, &options->no_cache,
         "Make all anew, and keep nothing for the next time; see lectern cache", NULL},
        {"sync", 0, 0, G_OPTION_ARG_STRING, &options->sync,
         "What books are in step by: sentence (default), word", "UNIT"},
        {"quiet", 'q', 0, G_OPTION_ARG_NONE, &options->quiet, "No progress and no summary", NULL},
        G_OPTION_ENTRY_NULL,
    };
    return options_parse(
        argc, argv, entries, "INPUT", 1, 1,
        "Makes an audio edition of a text, a Markdown or HTML file, an EPUB or an edited script.",
        error);
}

static gboolean parse_sync(const char *unit, gboolean *by_word, GError **error)
{
    *by_word = g_strcmp0(unit, "word") == 0;
    if (unit && !*by_word && strcmp(unit, "sentence") != 0) {
        error_set(error, LECTERN_ERROR_USAGE, "--sync", "\"%s\" is neither sentence nor word",
                  unit);
        return FALSE;
    }
    return TRUE;
}

static gboolean find_channels(const Preset *preset, gboolean stereo, guint *channels,
                              GError **error)
{
    *channels = preset_channels(preset, stereo);
    if (*channels == 0) {
        error_set(error, LECTERN_ERROR_USAGE, "--stereo", "files for “%s” have one channel",
                  preset->name);
    }
    return *channels > 0;
}

static gboolean load_script(const char *input, const MakeOptions *options, const GPtrArray *voices,
                            Script **script, GError **error)
{
    g_autoptr(CastFile) cast = NULL;
    if (options->cast && !(cast = cast_file_read(options->cast, error))) {
        return FALSE;
    }
    g_auto(Metadata) given = {0};
    if (!making_metadata(options->settings, &given, error) ||
        !making_set(&given, "--title", "title", options->title, error) ||
        !making_set(&given, "--creator", "creator", options->creator, error) ||
        !making_set(&given, "--cover", "cover", options->cover, error) ||
        !making_set(&given, "--language", "language", options->language, error)) {
        return FALSE;
    }
    *script = prepare_script(input, &given, cast, options->lexicons, voices, error);
    return *script && making_notes(options->notes, *script, error);
}

/* All that the bytes of an edition of INPUT are decided by on the command line. */
static GPtrArray *list_order(const char *input, const MakeOptions *given)
{
    const char *const options[] = {
        input,
        given->formats,
        given->preset,
        given->cast,
        given->language,
        given->chapters,
        given->title,
        given->creator,
        given->cover,
        given->sync,
        given->notes,
        given->embed ? "embed" : NULL,
        given->announce_speakers ? "announce" : NULL,
        given->stereo ? "stereo" : NULL,
    };
    GPtrArray *order = g_ptr_array_new();
    for (gsize i = 0; i < G_N_ELEMENTS(options); i++) {
        g_ptr_array_add(order, (gpointer)options[i]);
    }
    for (char **setting = given->settings; setting && *setting; setting++) {
        g_ptr_array_add(order, *setting);
    }
    g_ptr_array_add(order, NULL);
    for (char **lexicon = given->lexicons; lexicon && *lexicon; lexicon++) {
        g_ptr_array_add(order, *lexicon);
    }
    return order;
}

static void print_summary(const char *folder, const ProduceSummary *summary, double elapsed_s)
{
    long seconds = lround(summary->seconds);
    fprintf(stderr,
            "%s: %u chapter%s, %ld:%02ld:%02ld, %.1f LUFS, %.1f dBTP, made in %.1f s (%.0f× real "
            "time)\n",
            folder, summary->chapters, summary->chapters == 1 ? "" : "s", seconds / 3600,
            seconds / 60 % 60, seconds % 60, summary->loudness_lufs, summary->true_peak_dbtp,
            elapsed_s, elapsed_s > 0.0 ? summary->seconds / elapsed_s : 0.0);
}

/* The edition's folder, where NAME is its title for files; the caller frees it. */
static char *find_folder(const MakeOptions *given, const char *name)
{
    return given->output ? g_strdup(given->output) : g_build_filename("out", name, NULL);
}

/* An edition that was made by the order of KEY and whose folder still has all of it stays. */
static gboolean is_up_to_date(Cache *cache, const char *key, const MakeOptions *given)
{
    g_autoptr(EditionRecord) record = edition_record_find(cache, key);
    g_autofree char *folder = record ? find_folder(given, edition_record_name(record)) : NULL;
    if (!record || !edition_record_holds(record, folder)) {
        return FALSE;
    }
    edition_record_warn(record);
    if (!given->quiet && isatty(STDERR_FILENO)) {
        fprintf(stderr, "%s: up to date, nothing has changed\n", folder);
    }
    return TRUE;
}

static gboolean make(const Script *script, const GPtrArray *voices, const MakeOptions *given,
                     ProduceOptions *options, const char *key, Inputs *inputs, GError **error)
{
    g_autofree char *slug = file_slug(script->title, SLUG_LIMIT);
    g_autofree char *folder = find_folder(given, slug);
    gboolean talks = !given->quiet && isatty(STDERR_FILENO);
    gint64 begun_us = g_get_monotonic_time();
    Progress *progress = progress_new(given->quiet);
    options->perform.name = folder;
    options->perform.progress = progress_update;
    options->perform.progress_data = progress;
    options->perform.interrupted = interrupt_came;
    interrupt_catch();

    ProduceSummary summary;
    gboolean done = produce(script, voices, options, folder, &summary, error);
    progress_free(progress);
    if (!done) {
        return FALSE;
    }
    if (talks) {
        print_summary(folder, &summary,
                      (double)(g_get_monotonic_time() - begun_us) / G_USEC_PER_SEC);
    }
    if (summary.faults > 0) {
        error_set(error, LECTERN_ERROR_ENGINE, folder,
                  "the edition is made, but %u utterance%s could not be spoken", summary.faults,
                  summary.faults == 1 ? "" : "s");
        return FALSE;
    }
    if (key) {
        edition_record_keep(options->perform.cache, key, inputs, slug, summary.manifest_sha256);
    }
    return TRUE;
}

gboolean command_make(int argc, char **argv, GError **error)
{
    g_auto(MakeOptions) given = {0};
    g_autoptr(GPtrArray) formats = g_ptr_array_new();
    g_autoptr(GPtrArray) chosen = g_ptr_array_new();
    ProduceOptions options = {
        .perform = {.first_chapter = 1, .last_chapter = G_MAXUINT},
        .packages = chosen,
    };
    PerformOptions *perform = &options.perform;
    if (!parse_options(&argc, &argv, &given, error)) {
        return FALSE;
    }
    g_autoptr(Preset) preset = preset_load(given.preset ? given.preset : "podcast", error);
    if (!preset ||
        !formats_parse("--format", given.formats ? given.formats : preset->formats, formats, chosen,
                       error) ||
        !options_jobs(given.jobs, &perform->jobs, error) ||
        !find_channels(preset, given.stereo, &perform->channels, error) ||
        !parse_sync(given.sync, &options.by_word, error) ||
        (given.chapters && !options_range("--chapters", given.chapters, &perform->first_chapter,
                                          &perform->last_chapter, error))) {
        return FALSE;
    }
    g_autoptr(GPtrArray) voices = voices_load(error);
    if (!voices) {
        return FALSE;
    }
    g_autoptr(Cache) cache = given.no_cache ? NULL : cache_open(NULL);
    g_autoptr(GPtrArray) order = list_order(argv[1], &given);
    g_autofree char *key = cache ? edition_order_key(order, voices) : NULL;
    if (key && is_up_to_date(cache, key, &given)) {
        return TRUE;
    }
    g_autoptr(Inputs) inputs = inputs_new();
    inputs_watch(inputs);
    g_autoptr(Script) script = NULL;
    if (!load_script(argv[1], &given, voices, &script, error)) {
        return FALSE;
    }
    inputs_end_reading(inputs);
    perform->cache = cache;
    perform->formats = (const AudioFormat *const *)formats->pdata;
    perform->format_count = formats->len;
    perform->preset = preset;
    perform->announce_speakers = given.announce_speakers;
    options.embed = given.embed;
    g_autofree char *cover = prepare_take_cover(script);
    options.cover = cover;
    if (cover) {
        inputs_add_file(inputs, cover);
    }
    return make(script, voices, &given, &options, key, inputs, error);
}
