#include <string.h>

#include "base/utf8.h"
#include "script/form/script_escape.h"
#include "script/form/script_form.h"
#include "script/form/script_reader.h"

enum { TITLE, LANGUAGE, SOURCE, SOURCE_TITLE, SOURCE_LANGUAGE, LINE_ENDS, BETWEEN, OTHER };

/* Behind these come the labels of metadata that have no special meaning here. */
static const ScriptKey own_facts[] = {
    [TITLE] = {"Title", FALSE},
    [LANGUAGE] = {"Language", FALSE},
    [SOURCE] = {"Source", FALSE},
    [SOURCE_TITLE] = {"Source title", FALSE},
    [SOURCE_LANGUAGE] = {"Source language", FALSE},
    [LINE_ENDS] = {"Line ends", FALSE},
    [BETWEEN] = {"Between blocks", FALSE},
};

enum { MOST_FACTS = 32 }; /* as many as there are bits to note which have come */

/* All facts into FACTS; the metadata that those from OTHER on are into KEYS. Their number. */
static gsize list_facts(ScriptKey *facts, const MetadataKey **keys)
{
    memcpy(facts, own_facts, sizeof own_facts);
    gsize count = OTHER;
    for (const MetadataKey *key = metadata_keys; key->name && count < MOST_FACTS; key++) {
        if (strcmp(key->name, "title") != 0 && strcmp(key->name, "language") != 0) {
            keys[count] = key;
            facts[count++] = (ScriptKey){key->label, FALSE};
        }
    }
    return count;
}

enum { VOICE, GENDER, AGE, ALSO };

static const ScriptKey details[] = {[VOICE] = {"voice", FALSE},
                                    [GENDER] = {"gender", FALSE},
                                    [AGE] = {"age", FALSE},
                                    [ALSO] = {"also", FALSE}};

/* Where the value of the fact KEY is kept; NULL for one that is no text. */
static char **fact_place(ScriptReader *reader, int key)
{
    Document *document = reader->script->document;
    switch (key) {
    case TITLE:
        return &reader->script->title;
    case LANGUAGE:
        return &reader->script->language;
    case SOURCE:
        return &document->name;
    case SOURCE_TITLE:
        return &document->metadata.title;
    case SOURCE_LANGUAGE:
        return &document->metadata.language;
    default:
        return NULL;
    }
}

static gboolean take_line_ends(ScriptReader *reader, const char *at, const char *value,
                               GError **error)
{
    if (strcmp(value, "\n") != 0 && strcmp(value, "\r\n") != 0) {
        return script_lines_fail(&reader->lines, at, error, "lines may end in \\n or \\r\\n");
    }
    reader->spacing.line_end = value[0] == '\r' ? "\r\n" : "\n";
    g_free(reader->spacing.between);
    reader->spacing.between = g_strconcat(value, value, NULL);
    return TRUE;
}

static gboolean take_between(ScriptReader *reader, const char *at, gsize length, GError **error)
{
    for (; length > 0 && g_ascii_isspace(*at); at++) {
        length--;
    }
    g_autoptr(GString) space = g_string_new(NULL);
    if (!script_lines_unescape(&reader->lines, space, at, length, reader->spacing.line_end, NULL,
                               error)) {
        return FALSE;
    }
    if (!utf8_is_blank(space->str, (Span){0, space->len})) {
        return script_lines_fail(&reader->lines, at, error,
                                 "only white space can stand between blocks, such as \\n\\n");
    }
    g_free(reader->spacing.between);
    reader->spacing.between = g_strndup(space->str, space->len);
    return TRUE;
}

static gboolean read_fact(ScriptReader *reader, guint *seen, GError **error)
{
    const char *at;
    guint number;
    ScriptKey facts[MOST_FACTS];
    const MetadataKey *keys[MOST_FACTS] = {NULL};
    gsize count = list_facts(facts, keys);
    int key = script_lines_key(&reader->lines, facts, count, seen, &at, &number, error);
    if (key < 0) {
        return FALSE;
    }
    gsize length = (gsize)(reader->lines.line + reader->lines.length - at);
    if (key == BETWEEN) {
        return take_between(reader, at, length, error);
    }
    g_autofree char *value = script_lines_value(&reader->lines, at, length, error);
    if (!value) {
        return FALSE;
    }
    if (key == LINE_ENDS) {
        return take_line_ends(reader, at, value, error);
    }
    if (key >= OTHER) {
        const char *expected = metadata_set(&reader->script->document->metadata, keys[key], value);
        return !expected ||
               script_lines_fail(&reader->lines, at, error, "this has to be %s", expected);
    }
    char **place = fact_place(reader, key);
    g_free(*place);
    *place = g_steal_pointer(&value);
    return TRUE;
}

