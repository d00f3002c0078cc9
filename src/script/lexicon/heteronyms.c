#include "script/lexicon/heteronyms.h"

#include <string.h>

#include "base/data_dir.h"
#include "base/error.h"
#include "base/file.h"
#include "base/key_file.h"
#include "base/utf8.h"
#include "script/lexicon/lexicon_units.h"
#include "script/lexicon/places.h"
#include "script/word_outline.h"

enum { FILE_LIMIT = 1024 * 1024, LONGEST_WORD = 24 };

#define CLASSES "classes"
#define ROLES "roles"

/* One way in which a word is said, and where. */
typedef struct {
    char *ipa;
    Places *places;
} Way;

/* What is known of a language. */
typedef struct {
    GHashTable *classes; /* name -> set of words */
    GHashTable *words;   /* folded -> GArray of Way */
    WordOutline outline; /* of words */
    GHashTable *roles;   /* name -> Places */
} Heteronyms;

static void clear_way(gpointer data)
{
    Way *way = data;
    g_free(way->ipa);
    places_free(way->places);
}

static Heteronyms *heteronyms_new(void)
{
    Heteronyms *made = g_new0(Heteronyms, 1);
    made->classes =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref);
    made->words =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
    made->roles =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)places_free);
    return made;
}

static void read_classes(Heteronyms *made, const KeyFile *file)
{
    GKeyFile *keys = key_file_keys(file);
    g_auto(GStrv) names = g_key_file_get_keys(keys, CLASSES, NULL, NULL);
    for (char **name = names; name && *name; name++) {
        GHashTable *class = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        g_auto(GStrv) words = g_key_file_get_string_list(keys, CLASSES, *name, NULL, NULL);
        for (char **word = words; word && *word; word++) {
            g_hash_table_add(class, g_strdup(g_strstrip(*word)));
        }
        g_hash_table_insert(made->classes, g_strdup(*name), class);
    }
}

/* The places at KEY of GROUP; NULL with ERROR set where they break their grammar. */
static Places *read_places(const Heteronyms *made, const KeyFile *file, const char *group,
                           const char *key, GError **error)
{
    g_autofree char *list = key_file_string(file, group, key, error);
    g_autofree char *fault = NULL;
    Places *places = list ? places_new(list, made->classes, &fault) : NULL;
    if (fault) {
        key_file_error(file, group, key, error, "“%s” is no place of a word: write “_” for it",
                       fault);
    }
    return places;
}

static gboolean read_word(Heteronyms *made, const KeyFile *file, const char *word, GError **error)
{
    GArray *ways = g_array_new(FALSE, FALSE, sizeof(Way));
    g_array_set_clear_func(ways, clear_way);
    g_hash_table_insert(made->words, g_strdup(word), ways);
    g_auto(GStrv) sounds = g_key_file_get_keys(key_file_keys(file), word, NULL, NULL);
    for (char **ipa = sounds; ipa && *ipa; ipa++) {
        Way way = {g_strdup(*ipa), read_places(made, file, word, *ipa, error)};
        if (!way.places) {
            g_free(way.ipa);
            return FALSE;
        }
        g_array_append_val(ways, way);
    }
    return TRUE;
}

static gboolean read_roles(Heteronyms *made, const KeyFile *file, GError **error)
{
    g_auto(GStrv) roles = g_key_file_get_keys(key_file_keys(file), ROLES, NULL, NULL);
    for (char **role = roles; role && *role; role++) {
        Places *places = read_places(made, file, ROLES, *role, error);
        if (!places) {
            return FALSE;
        }
        g_hash_table_insert(made->roles, g_strdup(*role), places);
    }
    return TRUE;
}

static gboolean read_file(Heteronyms *made, const char *path, GError **error)
{
    gsize length;
    g_autofree char *text = file_read(path, FILE_LIMIT, &length, error);
    g_autoptr(KeyFile) file = text ? key_file_parse(path, text, length, error) : NULL;
    if (!file) {
        return FALSE;
    }
    read_classes(made, file);
    g_auto(GStrv) groups = g_key_file_get_groups(key_file_keys(file), NULL);
    for (char **group = groups; *group; group++) {
        if (strcmp(*group, CLASSES) != 0 && strcmp(*group, ROLES) != 0 &&
            !read_word(made, file, *group, error)) {
            return FALSE;
        }
    }
    return read_roles(made, file, error);
}

