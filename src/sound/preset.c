#include "sound/preset.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "base/data_dir.h"
#include "base/error.h"
#include "base/file.h"

#define ENDING ".conf"

enum { FILE_LIMIT = 64 * 1024 };

typedef enum { WHOLE, REAL } Kind;

/* One line of a preset file. Every one has to be there, and no others. */
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

#define PAUSE(name, boundary)                                                                      \
    {                                                                                              \
        "pauses", name, WHOLE, 0, LONGEST_SILENCE_MS,                                              \
            offsetof(Preset, pause_ms) + (boundary) * sizeof(int), NULL                            \
    }

static const Field fields[] = {
    {"loudness", "target_lufs", REAL, -40, -5, offsetof(Preset, target_lufs), NULL},
    {"loudness", "tolerance_lu", REAL, 0.1, 3, offsetof(Preset, tolerance_lu), NULL},
    {"loudness", "true_peak_dbtp", REAL, -20, 0, offsetof(Preset, true_peak_dbtp), NULL},
    {"files", "rate", WHOLE, 0, 0, offsetof(Preset, rate), rates},
    {"mp3", "kbps", WHOLE, 0, 0, offsetof(Preset, mp3_kbps), mp3_rates},
    {"mp3", "margin_db", REAL, 0, 6, offsetof(Preset, mp3_margin_db), NULL},
    {"opus", "kbps", WHOLE, 6, 256, offsetof(Preset, opus_kbps), NULL},
    {"opus", "margin_db", REAL, 0, 6, offsetof(Preset, opus_margin_db), NULL},
    {"vorbis", "quality", REAL, 0, 1, offsetof(Preset, vorbis_quality), NULL},
    {"vorbis", "margin_db", REAL, 0, 6, offsetof(Preset, vorbis_margin_db), NULL},
    {"chapters", "head_ms", WHOLE, 0, LONGEST_SILENCE_MS, offsetof(Preset, head_ms), NULL},
    {"chapters", "tail_ms", WHOLE, 0, LONGEST_SILENCE_MS, offsetof(Preset, tail_ms), NULL},
    PAUSE("same_voice_ms", BOUNDARY_NONE),
    PAUSE("other_voice_ms", BOUNDARY_VOICE),
    PAUSE("sentence_ms", BOUNDARY_SENTENCE),
    PAUSE("paragraph_ms", BOUNDARY_PARAGRAPH),
    PAUSE("speaker_ms", BOUNDARY_SPEAKER),
    PAUSE("heading_ms", BOUNDARY_HEADING),
    PAUSE("scene_ms", BOUNDARY_SCENE),
};

/* How one channel is counted. Only this is known, but no preset leaves it open: the other way, as
 * if it came from two loudspeakers, reads 3 dB more. */
static const char MONO_GROUP[] = "loudness", MONO_KEY[] = "mono", MONO_VALUE[] = "single";

/* A preset file while it is read. */
typedef struct {
    const char *path;
    const char *text;
    GKeyFile *keys;
} Source;

/* The line of TEXT, from 1, on which KEY stands in GROUP (or GROUP itself, where KEY is NULL). */
static guint find_line(const char *text, const char *group, const char *key)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autofree char *heading = g_strdup_printf("[%s]", group);
    gboolean inside = FALSE;
    for (guint i = 0; lines[i]; i++) {
        g_autofree char *before_sign = g_strndup(lines[i], strcspn(lines[i], "="));
        g_strstrip(before_sign);
        if (before_sign[0] == '[') {
            inside = strcmp(before_sign, heading) == 0;
        }
        if (inside && (!key || strcmp(before_sign, key) == 0)) {
            return i + 1;
        }
    }
    return 1;
}

static void refuse(const Source *source, const char *group, const char *key, GError **error,
                   const char *format, ...) G_GNUC_PRINTF(5, 6);

/* Sets ERROR to the place of KEY in GROUP and the formatted text. */
static void refuse(const Source *source, const char *group, const char *key, GError **error,
                   const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *what = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    error_set_at(error, LECTERN_ERROR_SYNTAX, source->path, find_line(source->text, group, key), 1,
                 "%s", what);
}

