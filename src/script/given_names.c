#include "script/given_names.h"

#include "base/data_dir.h"

static const char common_group[] = "given names";

static void add_names(GKeyFile *file, const char *group, const char *key, Gender gender,
                      GHashTable *into)
{
    g_auto(GStrv) names = g_key_file_get_string_list(file, group, key, NULL, NULL);
    for (char **name = names; name && *name; name++) {
        g_hash_table_insert(into, g_strdup(g_strstrip(*name)), GINT_TO_POINTER(gender));
    }
}

static GHashTable *read_group(GKeyFile *file, const char *group)
{
    GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    add_names(file, group, "female", GENDER_FEMALE, names);
    add_names(file, group, "male", GENDER_MALE, names);
    return names;
}

static void free_names(void *names)
{
    g_hash_table_unref(names);
}

/* The names of each group: group -> (name -> Gender). A missing file is one without names. */
static GHashTable *read_groups(void)
{
    g_autofree char *path = data_path("names/given-names.conf");
    g_autoptr(GKeyFile) file = g_key_file_new();
    g_key_file_set_list_separator(file, ',');
    g_key_file_load_from_file(file, path, G_KEY_FILE_NONE, NULL);
    GHashTable *groups = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_names);
    g_auto(GStrv) names = g_key_file_get_groups(file, NULL);
    for (char **name = names; *name; name++) {
        g_hash_table_insert(groups, g_strdup(*name), read_group(file, *name));
    }
    return groups;
}

static Gender find_gender(GHashTable *groups, const char *group, const char *folded)
{
    GHashTable *names = g_hash_table_lookup(groups, group);
    return names ? (Gender)GPOINTER_TO_INT(g_hash_table_lookup(names, folded)) : GENDER_UNKNOWN;
}

Gender given_name_gender(const char *language, const char *folded)
{
    /* Read-only once it is there, and needed for the whole of a run. */
    static GHashTable *groups;
    static gsize once;
    if (g_once_init_enter(&once)) {
        groups = read_groups();
        g_once_init_leave(&once, 1);
    }
    g_autofree char *own = g_strdup_printf("%s %s", common_group, language);
    Gender gender = find_gender(groups, own, folded);
    return gender != GENDER_UNKNOWN ? gender : find_gender(groups, common_group, folded);
}
