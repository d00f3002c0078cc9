#include "document/metadata.h"

#include <string.h>

#include "base/utf8.h"

/* Whether TAG is made as language tags are: "en", "nb-NO", "zh-Hant-TW". */
static gboolean is_language(const char *tag)
{
    enum { SHORTEST = 2, LONGEST = 8 };
    g_auto(GStrv) parts = g_strsplit(tag, "-", 0);
    for (guint i = 0; parts[i]; i++) {
        gsize length = strlen(parts[i]);
        if (length < (i == 0 ? SHORTEST : 1U) || length > LONGEST) {
            return FALSE;
        }
        for (gsize k = 0; k < length; k++) {
            if (!(i == 0 ? g_ascii_isalpha(parts[i][k]) : g_ascii_isalnum(parts[i][k]))) {
                return FALSE;
            }
        }
    }
    return parts[0] != NULL;
}

/* Whether DATE is a year, a month, a day or a time as ISO 8601 writes them. */
static gboolean is_date(const char *date)
{
    static const char pattern[] = "^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01])"
                                  "([T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?"
                                  "\\s?(Z|[+-]\\d\\d:?\\d\\d)?)?)?)?$";
    return g_regex_match_simple(pattern, date, 0, 0);
}

static gboolean is_number(const char *number)
{
    return g_regex_match_simple("^\\d{1,6}(\\.\\d{1,3})?$", number, 0, 0);
}

static gboolean is_season(const char *season)
{
    return g_regex_match_simple("^[1-9]\\d{0,5}$", season, 0, 0);
}

static const char *const no_synonyms[] = {NULL};
static const char *const of_creator[] = {"author", "authors", "by", NULL};
static const char *const of_number[] = {"volume", "episode", "part", "series-number", NULL};
static const char *const of_updated[] = {"modified", "lastmod", "last-modified", NULL};
static const char *const of_language[] = {"lang", NULL};
static const char *const of_rights[] = {"copyright", "license", "licence", NULL};
static const char *const of_description[] = {"summary", "abstract", NULL};
static const char *const of_subjects[] = {"subject", "keywords", "tags", NULL};
static const char *const of_identifier[] = {"guid", "isbn", "doi", NULL};
static const char *const of_page_source[] = {"print-isbn", NULL};
static const char *const of_cover[] = {"image", "cover-image", NULL};

#define PLACE(field) offsetof(Metadata, field)

const MetadataKey metadata_keys[] = {
    {"title", "Title", no_synonyms, PLACE(title), NULL, NULL},
    {"subtitle", "Subtitle", no_synonyms, PLACE(subtitle), NULL, NULL},
    {"creator", "Creator", of_creator, PLACE(creator), NULL, NULL},
    {"series", "Series", no_synonyms, PLACE(series), NULL, NULL},
    {"season", "Season", no_synonyms, PLACE(season), "a whole number (“2”)", is_season},
    {"number", "Number", of_number, PLACE(number), "a number (“3”)", is_number},
    {"date", "Date", no_synonyms, PLACE(date), "a date (“2024-03-31”)", is_date},
    {"updated", "Updated", of_updated, PLACE(updated), "a date (“2024-03-31”)", is_date},
    {"language", "Language", of_language, PLACE(language), "a language tag (“en-GB”)", is_language},
    {"publisher", "Publisher", no_synonyms, PLACE(publisher), NULL, NULL},
    {"rights", "Rights", of_rights, PLACE(rights), NULL, NULL},
    {"description", "Description", of_description, PLACE(description), NULL, NULL},
    {"subjects", "Subjects", of_subjects, PLACE(subjects), NULL, NULL},
    {"identifier", "Identifier", of_identifier, PLACE(identifier), NULL, NULL},
    {"page-source", "Page source", of_page_source, PLACE(page_source), NULL, NULL},
    {"cover", "Cover", of_cover, PLACE(cover), NULL, NULL},
    {0},
};

const MetadataKey *metadata_key(const char *name, gboolean synonyms)
{
    g_autofree char *lower = g_ascii_strdown(name, -1);
    for (const MetadataKey *key = metadata_keys; key->name; key++) {
        if (strcmp(key->name, lower) == 0 || (synonyms && g_strv_contains(key->synonyms, lower))) {
            return key;
        }
    }
    return NULL;
}

char **metadata_place(Metadata *metadata, const MetadataKey *key)
{
    return (char **)(void *)((char *)metadata + key->offset);
}

const char *metadata_value(const Metadata *metadata, const MetadataKey *key)
{
    return *(char *const *)(const void *)((const char *)metadata + key->offset);
}

void metadata_clear(Metadata *metadata)
{
    for (const MetadataKey *key = metadata_keys; key->name; key++) {
        g_clear_pointer(metadata_place(metadata, key), g_free);
    }
}

static gboolean has_control_characters(const char *text)
{
    for (; *text; text = g_utf8_next_char(text)) {
        if (g_unichar_iscntrl(g_utf8_get_char(text))) {
            return TRUE;
        }
    }
    return FALSE;
}

const char *metadata_set(Metadata *metadata, const MetadataKey *key, const char *value)
{
    Span trimmed = utf8_trim(value, (Span){0, strlen(value)});
    if (span_length(trimmed) > METADATA_LIMIT) {
        return "at most 8192 bytes long";
    }
    g_autofree char *text = g_strndup(value + trimmed.start, span_length(trimmed));
    if (strcmp(key->name, "language") == 0) {
        g_strdelimit(text, "_", '-'); /* as in locales */
    }
    if (has_control_characters(text)) {
        return "one line of text";
    }
    if (*text && key->is_valid && !key->is_valid(text)) {
        return key->form;
    }
    char **place = metadata_place(metadata, key);
    g_free(*place);
    *place = *text ? g_steal_pointer(&text) : NULL;
    return NULL;
}

void metadata_merge(Metadata *metadata, const Metadata *other, gboolean over)
{
    for (const MetadataKey *key = metadata_keys; key->name; key++) {
        char **place = metadata_place(metadata, key);
        const char *value = metadata_value(other, key);
        if (value && (over || !*place)) {
            g_free(*place);
            *place = g_strdup(value);
        }
    }
}

char **metadata_list(const char *value)
{
    g_auto(GStrv) parts = g_strsplit(value ? value : "", ";", -1);
    g_autoptr(GStrvBuilder) list = g_strv_builder_new();
    for (char **part = parts; *part; part++) {
        if (*g_strstrip(*part)) {
            g_strv_builder_add(list, *part);
        }
    }
    return g_strv_builder_end(list);
}