static gboolean is_known(const char *group, const char *key)
{
    if (strcmp(group, MONO_GROUP) == 0 && (!key || strcmp(key, MONO_KEY) == 0)) {
        return TRUE;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++) {
        if (strcmp(group, fields[i].group) == 0 && (!key || strcmp(key, fields[i].key) == 0)) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean knows_all(const Source *source, GError **error)
{
    g_auto(GStrv) groups = g_key_file_get_groups(source->keys, NULL);
    for (char **group = groups; *group; group++) {
        if (!is_known(*group, NULL)) {
            refuse(source, *group, NULL, error, "unknown group “%s”", *group);
            return FALSE;
        }
        g_auto(GStrv) keys = g_key_file_get_keys(source->keys, *group, NULL, NULL);
        for (char **key = keys; *key; key++) {
            if (!is_known(*group, *key)) {
                refuse(source, *group, *key, error, "unknown key “%s”", *key);
                return FALSE;
            }
        }
    }
    return TRUE;
}

/* The value of KEY, to be freed, or NULL with ERROR set. */
static char *get_value(const Source *source, const char *group, const char *key, GError **error)
{
    char *value = g_key_file_get_value(source->keys, group, key, NULL);
    if (!value) {
        error_set(error, LECTERN_ERROR_SYNTAX, source->path, "“%s” is missing in [%s]", key, group);
        return NULL;
    }
    return g_strstrip(value);
}

static gboolean is_choice(const int *choices, double value)
{
    while (*choices != 0 && *choices != (int)value) {
        choices++;
    }
    return *choices != 0;
}

static void refuse_value(const Source *source, const Field *field, const char *text, GError **error)
{
    g_autoptr(GString) wanted = g_string_new(NULL);
    if (field->choices) {
        for (const int *choice = field->choices; *choice != 0; choice++) {
            g_string_append_printf(wanted, "%s%d", wanted->len > 0 ? ", " : "one of ", *choice);
        }
    } else {
        g_string_printf(wanted, "%s from %g to %g",
                        field->kind == WHOLE ? "a whole number" : "a number", field->lowest,
                        field->highest);
    }
    refuse(source, field->group, field->key, error, "“%s” has to be %s, not “%s”", field->key,
           wanted->str, text);
}

static gboolean read_field(const Source *source, const Field *field, Preset *preset, GError **error)
{
    g_autofree char *text = get_value(source, field->group, field->key, error);
    if (!text) {
        return FALSE;
    }
    char *end;
    double value = g_ascii_strtod(text, &end);
    gboolean is_right = end != text && *end == '\0' && isfinite(value) &&
                        (field->kind == REAL || value == floor(value)) &&
                        (field->choices ? is_choice(field->choices, value)
                                        : value >= field->lowest && value <= field->highest);
    if (!is_right) {
        refuse_value(source, field, text, error);
        return FALSE;
    }
    char *member = (char *)preset + field->offset;
    if (field->kind == WHOLE) {
        int whole = (int)value;
        memcpy(member, &whole, sizeof whole);
    } else {
        memcpy(member, &value, sizeof value);
    }
    return TRUE;
}

static gboolean read_mono(const Source *source, GError **error)
{
    g_autofree char *text = get_value(source, MONO_GROUP, MONO_KEY, error);
    if (text && strcmp(text, MONO_VALUE) != 0) {
        refuse(source, MONO_GROUP, MONO_KEY, error, "“%s” has to be “%s”, not “%s”", MONO_KEY,
               MONO_VALUE, text);
        return FALSE;
    }
    return text != NULL;
}

static gboolean read_preset(const Source *source, Preset *preset, GError **error)
{
    if (!knows_all(source, error) || !read_mono(source, error)) {
        return FALSE;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++) {
        if (!read_field(source, &fields[i], preset, error)) {
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

static char *read_text(const char *name, char **path, GError **error)
{
    g_autofree char *folder = data_path("presets");
    g_autofree char *file = g_strconcat(name, ENDING, NULL);
    *path = g_build_filename(folder, file, NULL);
    if (strchr(name, G_DIR_SEPARATOR) || !g_file_test(*path, G_FILE_TEST_EXISTS)) {
        g_autofree char *known = list_presets(folder);
        error_set(error, LECTERN_ERROR_USAGE, "--preset", "there is no “%s”; there are: %s", name,
                  known);
        return NULL;
    }
    gsize length;
    return file_read(*path, FILE_LIMIT, &length, error);
}

Preset *preset_load(const char *name, GError **error)
{
    g_autofree char *path = NULL;
    g_autofree char *text = read_text(name, &path, error);
    if (!text) {
        return NULL;
    }
    g_autoptr(GKeyFile) keys = g_key_file_new();
    g_autoptr(GError) problem = NULL;
    if (!g_key_file_load_from_data(keys, text, (gsize)-1, G_KEY_FILE_NONE, &problem)) {
        error_set(error, LECTERN_ERROR_SYNTAX, path, "%s", problem->message);
        return NULL;
    }
    Preset *preset = g_new0(Preset, 1);
    preset->name = g_strdup(name);
    Source source = {path, text, keys};
    if (!read_preset(&source, preset, error)) {
        g_clear_pointer(&preset, preset_free);
    }
    return preset;
}

void preset_free(Preset *preset)
{
    if (preset) {
        g_free(preset->name);
        g_free(preset);
    }
}
