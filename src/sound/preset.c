#include "sound/preset.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "base/data_dir.h"
#include "base/error.h"
#include "base/file.h"
#include "base/key_file.h"

#define ENDING ".conf"

enum { FILE_LIMIT = 64 * 1024 };

typedef enum { WHOLE, REAL, MEASURED } Kind;

/* One line of a preset file. Every one has to be there, but for what is measured, and no others. */
typedef struct {
    const char *group;
    const char *key;
    Kind kind;
    double lowest, highest;
    gsize offset;       /* of the member of Preset: an int or a double */
    const int *choices; /* the only values, ended by 0; or NULL */
} Field;

/* What MP3, and MPEG-1 in particular, can be; other formats take these rates too. */
static const int rates[] = {32000, 44100, 48000, 0};

/* Below 56 kbit/s a frame has no room for the header that says how long the sound really is. */
static const int mp3_rates[] = {56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0};

enum { LONGEST_SILENCE_MS = 10000 };

/* Chapters are joined as they are encoded, within the silence at their ends: a codec's delay and
 * its memory, 35 ms of MP3 at 32 kHz and a block of 4096 samples in Vorbis, have to fit into it. */
enum { LEAST_EDGE_MS = 100 };

#define PAUSE(name, boundary)                                                                      \
    {                                                                                              \
        "pauses", name, WHOLE, 0, LONGEST_SILENCE_MS,                                              \
            offsetof(Preset, pause_ms) + (boundary) * sizeof(int), NULL                            \
    }

/* Both ends of what is measured, which may be open. */
#define MEASURE(least, most, lowest, highest, member)                                              \
    {                                                                                              \
        "requirements",                                                                            \
        least,                                                                                     \
        MEASURED,                                                                                  \
        lowest,                                                                                    \
        highest,                                                                                   \
        offsetof(Preset, requirements.member),                                                     \
        NULL},                                                                                     \
    {                                                                                              \
        "requirements", most, MEASURED, lowest, highest,                                           \
            offsetof(Preset, requirements.member) + sizeof(double), NULL                           \
    }

static const Field fields[] = {
    {"loudness", "target_lufs", REAL, -40, -5, offsetof(Preset, target_lufs), NULL},
    {"loudness", "tolerance_lu", REAL, 0.1, 3, offsetof(Preset, tolerance_lu), NULL},
    {"loudness", "true_peak_dbtp", REAL, -20, 0, offsetof(Preset, true_peak_dbtp), NULL},
    {"files", "rate", WHOLE, 0, G_MAXINT, offsetof(Preset, rate), rates},
    {"mp3", "kbps", WHOLE, 0, G_MAXINT, offsetof(Preset, mp3_kbps[0]), mp3_rates},
    {"mp3", "stereo_kbps", WHOLE, 0, G_MAXINT, offsetof(Preset, mp3_kbps[1]), mp3_rates},
    {"mp3", "margin_db", REAL, 0, 6, offsetof(Preset, mp3_margin_db), NULL},
    {"aac", "kbps", WHOLE, 32, 256, offsetof(Preset, aac_kbps[0]), NULL},
    {"aac", "stereo_kbps", WHOLE, 32, 512, offsetof(Preset, aac_kbps[1]), NULL},
    {"aac", "margin_db", REAL, 0, 6, offsetof(Preset, aac_margin_db), NULL},
    {"opus", "kbps", WHOLE, 6, 256, offsetof(Preset, opus_kbps[0]), NULL},
    {"opus", "stereo_kbps", WHOLE, 12, 512, offsetof(Preset, opus_kbps[1]), NULL},
    {"opus", "margin_db", REAL, 0, 6, offsetof(Preset, opus_margin_db), NULL},
    {"vorbis", "quality", REAL, 0, 1, offsetof(Preset, vorbis_quality), NULL},
    {"vorbis", "margin_db", REAL, 0, 6, offsetof(Preset, vorbis_margin_db), NULL},
    {"chapters", "head_ms", WHOLE, LEAST_EDGE_MS, LONGEST_SILENCE_MS, offsetof(Preset, head_ms),
     NULL},
    {"chapters", "tail_ms", WHOLE, LEAST_EDGE_MS, LONGEST_SILENCE_MS, offsetof(Preset, tail_ms),
     NULL},
    {"pauses", "trail_ms", WHOLE, 0, LONGEST_SILENCE_MS, offsetof(Preset, trail_ms), NULL},
    PAUSE("same_voice_ms", BOUNDARY_NONE),
    PAUSE("other_voice_ms", BOUNDARY_VOICE),
    PAUSE("sentence_ms", BOUNDARY_SENTENCE),
    PAUSE("paragraph_ms", BOUNDARY_PARAGRAPH),
    PAUSE("speaker_ms", BOUNDARY_SPEAKER),
    PAUSE("heading_ms", BOUNDARY_HEADING),
    PAUSE("scene_ms", BOUNDARY_SCENE),
    MEASURE("least_loudness_lufs", "most_loudness_lufs", -70, 0, loudness_lufs),
    MEASURE("least_true_peak_dbtp", "most_true_peak_dbtp", -70, 6, true_peak_dbtp),
    MEASURE("least_rms_db", "most_rms_db", -90, 0, rms_db),
    MEASURE("least_sample_peak_db", "most_sample_peak_db", -90, 0, sample_peak_db),
    MEASURE("least_floor_db", "most_floor_db", -200, 0, floor_db),
    MEASURE("least_head_ms", "most_head_ms", 0, LONGEST_SILENCE_MS, head_ms),
    MEASURE("least_tail_ms", "most_tail_ms", 0, LONGEST_SILENCE_MS, tail_ms),
    MEASURE("least_chapter_minutes", "most_chapter_minutes", 0, 100000, chapter_minutes),
    MEASURE("least_kbps", "most_kbps", 0, 10000, kbps),
    MEASURE("least_rate", "most_rate", 8000, 192000, rate),
    MEASURE("least_speakers_lu", "most_speakers_lu", 0, 70, speakers_lu),
};

