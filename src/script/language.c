#include "script/language.h"

#include <string.h>
#include <unicode/ucasemap.h>

#include "base/data_dir.h"
#include "base/error.h"

enum { RIGHT_SINGLE_QUOTE_BYTES = 3 };
static const char right_single_quote[] = "’";

char *language_fold(const char *text, gsize length)
{
    UErrorCode status = U_ZERO_ERROR;
    UCaseMap *map = ucasemap_open("", U_FOLD_CASE_DEFAULT, &status);
    if (U_FAILURE(status) || length > G_MAXINT32) {
        ucasemap_close(map);
        return g_strndup(text, length);
    }
    int32_t needed = ucasemap_utf8FoldCase(map, NULL, 0, text, (int32_t)length, &status);
    char *folded = g_malloc((gsize)needed + 1);
    status = U_ZERO_ERROR;
    ucasemap_utf8FoldCase(map, folded, needed + 1, text, (int32_t)length, &status);
    ucasemap_close(map);

    char *to = folded;
    for (const char *from = folded; *from;) {
        if (strncmp(from, right_single_quote, RIGHT_SINGLE_QUOTE_BYTES) == 0) {
            *to++ = '\'';
            from += RIGHT_SINGLE_QUOTE_BYTES;
        } else {
            *to++ = *from++;
        }
    }
    *to = '\0';
    return folded;
}

/* Where each set stands in a file: the words of all keys of a group make up one set; what a key is
 * called is for the reader, but for the genders. */
static const struct {
    const char *group;
    gsize offset;
} sets[] = {
    {"abbreviations", G_STRUCT_OFFSET(Language, abbreviations)},
    {"final abbreviations", G_STRUCT_OFFSET(Language, final_abbreviations)},
    {"captions", G_STRUCT_OFFSET(Language, captions)},
    {"question words", G_STRUCT_OFFSET(Language, question_words)},
    {"before questions", G_STRUCT_OFFSET(Language, before_questions)},
    {"speech verbs", G_STRUCT_OFFSET(Language, speech_verbs)},
    {"gesture verbs", G_STRUCT_OFFSET(Language, gesture_verbs)},
    {"thought verbs", G_STRUCT_OFFSET(Language, thought_verbs)},
    {"auxiliary verbs", G_STRUCT_OFFSET(Language, auxiliary_verbs)},
    {"participle endings", G_STRUCT_OFFSET(Language, participle_endings)},
    {"conjunctions", G_STRUCT_OFFSET(Language, conjunctions)},
    {"according to", G_STRUCT_OFFSET(Language, according_to)},
    {"titles", G_STRUCT_OFFSET(Language, titles)},
    {"wives", G_STRUCT_OFFSET(Language, wives)},
    {"maidens", G_STRUCT_OFFSET(Language, maidens)},
    {"pronouns", G_STRUCT_OFFSET(Language, pronouns)},
    {"objects", G_STRUCT_OFFSET(Language, objects)},
    {"possessives", G_STRUCT_OFFSET(Language, possessives)},
    {"first person", G_STRUCT_OFFSET(Language, first_person)},
    {"plural person", G_STRUCT_OFFSET(Language, plural_person)},
    {"persons", G_STRUCT_OFFSET(Language, persons)},
    {"definite persons", G_STRUCT_OFFSET(Language, definite)},
    {"generic persons", G_STRUCT_OFFSET(Language, generic)},
    {"kinship", G_STRUCT_OFFSET(Language, kinship)},
    {"groups", G_STRUCT_OFFSET(Language, groups)},
    {"organisations", G_STRUCT_OFFSET(Language, organisations)},
    {"given names", G_STRUCT_OFFSET(Language, given_names)},
    {"vocatives", G_STRUCT_OFFSET(Language, vocatives)},
    {"messages", G_STRUCT_OFFSET(Language, messages)},
    {"letters", G_STRUCT_OFFSET(Language, letters)},
    {"letter greetings", G_STRUCT_OFFSET(Language, greetings)},
    {"letter farewells", G_STRUCT_OFFSET(Language, farewells)},
    {"leading to speech", G_STRUCT_OFFSET(Language, leading)},
    {"reading aloud", G_STRUCT_OFFSET(Language, aloud)},
    {"interviewers", G_STRUCT_OFFSET(Language, interviewers)},
    {"young", G_STRUCT_OFFSET(Language, young)},
    {"old", G_STRUCT_OFFSET(Language, old)},
    {"ages", G_STRUCT_OFFSET(Language, ages)},
    {"age units", G_STRUCT_OFFSET(Language, age_units)},
    {"age words", G_STRUCT_OFFSET(Language, age_words)},
    {"copulas", G_STRUCT_OFFSET(Language, copulas)},
    {"expletives", G_STRUCT_OFFSET(Language, expletives)},
    {"reflexives", G_STRUCT_OFFSET(Language, reflexives)},
    {"determiners", G_STRUCT_OFFSET(Language, determiners)},
    {"indefinites", G_STRUCT_OFFSET(Language, indefinites)},
    {"place prepositions", G_STRUCT_OFFSET(Language, place_prepositions)},
    {"address prepositions", G_STRUCT_OFFSET(Language, address_prepositions)},
    {"prepositions", G_STRUCT_OFFSET(Language, prepositions)},
    {"elisions", G_STRUCT_OFFSET(Language, elisions)},
    {"clitics", G_STRUCT_OFFSET(Language, clitics)},
    {"particles", G_STRUCT_OFFSET(Language, particles)},
    {"places", G_STRUCT_OFFSET(Language, places)},
    {"never names", G_STRUCT_OFFSET(Language, never_names)},
    {"typical pieces", G_STRUCT_OFFSET(Language, typical_pieces)},
    {"common words", G_STRUCT_OFFSET(Language, common_words)},
};