/* What is known of LANGUAGE, loaded once and kept; empty where there is no file. A broken file is
 * told once. */
static const Heteronyms *heteronyms_get(const char *language)
{
    static GMutex loading;
    static GHashTable *loaded;
    g_autofree char *code = g_ascii_strdown(language, (gssize)strcspn(language, "-_/."));
    g_mutex_lock(&loading);
    if (!loaded) {
        loaded = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    }
    Heteronyms *found = g_hash_table_lookup(loaded, code);
    if (!found) {
        found = heteronyms_new();
        g_autofree char *name = g_strdup_printf("heteronyms/%s.conf", code);
        g_autofree char *path = data_path(name);
        g_autoptr(GError) error = NULL;
        if (*code && g_file_test(path, G_FILE_TEST_EXISTS) && !read_file(found, path, &error)) {
            warn("heteronyms", "%s", error->message);
        }
        word_outline_add(&found->outline, found->words);
        g_hash_table_insert(loaded, g_steal_pointer(&code), found);
    }
    g_mutex_unlock(&loading);
    return found;
}

/* The ways of the word at UNIT of TEXT; NULL for nearly all. */
static const GArray *ways_of(const Heteronyms *known, const char *text, Span unit)
{
    char folded[LONGEST_WORD + 1];
    gsize length = span_length(unit);
    guchar first = (guchar)utf8_ascii_small(text[unit.start]);
    if (length > LONGEST_WORD || !word_outline_has(&known->outline, first, length)) {
        return NULL;
    }
    for (gsize i = 0; i < length; i++) {
        folded[i] = utf8_ascii_small(text[unit.start + i]);
    }
    folded[length] = '\0';
    return g_hash_table_lookup(known->words, folded);
}

/* Whether the word at UNIT is part of a longer one: "middle-aged", "used-up", "lead's". */
static gboolean is_tied(const char *text, Span context, Span unit)
{
    static const char ties[] = "-‐‑'’";
    gunichar before = unit.start > context.start ? utf8_before(text, unit.start) : 0;
    gunichar after = utf8_at(text, context.end, unit.end);
    gboolean hyphen = before && before != '\'' && before != U'’' && g_utf8_strchr(ties, -1, before);
    gunichar next = after ? utf8_at(text, context.end, utf8_next(text, context.end, unit.end)) : 0;
    return hyphen || (after && g_utf8_strchr(ties, -1, after) && unit_is_word(next));
}

static void add_reading(const GArray *ways, const char *text, Span context, Span unit,
                        GArray *readings)
{
    Around *around = around_new(text, context, unit);
    for (guint i = 0; i < ways->len; i++) {
        const Way *way = &g_array_index(ways, Way, i);
        if (places_fit(way->places, around)) {
            Reading reading = {.span = unit, .ipa = g_strdup(way->ipa)};
            g_array_append_val(readings, reading);
            break;
        }
    }
    around_free(around);
}

void heteronyms_find(const char *language, const char *text, Span context, Span span,
                     GArray *readings)
{
    const Heteronyms *known = heteronyms_get(language);
    if (g_hash_table_size(known->words) == 0) {
        return;
    }
    for (Span unit = unit_next(text, span.end, span.start); !span_is_empty(unit);
         unit = unit_next(text, span.end, unit.end)) {
        const GArray *ways = g_ascii_isalpha(text[unit.start]) ? ways_of(known, text, unit) : NULL;
        if (ways && !is_tied(text, context, unit)) {
            add_reading(ways, text, context, unit, readings);
        }
    }
}

gboolean heteronym_plays(const char *language, const char *text, Span context, Span word,
                         const char *role)
{
    const Places *places = g_hash_table_lookup(heteronyms_get(language)->roles, role);
    if (!places) {
        return FALSE;
    }
    Around *around = around_new(text, context, word);
    gboolean plays = places_fit(places, around);
    around_free(around);
    return plays;
}