/* How one channel is counted. Only this is known, but no preset leaves it open: the other way, as
 * if it came from two loudspeakers, reads 3 dB more. */
static const char MONO_GROUP[] = "loudness", MONO_KEY[] = "mono", MONO_VALUE[] = "single";

static const char FORMATS_GROUP[] = "files", FORMATS_KEY[] = "formats", STEREO_KEY[] = "stereo";

/* By Stereo. */
static const char *const stereo_words[] = {"never", "asked", "always"};

static gboolean is_known(const char *group, const char *key)
{
    if ((strcmp(group, MONO_GROUP) == 0 && (!key || strcmp(key, MONO_KEY) == 0)) ||
        (strcmp(group, FORMATS_GROUP) == 0 &&
         (!key || strcmp(key, FORMATS_KEY) == 0 || strcmp(key, STEREO_KEY) == 0))) {
        return TRUE;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++) {
        if (strcmp(group, fields[i].group) == 0 && (!key || strcmp(key, fields[i].key) == 0)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether nothing stands in FILE but what a preset has. */
static gboolean knows_all(const KeyFile *file, GError **error)
{
    g_auto(GStrv) groups = g_key_file_get_groups(key_file_keys(file), NULL);
    for (char **group = groups; *group; group++) {
        if (!is_known(*group, NULL)) {
            key_file_error(file, *group, NULL, error, "[%s] is not known in a preset", *group);
            return FALSE;
        }
        g_auto(GStrv) keys = g_key_file_get_keys(key_file_keys(file), *group, NULL, NULL);
        for (char **key = keys; *key; key++) {
            if (!is_known(*group, *key)) {
                key_file_error(file, *group, *key, error, "“%s” is not known in [%s]", *key,
                               *group);
                return FALSE;
            }
        }
    }
    return TRUE;
}

static gboolean is_choice(const KeyFile *file, const Field *field, int value, GError **error)
{
    g_autoptr(GString) list = g_string_new(NULL);
    for (const int *choice = field->choices; *choice != 0; choice++) {
        if (*choice == value) {
            return TRUE;
        }
        g_string_append_printf(list, "%s%d", list->len > 0 ? ", " : "", *choice);
    }
    key_file_error(file, field->group, field->key, error, "%s = %d: expected one of %s", field->key,
                   value, list->str);
    return FALSE;
}

static gboolean read_field(const KeyFile *file, const Field *field, Preset *preset, GError **error)
{
    void *member = (char *)preset + field->offset;
    if (field->kind == MEASURED &&
        !g_key_file_has_key(key_file_keys(file), field->group, field->key, NULL)) {
        *(double *)member = g_str_has_prefix(field->key, "least_") ? -HUGE_VAL : HUGE_VAL;
        return TRUE;
    }
    if (field->kind != WHOLE) {
        return key_file_double(file, field->group, field->key, field->lowest, field->highest,
                               member, error);
    }
    return key_file_integer(file, field->group, field->key, (int)field->lowest, (int)field->highest,
                            member, error) &&
           (!field->choices || is_choice(file, field, *(const int *)member, error));
}

static gboolean read_mono(const KeyFile *file, GError **error)
{
    g_autofree char *text = key_file_string(file, MONO_GROUP, MONO_KEY, error);
    if (text && strcmp(text, MONO_VALUE) != 0) {
        key_file_error(file, MONO_GROUP, MONO_KEY, error, "%s = %s: expected %s", MONO_KEY, text,
                       MONO_VALUE);
        return FALSE;
    }
    return text != NULL;
}

static gboolean read_stereo(const KeyFile *file, Preset *preset, GError **error)
{
    g_autofree char *text = key_file_string(file, FORMATS_GROUP, STEREO_KEY, error);
    for (gsize i = 0; text && i < G_N_ELEMENTS(stereo_words); i++) {
        if (strcmp(text, stereo_words[i]) == 0) {
            preset->stereo = (Stereo)i;
            return TRUE;
        }
    }
    if (text) {
        key_file_error(file, FORMATS_GROUP, STEREO_KEY, error,
                       "%s = %s: expected never, asked or always", STEREO_KEY, text);
    }
    return FALSE;
}

static gboolean read_fields(const KeyFile *file, Preset *preset, GError **error)
{
    if (!knows_all(file, error) || !read_mono(file, error) || !read_stereo(file, preset, error) ||
        !(preset->formats = key_file_string(file, FORMATS_GROUP, FORMATS_KEY, error))) {
        return FALSE;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++) {
        if (!read_field(file, &fields[i], preset, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

static int compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names of all presets, in order: "audiobook, podcast". */
static char *list_presets(const char *folder)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *file;
    while (dir && (file = g_dir_read_name(dir))) {
        if (g_str_has_suffix(file, ENDING)) {
            g_ptr_array_add(names, g_strndup(file, strlen(file) - strlen(ENDING)));
        }
    }
    g_ptr_array_sort(names, compare_names);
    g_ptr_array_add(names, NULL);
    return g_strjoinv(", ", (char **)names->pdata);
}

static KeyFile *open_file(const char *name, GError **error)
{
    g_autofree char *folder = data_path("presets");
    g_autofree char *file = g_strconcat(name, ENDING, NULL);
    g_autofree char *path = g_build_filename(folder, file, NULL);
    if (strchr(name, G_DIR_SEPARATOR) || !g_file_test(path, G_FILE_TEST_EXISTS)) {
        g_autofree char *known = list_presets(folder);
        error_set(error, LECTERN_ERROR_USAGE, "--preset", "there is no “%s”; there are: %s", name,
                  known);
        return NULL;
    }
    gsize length;
    g_autofree char *text = file_read(path, FILE_LIMIT, &length, error);
    return text ? key_file_parse(path, text, length, error) : NULL;
}

Preset *preset_load(const char *name, GError **error)
{
    g_autoptr(KeyFile) file = open_file(name, error);
    if (!file) {
        return NULL;
    }
    Preset *preset = g_new0(Preset, 1);
    preset->name = g_strdup(name);
    if (!read_fields(file, preset, error)) {
        g_clear_pointer(&preset, preset_free);
    }
    return preset;
}

guint preset_channels(const Preset *preset, gboolean stereo)
{
    if (stereo && preset->stereo == STEREO_NEVER) {
        return 0;
    }
    return stereo || preset->stereo == STEREO_ALWAYS ? 2 : 1;
}

void preset_add_to_digest(const Preset *preset, Digest *digest)
{
    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++) {
        const void *member = (const char *)preset + fields[i].offset;
        if (fields[i].kind == WHOLE) {
            digest_add_number(digest, *(const int *)member);
        } else {
            digest_add_real(digest, *(const double *)member);
        }
    }
}

void preset_free(Preset *preset)
{
    if (preset) {
        g_free(preset->name);
        g_free(preset->formats);
        g_free(preset);
    }
}