static Gender key_gender(const char *key)
{
    if (strcmp(key, "female") == 0) {
        return GENDER_FEMALE;
    }
    return strcmp(key, "male") == 0 ? GENDER_MALE : GENDER_UNKNOWN;
}

static void add_words(GKeyFile *file, const char *group, const char *key, GHashTable *set)
{
    g_auto(GStrv) words = g_key_file_get_string_list(file, group, key, NULL, NULL);
    for (char **word = words; word && *word; word++) {
        const char *trimmed = g_strstrip(*word);
        if (*trimmed) {
            g_hash_table_insert(set, language_fold(trimmed, strlen(trimmed)),
                                GINT_TO_POINTER(key_gender(key)));
        }
    }
}

static GHashTable *read_set(GKeyFile *file, const char *group)
{
    GHashTable *set = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_auto(GStrv) keys = g_key_file_get_keys(file, group, NULL, NULL);
    for (char **key = keys; key && *key; key++) {
        add_words(file, group, *key, set);
    }
    return set;
}

/* The formal name of each nickname: the keys are formal names. */
static GHashTable *read_nicknames(GKeyFile *file)
{
    GHashTable *nicknames = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_auto(GStrv) keys = g_key_file_get_keys(file, "nicknames", NULL, NULL);
    for (char **key = keys; key && *key; key++) {
        g_auto(GStrv) words = g_key_file_get_string_list(file, "nicknames", *key, NULL, NULL);
        for (char **word = words; word && *word; word++) {
            const char *trimmed = g_strstrip(*word);
            g_hash_table_insert(nicknames, language_fold(trimmed, strlen(trimmed)),
                                language_fold(*key, strlen(*key)));
        }
    }
    return nicknames;
}

static char *read_string(GKeyFile *file, const char *key, const char *otherwise)
{
    char *value = g_key_file_get_string(file, "language", key, NULL);
    return value ? value : g_strdup(otherwise);
}

static GPtrArray *read_marks(GKeyFile *file)
{
    GPtrArray *marks = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) pairs =
        g_key_file_get_string_list(file, "language", "quotation_marks", NULL, NULL);
    for (char **pair = pairs; pair && *pair; pair++) {
        g_ptr_array_add(marks, g_strdup(g_strstrip(*pair)));
    }
    return marks;
}

static Language *make_language(const char *code, GKeyFile *file)
{
    Language *language = g_new0(Language, 1);
    language->code = g_strdup(code);
    for (gsize i = 0; i < G_N_ELEMENTS(sets); i++) {
        G_STRUCT_MEMBER(GHashTable *, language, sets[i].offset) = read_set(file, sets[i].group);
    }
    language->nicknames = read_nicknames(file);
    language->quotation_marks = read_marks(file);
    language->dotted_ordinals = g_key_file_get_boolean(file, "language", "dotted_ordinals", NULL);
    language->capital_nouns = g_key_file_get_boolean(file, "language", "capital_nouns", NULL);
    language->dialogue_dashes = read_string(file, "dialogue_dashes", "");
    language->code_left_out = read_string(file, "code_left_out", "");
    language->note = read_string(file, "note", "");
    return language;
}

/* "en" of "en-GB", "nb" of "no": small ASCII letters only, so that a code can never name another
 * file. */
static char *primary_code(const char *code)
{
    gsize length = 0;
    while (g_ascii_isalpha(code[length])) {
        length++;
    }
    char *small = g_ascii_strdown(code, (gssize)length);
    if (strcmp(small, "no") == 0) {
        g_free(small);
        return g_strdup("nb"); /* Norwegian, without saying which */
    }
    return small;
}

static Language *load(const char *code, GError **error)
{
    g_autofree char *name = g_strdup_printf("languages/%s.conf", code);
    g_autofree char *path = data_path(name);
    g_autoptr(GKeyFile) file = g_key_file_new();
    g_key_file_set_list_separator(file, ',');
    g_autoptr(GError) broken = NULL;
    if (!g_key_file_load_from_file(file, path, G_KEY_FILE_NONE, &broken) &&
        !g_error_matches(broken, G_FILE_ERROR, G_FILE_ERROR_NOENT)) {
        error_set(error, LECTERN_ERROR_INPUT, path, "%s", broken->message);
        return NULL;
    }
    return make_language(code, file);
}

const Language *language_get(const char *code, GError **error)
{
    /* Read-only after loading and asked for by every stage of a run: kept for its whole length. */
    static GHashTable *loaded;
    G_LOCK_DEFINE_STATIC(loaded);
    g_autofree char *primary = primary_code(code);
    G_LOCK(loaded);
    if (!loaded) {
        loaded = g_hash_table_new(g_str_hash, g_str_equal);
    }
    Language *language = g_hash_table_lookup(loaded, primary);
    if (!language) {
        language = load(primary, error);
        if (language) {
            g_hash_table_insert(loaded, language->code, language);
        }
    }
    G_UNLOCK(loaded);
    return language;
}