/* Adds the names in the LENGTH bytes at AT, which have ";" between them. */
static gboolean read_aliases(const ScriptReader *reader, Speaker *speaker, const char *at,
                             gsize length, GError **error)
{
    for (;;) {
        gsize end = script_find_bare(at, length, ';');
        g_autofree char *alias = script_lines_value(&reader->lines, at, end, error);
        if (!alias) {
            return FALSE;
        }
        if (*alias) {
            g_ptr_array_add(speaker->aliases, g_steal_pointer(&alias));
        }
        if (end == length) {
            return TRUE;
        }
        at += end + 1;
        length -= end + 1;
    }
}

/* Reads the voice, gender, age or aliases of SPEAKER; NULL for the narrator, who has a voice only.
 */
static gboolean read_detail(const ScriptReader *reader, Speaker *speaker, guint *seen,
                            GError **error)
{
    const char *at;
    guint number;
    gsize count = speaker ? G_N_ELEMENTS(details) : VOICE + 1;
    int key = script_lines_key(&reader->lines, details, count, seen, &at, &number, error);
    if (key < 0) {
        return FALSE;
    }
    gsize length = (gsize)(reader->lines.line + reader->lines.length - at);
    if (speaker && key == ALSO) {
        return read_aliases(reader, speaker, at, length, error);
    }
    g_autofree char *value = script_lines_value(&reader->lines, at, length, error);
    if (!value) {
        return FALSE;
    }
    if (key == VOICE) {
        char **voice = speaker ? &speaker->voice : &reader->script->narrator;
        *voice = *value ? g_steal_pointer(&value) : NULL;
        return TRUE;
    }
    if (speaker && key == AGE) {
        return age_from_name(value, &speaker->age) ||
               script_lines_fail(&reader->lines, at, error,
                                 "an age is young, adult, old or unknown");
    }
    return (speaker && gender_from_name(value, &speaker->gender)) ||
           script_lines_fail(&reader->lines, at, error, "a gender is female, male or unknown");
}

/* Reads the line that names a speaker or the narrator; *SPEAKER is NULL for the latter. */
static gboolean read_name(ScriptReader *reader, gboolean *narrator, Speaker **speaker,
                          GError **error)
{
    ScriptLines *lines = &reader->lines;
    gsize bare = MIN(script_find_bare(lines->line, lines->length, ':'),
                     script_find_bare(lines->line, lines->length, '|'));
    if (bare < lines->length) {
        return script_lines_fail(lines, lines->line + bare, error,
                                 "in the cast a speaker's name has a line to itself, and what is "
                                 "said of the speaker stands below it, indented; the text begins "
                                 "with a line “" FORM_CHAPTER " Title of the chapter”");
    }
    *speaker = NULL;
    if (lines->length == strlen(FORM_NARRATOR) && script_reader_has(reader, FORM_NARRATOR)) {
        gboolean again = *narrator;
        *narrator = TRUE;
        return !again ||
               script_lines_fail(lines, lines->line, error, "the narrator is in the cast already");
    }
    g_autofree char *name = script_lines_value(lines, lines->line, lines->length, error);
    if (!name) {
        return FALSE;
    }
    if (g_hash_table_contains(reader->speakers, name)) {
        return script_lines_fail(lines, lines->line, error, "“%s” is in the cast already", name);
    }
    int index = script_reader_speaker(reader, name);
    *speaker = script_speaker(reader->script, index);
    return TRUE;
}

static gboolean read_cast(ScriptReader *reader, GError **error)
{
    gboolean narrator = FALSE, named = FALSE;
    Speaker *speaker = NULL;
    guint seen = 0;
    while (script_lines_next(&reader->lines)) {
        if (script_reader_is_blank(reader)) {
            continue;
        }
        if (script_reader_has(reader, FORM_CHAPTER)) {
            return TRUE;
        }
        if (!g_ascii_isspace(reader->lines.line[0])) {
            if (!read_name(reader, &narrator, &speaker, error)) {
                return FALSE;
            }
            named = TRUE;
            seen = 0;
        } else if (!named) {
            return script_lines_fail(&reader->lines, reader->lines.line, error,
                                     "whose is this? the line above has to name a speaker");
        } else if (!read_detail(reader, speaker, &seen, error)) {
            return FALSE;
        }
    }
    return script_lines_fail(&reader->lines, reader->lines.line, error,
                             "the script ends before its text begins, with a line “" FORM_CHAPTER
                             " Title of the chapter”");
}

gboolean script_reader_head(ScriptReader *reader, GError **error)
{
    guint seen = 0;
    while (script_lines_next(&reader->lines)) {
        if (script_reader_is_blank(reader)) {
            continue;
        }
        if (script_reader_has(reader, FORM_CHAPTER)) {
            return TRUE;
        }
        if (reader->lines.length == strlen(FORM_CAST) && script_reader_has(reader, FORM_CAST)) {
            return read_cast(reader, error);
        }
        if (!read_fact(reader, &seen, error)) {
            return FALSE;
        }
    }
    return script_lines_fail(&reader->lines, reader->lines.line, error,
                             "the script ends before its text begins, with a line “" FORM_CHAPTER
                             " Title of the chapter”");
}
