#include "cast/cast_file.h"

#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/key_file.h"
#include "script/language.h"

/* A cast of tens of thousands; more is no cast file. */
enum { CAST_FILE_LIMIT = 16 * 1024 * 1024 };

static const char narrator_group[] = "narrator";
static const char corrections_group[] = "corrections";

static void member_free(CastMember *member)
{
    g_free(member->name);
    g_ptr_array_unref(member->aliases);
    g_free(member->voice);
    g_free(member);
}

void correction_free(Correction *correction)
{
    g_free(correction->id);
    g_free(correction->speaker);
    g_free(correction->words);
    g_free(correction->before);
    g_free(correction->after);
    g_free(correction);
}

void cast_file_free(CastFile *cast)
{
    g_ptr_array_unref(cast->corrections);
    g_free(cast->path);
    g_free(cast->narrator);
    g_ptr_array_unref(cast->members);
    g_free(cast);
}

char *cast_name_fold(const char *name)
{
    g_auto(GStrv) words = g_strsplit_set(name, " \t\r\n", -1);
    GString *joined = g_string_new(NULL);
    for (char **word = words; *word; word++) {
        if (**word) {
            g_string_append_printf(joined, "%s%s", joined->len > 0 ? " " : "", *word);
        }
    }
    char *folded = language_fold(joined->str, joined->len);
    g_string_free(joined, TRUE);
    return folded;
}

/* The value of KEY in GROUP, which may be missing: then TRUE and NULL. */
static gboolean optional_string(const KeyFile *file, const char *group, const char *key,
                                char **value, GError **error)
{
    *value = NULL;
    if (!g_key_file_has_key(key_file_keys(file), group, key, NULL)) {
        return TRUE;
    }
    *value = key_file_string(file, group, key, error);
    if (*value && **value == '\0') { /* "voice =": left open */
        g_clear_pointer(value, g_free);
        return TRUE;
    }
    return *value != NULL;
}

static gboolean read_narrator(const KeyFile *file, CastFile *cast, GError **error)
{
    static const char *const known[] = {"voice", NULL};
    cast->narrator_line = key_file_line(file, narrator_group, "voice");
    return key_file_knows(file, narrator_group, known, error) &&
           optional_string(file, narrator_group, "voice", &cast->narrator, error);
}

static gboolean read_aliases(const KeyFile *file, const char *group, CastMember *member,
                             GError **error)
{
    g_autoptr(GError) broken = NULL;
    g_auto(GStrv) aliases =
        g_key_file_get_string_list(key_file_keys(file), group, "aliases", NULL, &broken);
    if (!aliases && !g_error_matches(broken, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_KEY_NOT_FOUND)) {
        key_file_error(file, group, "aliases", error, "%s", broken->message);
        return FALSE;
    }
    for (char **alias = aliases; alias && *alias; alias++) {
        const char *trimmed = g_strstrip(*alias);
        if (*trimmed) {
            g_ptr_array_add(member->aliases, g_strdup(trimmed));
        }
    }
    return TRUE;
}

static gboolean read_member(const KeyFile *file, const char *group, CastMember *member,
                            GError **error)
{
    static const char *const known[] = {"name", "alias", "aliases", "gender", "age", "voice", NULL};
    g_autofree char *alias = NULL;
    g_autofree char *gender = NULL;
    g_autofree char *age = NULL;
    if (!key_file_knows(file, group, known, error) ||
        !optional_string(file, group, "name", &member->name, error) ||
        !optional_string(file, group, "alias", &alias, error) ||
        !optional_string(file, group, "gender", &gender, error) ||
        !optional_string(file, group, "age", &age, error) ||
        !optional_string(file, group, "voice", &member->voice, error) ||
        !read_aliases(file, group, member, error)) {
        return FALSE;
    }
    if (alias) {
        g_ptr_array_add(member->aliases, g_steal_pointer(&alias));
    }
    if (gender && !gender_from_name(gender, &member->gender)) {
        key_file_error(file, group, "gender", error,
                       "gender = %s: expected female, male or unknown", gender);
        return FALSE;
    }
    if (age && !age_from_name(age, &member->age)) {
        key_file_error(file, group, "age", error, "age = %s: expected young, adult, old or unknown",
                       age);
        return FALSE;
    }
    if (!member->name) {
        member->name = g_strdup(group);
    }
    member->line = key_file_line(file, group, "voice");
    return TRUE;
}

/* Notes in TAKEN that NAME is that of the member in GROUP; two members of one name are an error. */
static gboolean take_name(const KeyFile *file, const char *group, const char *name,
                          GHashTable *taken, GError **error)
{
    char *folded = cast_name_fold(name);
    const char *other = g_hash_table_lookup(taken, folded);
    if (other && strcmp(other, group) != 0) {
        key_file_error(file, group, NULL, error, "“%s” is also a name or alias of [%s]", name,
                       other);
        g_free(folded);
        return FALSE;
    }
    g_hash_table_replace(taken, folded, g_strdup(group));
    return TRUE;
}

