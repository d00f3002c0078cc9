#include "script/reading/book_read.h"

#include <string.h>

#include "base/data_dir.h"
#include "base/error.h"
#include "base/file.h"
#include "base/key_file.h"
#include "script/reading/book_parts.h"

enum { LARGEST_FILE = 1 << 20 };

/* The forms of numbers as [numbers] names them. */
static const char *const forms[SPELL_FORMS] = {
    [SPELL_CARDINAL] = "cardinal",
    [SPELL_AMOUNT] = "amount",
    [SPELL_FEMININE] = "feminine",
    [SPELL_NEUTER] = "neuter",
    [SPELL_GENITIVE] = "genitive",
    [SPELL_DATIVE] = "dative",
    [SPELL_FEMININE_DATIVE] = "feminine dative",
    [SPELL_ACCUSATIVE] = "accusative",
    [SPELL_YEAR] = "year",
    [SPELL_ORDINAL] = "ordinal",
    [SPELL_DAY] = "day",
    [SPELL_REGNAL] = "regnal",
    [SPELL_REGNAL_FEMININE] = "feminine regnal",
    [SPELL_ORDINAL_FEMININE] = "feminine ordinal",
};

static void book_free(Book *book)
{
    for (guint i = 0; i < BOOK_GROUPS; i++) {
        g_clear_pointer(&book->entries[i], g_hash_table_unref);
    }
    g_clear_pointer(&book->speller, speller_free);
    for (guint i = 0; i < SPELL_FORMS; i++) {
        g_free(book->rules[i]);
    }
    g_free(book);
}

/* Signs that cannot be keys of a file have names. */
static const char *key_sign(const char *key)
{
    if (strcmp(key, "(equals)") == 0) {
        return "=";
    }
    return strcmp(key, "(hash)") == 0 ? "#" : key;
}

static void strip_all(char **words)
{
    for (; *words; words++) {
        g_strstrip(*words);
    }
}

/* A key stands for its forms; in a list of words ("names = anna, bob") the words stand for
 * themselves. */
static void read_group(GKeyFile *keys, BookGroup group, GHashTable *entries)
{
    g_auto(GStrv) names = g_key_file_get_keys(keys, book_groups[group].name, NULL, NULL);
    for (char **name = names; name && *name; name++) {
        char **values =
            g_key_file_get_string_list(keys, book_groups[group].name, *name, NULL, NULL);
        strip_all(values);
        if (!g_str_has_prefix(*name, "list")) {
            char *key = book_groups[group].cased ? g_strdup(key_sign(*name))
                                                 : g_utf8_strdown(key_sign(*name), -1);
            g_hash_table_replace(entries, key, values);
            continue;
        }
        for (char **value = values; *value; value++) {
            char *key = book_groups[group].cased ? g_strdup(*value) : g_utf8_strdown(*value, -1);
            g_hash_table_replace(entries, key, g_strsplit(*value, ",", 1));
        }
        g_strfreev(values);
    }
}

/* Takes over the names of rules that FILE has. */
static void read_rules(Book *book, const KeyFile *file)
{
    for (guint i = 0; i < SPELL_FORMS; i++) {
        char *rule = g_key_file_get_string(key_file_keys(file), "numbers", forms[i], NULL);
        if (rule) {
            g_free(book->rules[i]);
            book->rules[i] = rule;
        }
    }
}

static gboolean open_speller(Book *book, const char *code, const KeyFile *file, GError **error)
{
    SpellForm missing = SPELL_CARDINAL;
    gboolean hyphens = *book_wording(book, "number_hyphens") != '\0';
    if (book->rules[SPELL_CARDINAL]) {
        book->speller = speller_new(code, (const char *const *)book->rules, hyphens, &missing);
    }
    if (!book->speller) {
        key_file_error(file, "numbers", forms[missing], error,
                       "%s: expected the name of a rule that ICU has", forms[missing]);
    }
    return book->speller != NULL;
}

static gboolean knows_groups(const KeyFile *file, GError **error)
{
    g_auto(GStrv) names = g_key_file_get_groups(key_file_keys(file), NULL);
    for (char **name = names; *name; name++) {
        gboolean known = strcmp(*name, "numbers") == 0;
        for (guint i = 0; i < BOOK_GROUPS; i++) {
            known = known || strcmp(*name, book_groups[i].name) == 0;
        }
        if (!known) {
            key_file_error(file, *name, NULL, error, "[%s] is no group of words", *name);
            return FALSE;
        }
    }
    return key_file_knows(file, "numbers",
                          (const char *const[]){"cardinal", "amount", "feminine", "neuter",
                                                "genitive", "dative", "feminine dative",
                                                "accusative", "year", "ordinal", "feminine ordinal",
                                                "day", "regnal", "feminine regnal", NULL},
                          error);
}

static gunichar first_character(const Book *book, const char *key)
{
    return g_utf8_get_char(book_wording(book, key));
}

static void read_signs(Book *book)
{
    book->signs = (NumberSigns){
        .decimal = first_character(book, "decimal_sign"),
        .other_decimal = first_character(book, "other_decimal_sign"),
        .group = first_character(book, "group_sign"),
        .other_group = first_character(book, "other_group_sign"),
        .group_by_space = *book_wording(book, "group_by_space") != '\0',
        .by_wide_space = strcmp(book_wording(book, "group_by_space"), "narrow") != 0,
        .indian_groups = *book_wording(book, "indian_groups") != '\0',
    };
}

/* The file of CODE, or NULL where there is none. */
static char *book_path(const char *code)
{
    g_autofree char *name = g_strdup_printf("readings/%s.conf", code);
    char *path = data_path(name);
    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        g_clear_pointer(&path, g_free);
    }
    return path;
}

/* Takes the file at PATH into BOOK: its entries in place of those of the same key. */
static KeyFile *read_file(Book *book, const char *path, GError **error)
{
    gsize length;
    g_autofree char *text = file_read(path, LARGEST_FILE, &length, error);
    g_autoptr(KeyFile) file = text ? key_file_parse(path, text, length, error) : NULL;
    if (!file || !knows_groups(file, error)) {
        return NULL;
    }
    for (guint i = 0; i < BOOK_GROUPS; i++) {
        read_group(key_file_keys(file), (BookGroup)i, book->entries[i]);
    }
    read_rules(book, file);
    return g_steal_pointer(&file);
}

/* The file for REGION ("GB") of the language CODE that BOOK is of, or NULL. */
static char *region_path(const Book *book, const char *code, const char *region)
{
    const char *same = *region ? book_form(book, BOOK_REGIONS, region) : NULL;
    g_autofree char *name = g_strdup_printf("%s-%s", code, same ? same : region);
    return *region ? book_path(name) : NULL;
}

Book *book_read(const char *code, const char *region, GError **error)
{
    g_autofree char *path = book_path(code);
    if (!path) {
        return NULL;
    }
    Book *book = g_new0(Book, 1);
    for (guint i = 0; i < BOOK_GROUPS; i++) {
        book->entries[i] =
            g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_strfreev);
    }
    g_autoptr(KeyFile) file = read_file(book, path, error);
    g_autofree char *more = file ? region_path(book, code, region) : NULL;
    if (more) {
        key_file_free(file);
        file = read_file(book, more, error);
    }
    if (!file || !open_speller(book, code, file, error)) {
        book_free(book);
        return NULL;
    }
    read_signs(book);
    for (guint i = 0; i < BOOK_GROUPS; i++) {
        word_outline_add(&book->outlines[i], book->entries[i]);
    }
    return book;
}
