/* The voices there are: found in folders, looked up by name and language. */
#include <errno.h>
#include <string.h>

#include "base/data_dir.h"
#include "base/error.h"
#include "base/file.h"
#include "cast/voice.h"

static const char voice_ending[] = ".voice";

/* Far more than a voice file of any use has. */
enum { VOICE_FILE_LIMIT = 64 * 1024 };

static int compare_names(gconstpointer a, gconstpointer b)
{
    const Voice *first = *(const Voice *const *)a;
    const Voice *second = *(const Voice *const *)b;
    return strcmp(first->name, second->name);
}

static int compare_texts(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Adds VOICE to VOICES, in the place of one of the same name. */
static void overlay(GPtrArray *voices, Voice *voice)
{
    for (guint i = 0; i < voices->len; i++) {
        const Voice *other = voices->pdata[i];
        if (strcmp(other->name, voice->name) == 0) {
            g_ptr_array_remove_index_fast(voices, i);
            break;
        }
    }
    g_ptr_array_add(voices, voice);
}

/* Reads the voice in FILE of FOLDER into VOICES. */
static gboolean load_voice(GPtrArray *voices, const char *folder, const char *file, GError **error)
{
    g_autofree char *path = g_build_filename(folder, file, NULL);
    g_autofree char *name = g_strndup(file, strlen(file) - strlen(voice_ending));
    gsize length;
    g_autofree char *text = file_read(path, VOICE_FILE_LIMIT, &length, error);
    Voice *voice = text ? voice_parse(name, path, text, length, error) : NULL;
    if (!voice) {
        return FALSE;
    }
    overlay(voices, voice);
    return TRUE;
}

/* Reads all voices of FOLDER, in the order of their names so that the first broken one is always
 * the one that is told of. */
static gboolean load_folder(GPtrArray *voices, const char *folder, gboolean must_exist,
                            GError **error)
{
    g_autoptr(GError) failure = NULL;
    g_autoptr(GDir) listing = g_dir_open(folder, 0, &failure);
    if (!listing) {
        gboolean missing = g_error_matches(failure, G_FILE_ERROR, G_FILE_ERROR_NOENT) ||
                           g_error_matches(failure, G_FILE_ERROR, G_FILE_ERROR_NOTDIR);
        if (missing && !must_exist) {
            return TRUE;
        }
        error_set(error, LECTERN_ERROR_INPUT, folder, "cannot list voices: %s", failure->message);
        return FALSE;
    }
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
    for (const char *file; (file = g_dir_read_name(listing));) {
        if (file[0] != '.' && g_str_has_suffix(file, voice_ending)) {
            g_ptr_array_add(files, g_strdup(file));
        }
    }
    g_ptr_array_sort(files, compare_texts);
    for (guint i = 0; i < files->len; i++) {
        if (!load_voice(voices, folder, files->pdata[i], error)) {
            return FALSE;
        }
    }
    return TRUE;
}

char **voices_folders(void)
{
    const char *more = g_getenv("LECTERN_VOICES");
    g_auto(GStrv) given = g_strsplit(more ? more : "", G_SEARCHPATH_SEPARATOR_S, -1);
    g_autoptr(GStrvBuilder) folders = g_strv_builder_new();
    g_autofree char *program = data_path("voices");
    g_autofree char *user = g_build_filename(g_get_user_data_dir(), "lectern", "voices", NULL);
    g_strv_builder_add(folders, program);
    g_strv_builder_add(folders, user);
    for (char **folder = given; *folder; folder++) {
        if (**folder) {
            g_strv_builder_add(folders, *folder);
        }
    }
    return g_strv_builder_end(folders);
}

static gboolean load_folders(GPtrArray *voices, GError **error)
{
    enum { FIRST_GIVEN = 2 }; /* those before need not be there */
    g_auto(GStrv) folders = voices_folders();
    for (guint i = 0; folders[i]; i++) {
        if (!load_folder(voices, folders[i], i >= FIRST_GIVEN, error)) {
            return FALSE;
        }
    }
    if (voices->len == 0) {
        error_set(error, LECTERN_ERROR_VOICE, folders[0], "there are no voices here");
        return FALSE;
    }
    return TRUE;
}

GPtrArray *voices_load(GError **error)
{
    g_autoptr(GPtrArray) voices = g_ptr_array_new_with_free_func((GDestroyNotify)voice_free);
    if (!load_folders(voices, error)) {
        return NULL;
    }
    g_ptr_array_sort(voices, compare_names);
    return g_steal_pointer(&voices);
}

const Voice *voices_find(const GPtrArray *voices, const char *name)
{
    for (guint i = 0; i < voices->len; i++) {
        const Voice *voice = voices->pdata[i];
        if (strcmp(voice->name, name) == 0) {
            return voice;
        }
    }
    return NULL;
}

char *voices_list(const GPtrArray *voices)
{
    GString *list = g_string_new(NULL);
    for (guint i = 0; i < voices->len; i++) {
        const Voice *voice = voices->pdata[i];
        g_string_append_printf(list, "%s%s", i > 0 ? ", " : "", voice->name);
    }
    return g_string_free(list, FALSE);
}

/* The languages of VOICES, each once, in alphabetical order, with commas between. */
static char *language_list(const GPtrArray *voices)
{
    g_autoptr(GPtrArray) languages = g_ptr_array_new();
    for (guint i = 0; i < voices->len; i++) {
        const Voice *voice = voices->pdata[i];
        if (!g_ptr_array_find_with_equal_func(languages, voice->language, g_str_equal, NULL)) {
            g_ptr_array_add(languages, voice->language);
        }
    }
    g_ptr_array_sort(languages, compare_texts);
    g_ptr_array_add(languages, NULL);
    return g_strjoinv(", ", (char **)languages->pdata);
}

GPtrArray *voices_for(const GPtrArray *voices, const char *language, GError **error)
{
    GPtrArray *speaking = g_ptr_array_new();
    for (guint i = 0; i < voices->len; i++) {
        if (voice_speaks(voices->pdata[i], language)) {
            g_ptr_array_add(speaking, voices->pdata[i]);
        }
    }
    if (speaking->len > 0) {
        return speaking;
    }
    g_ptr_array_unref(speaking);
    g_autofree char *languages = language_list(voices);
    error_set(error, LECTERN_ERROR_VOICE, language, "no voice speaks this language; there are: %s",
              languages);
    return NULL;
}

/* The subtags of TAG, in small letters; "en_GB" counts as "en-GB". */
static char **subtags(const char *tag)
{
    g_autofree char *small = g_strdelimit(g_ascii_strdown(tag, -1), "_", '-');
    return g_strsplit(small, "-", -1);
}

static const char *primary_of(char *const *tags)
{
    /* Both of written Norwegian's tags that have no voice of their own. */
    static const char *const norwegian[] = {"no", "nn", NULL};
    const char *primary = tags[0] ? tags[0] : "";
    return g_strv_contains(norwegian, primary) ? "nb" : primary;
}

/* The region among TAGS (two letters or three digits), or that of the language's most readers. */
static const char *region_of(char *const *tags)
{
    if (!tags[0]) {
        return "";
    }
    for (char *const *tag = tags + 1; *tag; tag++) {
        gsize length = strlen(*tag);
        if (length == 2 || (length == 3 && g_ascii_isdigit(**tag))) {
            return *tag;
        }
    }
    return strcmp(tags[0], "en") == 0 ? "us" : "";
}

gboolean voice_speaks(const Voice *voice, const char *language)
{
    g_auto(GStrv) own = subtags(voice->language);
    g_auto(GStrv) asked = subtags(language);
    return strcmp(primary_of(own), primary_of(asked)) == 0;
}

gboolean voice_has_accent(const Voice *voice, const char *language)
{
    g_auto(GStrv) own = subtags(voice->language);
    g_auto(GStrv) asked = subtags(language);
    const char *region = region_of(asked);
    return *region == '\0' || strcmp(region_of(own), region) == 0;
}

char *voice_first_name(const Voice *voice)
{
    const char *dash = strrchr(voice->name, '-');
    char *name = g_strdup(dash && dash[1] ? dash + 1 : voice->name);
    name[0] = g_ascii_toupper(name[0]);
    return name;
}
