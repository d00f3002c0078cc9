#include "speech/ipa_table.h"

#include <string.h>

#include "base/data_dir.h"
#include "base/file.h"
#include "base/key_file.h"

#define BASE "base"

enum { FILE_LIMIT = 64 * 1024, USES_LIMIT = 4, HEX = 16 };

static const char *const table_keys[] = {"uses", "stress", NULL};

/* The letters of the IPA that are vowels, and the mark of a syllabic consonant. */
static gboolean is_vowel(const char *symbol)
{
    static const char vowels[] = "aeiouyøœɶæɐɑɒɔəɘɛɜɞɤɨɪɯɵʉʊʌʏᵻᵿɚɝ";
    const gunichar syllabic = 0x0329;
    return g_utf8_strchr(vowels, -1, g_utf8_get_char(symbol)) != NULL ||
           g_utf8_strchr(symbol, -1, syllabic) != NULL;
}

static void sound_free(gpointer data)
{
    IpaSound *sound = data;
    g_strfreev(sound->mnemonics);
    g_free(sound);
}

static void add_sound(IpaTable *table, GHashTable *sounds, const char *symbol, const char *value)
{
    IpaSound *sound = g_new(IpaSound, 1);
    g_autofree char *parts = g_strstrip(g_strdup(value));
    sound->mnemonics = *parts ? g_strsplit(parts, " ", -1) : g_new0(char *, 1);
    sound->vowel = is_vowel(symbol);
    char *key = g_utf8_normalize(symbol, -1, G_NORMALIZE_NFD);
    table->longest = MAX(table->longest, strlen(key));
    g_hash_table_replace(sounds, key, sound);
}

/* Puts the sounds in GROUP of FILE, if it is there, into SOUNDS. */
static gboolean read_sounds(IpaTable *table, const KeyFile *file, const char *group,
                            GHashTable *sounds, GError **error)
{
    GKeyFile *keys = key_file_keys(file);
    g_auto(GStrv) symbols = g_key_file_get_keys(keys, group, NULL, NULL);
    for (char **symbol = symbols; symbol && *symbol; symbol++) {
        g_autofree char *value = g_key_file_get_string(keys, group, *symbol, NULL);
        if (!value) {
            key_file_error(file, group, *symbol, error, "this is no text");
            return FALSE;
        }
        add_sound(table, sounds, *symbol, value);
    }
    return TRUE;
}

/* Reads the lists of code points that are not said. */
static gboolean read_left_out(IpaTable *table, const KeyFile *file, GError **error)
{
    static const char group[] = "left out";
    GKeyFile *keys = key_file_keys(file);
    g_auto(GStrv) lists = g_key_file_get_keys(keys, group, NULL, NULL);
    for (char **list = lists; list && *list; list++) {
        g_auto(GStrv) codes = g_key_file_get_string_list(keys, group, *list, NULL, NULL);
        for (char **code = codes; code && *code; code++) {
            char *end;
            guint64 character = g_ascii_strtoull(g_strstrip(*code), &end, HEX);
            char symbol[7] = {0};
            if (*end || !g_unichar_validate((gunichar)character) || character == 0) {
                key_file_error(file, group, *list, error, "“%s” is no character's number", *code);
                return FALSE;
            }
            g_unichar_to_utf8((gunichar)character, symbol);
            add_sound(table, table->sounds, symbol, "");
        }
    }
    return TRUE;
}

static gboolean read_table(IpaTable *table, const char *name, guint uses, GError **error);

/* Reads what the [table] group says, and the table that this one builds on. */
static gboolean read_head(IpaTable *table, const KeyFile *file, guint uses, GError **error)
{
    GKeyFile *keys = key_file_keys(file);
    if (!g_key_file_has_group(keys, "table")) {
        return TRUE;
    }
    if (!key_file_knows(file, "table", table_keys, error)) {
        return FALSE;
    }
    g_autofree char *base = g_key_file_get_string(keys, "table", "uses", NULL);
    if (base && uses == USES_LIMIT) {
        key_file_error(file, "table", "uses", error, "too many tables build on each other");
        return FALSE;
    }
    if (base && !read_table(table, base, uses + 1, error)) {
        return FALSE;
    }
    g_autofree char *stress = g_key_file_get_string(keys, "table", "stress", NULL);
    if (stress && strcmp(stress, "first") != 0 && strcmp(stress, "last") != 0) {
        key_file_error(file, "table", "stress", error, "stress is “first” or “last”");
        return FALSE;
    }
    table->stress_last = stress ? strcmp(stress, "last") == 0 : table->stress_last;
    return TRUE;
}

static char *table_path(const char *name)
{
    g_autofree char *file = g_strdup_printf("ipa/%s.conf", name);
    return data_path(file);
}

/* Reads the table NAME over what is in TABLE; USES others build on it. */
static gboolean read_table(IpaTable *table, const char *name, guint uses, GError **error)
{
    g_autofree char *path = table_path(name);
    gsize length;
    g_autofree char *text = file_read(path, FILE_LIMIT, &length, error);
    g_autoptr(KeyFile) file = text ? key_file_parse(path, text, length, error) : NULL;
    return file && read_head(table, file, uses, error) && read_left_out(table, file, error) &&
           read_sounds(table, file, "near", table->sounds, error) &&
           read_sounds(table, file, "sounds", table->sounds, error) &&
           read_sounds(table, file, "foreign", table->foreign, error);
}

static void table_free(IpaTable *table)
{
    g_hash_table_unref(table->sounds);
    g_hash_table_unref(table->foreign);
    g_free(table);
}

static IpaTable *table_load(const char *name, GError **error)
{
    IpaTable *table = g_new0(IpaTable, 1);
    table->sounds = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, sound_free);
    table->foreign = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, sound_free);
    if (!read_table(table, name, 0, error)) {
        table_free(table);
        return NULL;
    }
    return table;
}

/* "en-gb-x-rp" for "gmw/en-GB-x-rp", or the longest part of it, up to a hyphen, that has a file. */
static char *table_name(const char *engine_voice)
{
    const char *slash = strrchr(engine_voice, '/');
    char *name = g_ascii_strdown(slash ? slash + 1 : engine_voice, -1);
    for (char *end = name + strlen(name); end && end > name; end = strrchr(name, '-')) {
        *end = '\0';
        g_autofree char *path = table_path(name);
        if (g_file_test(path, G_FILE_TEST_EXISTS)) {
            return name;
        }
    }
    g_free(name);
    return g_strdup(BASE);
}

const IpaTable *ipa_table_get(const char *engine_voice, GError **error)
{
    static GMutex loading;
    static GHashTable *tables;
    g_mutex_lock(&loading);
    if (!tables) {
        tables = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    }
    IpaTable *table = g_hash_table_lookup(tables, engine_voice);
    if (!table) {
        g_autofree char *name = table_name(engine_voice);
        table = table_load(name, error);
        if (table) {
            g_hash_table_insert(tables, g_strdup(engine_voice), table);
        }
    }
    g_mutex_unlock(&loading);
    return table;
}