static gboolean take_names(const KeyFile *file, const char *group, const CastMember *member,
                           GHashTable *taken, GError **error)
{
    if (!take_name(file, group, member->name, taken, error)) {
        return FALSE;
    }
    for (guint i = 0; i < member->aliases->len; i++) {
        if (!take_name(file, group, member->aliases->pdata[i], taken, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean is_id(const char *id)
{
    return id[0] == 'u' && g_ascii_isdigit(id[1]) && !strpbrk(id, " \t");
}

/* What a key of corrections says, and where its value goes. */
static const struct {
    const char *prefix;
    gsize offset;
} correction_keys[] = {
    {"speaker of ", G_STRUCT_OFFSET(Correction, speaker)},
    {"words of ", G_STRUCT_OFFSET(Correction, words)},
    {"before ", G_STRUCT_OFFSET(Correction, before)},
    {"after ", G_STRUCT_OFFSET(Correction, after)},
};

static gboolean read_correction(const KeyFile *file, const char *key, CastFile *cast,
                                GHashTable *by_id, GError **error)
{
    for (gsize i = 0; i < G_N_ELEMENTS(correction_keys); i++) {
        const char *id = key + strlen(correction_keys[i].prefix);
        if (!g_str_has_prefix(key, correction_keys[i].prefix) || !is_id(id)) {
            continue;
        }
        Correction *correction = g_hash_table_lookup(by_id, id);
        if (!correction) {
            correction = g_new0(Correction, 1);
            correction->id = g_strdup(id);
            g_ptr_array_add(cast->corrections, correction);
            g_hash_table_insert(by_id, correction->id, correction);
        }
        if (i == 0) {
            correction->line = key_file_line(file, corrections_group, key);
        }
        return optional_string(file, corrections_group, key,
                               &G_STRUCT_MEMBER(char *, correction, correction_keys[i].offset),
                               error);
    }
    key_file_error(
        file, corrections_group, key, error,
        "“%s” is no correction: expected “speaker of u0012”, and maybe “words of u0012”, "
        "“before u0012” and “after u0012”",
        key);
    return FALSE;
}

/* Words without a speaker correct nothing: the file writes them down for quotations in doubt. */
static void drop_empty(CastFile *cast)
{
    for (guint i = cast->corrections->len; i > 0; i--) {
        const Correction *correction = cast->corrections->pdata[i - 1];
        if (!correction->speaker) {
            g_ptr_array_remove_index(cast->corrections, i - 1);
        }
    }
}

static gboolean read_corrections(const KeyFile *file, CastFile *cast, GError **error)
{
    g_autoptr(GHashTable) by_id = g_hash_table_new(g_str_hash, g_str_equal);
    g_auto(GStrv) keys = g_key_file_get_keys(key_file_keys(file), corrections_group, NULL, NULL);
    for (char **key = keys; key && *key; key++) {
        if (!read_correction(file, *key, cast, by_id, error)) {
            return FALSE;
        }
    }
    drop_empty(cast);
    return TRUE;
}

static gboolean read_groups(const KeyFile *file, CastFile *cast, GError **error)
{
    g_autoptr(GHashTable) taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_auto(GStrv) groups = g_key_file_get_groups(key_file_keys(file), NULL);
    for (char **group = groups; *group; group++) {
        if (strcmp(*group, narrator_group) == 0) {
            if (!read_narrator(file, cast, error)) {
                return FALSE;
            }
            continue;
        }
        if (strcmp(*group, corrections_group) == 0) {
            if (!read_corrections(file, cast, error)) {
                return FALSE;
            }
            continue;
        }
        CastMember *member = g_new0(CastMember, 1);
        member->aliases = g_ptr_array_new_with_free_func(g_free);
        g_ptr_array_add(cast->members, member);
        if (!read_member(file, *group, member, error) ||
            !take_names(file, *group, member, taken, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

CastFile *cast_file_parse(const char *path, const char *text, gsize length, GError **error)
{
    g_autoptr(KeyFile) file = key_file_parse(path, text, length, error);
    if (!file) {
        return NULL;
    }
    g_autoptr(CastFile) cast = g_new0(CastFile, 1);
    cast->path = g_strdup(path);
    cast->members = g_ptr_array_new_with_free_func((GDestroyNotify)member_free);
    cast->corrections = g_ptr_array_new_with_free_func((GDestroyNotify)correction_free);
    return read_groups(file, cast, error) ? g_steal_pointer(&cast) : NULL;
}

CastFile *cast_file_read(const char *path, GError **error)
{
    gsize length;
    g_autofree char *text = file_read(path, CAST_FILE_LIMIT, &length, error);
    return text ? cast_file_parse(path, text, length, error) : NULL;
}
