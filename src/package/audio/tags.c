#include "package/audio/tags.h"

#include <string.h>

#include <unicode/uloc.h>

#include "cast/voice.h"

void tag_free(Tag *tag)
{
    if (tag) {
        g_free(tag->key);
        g_free(tag->value);
        g_free(tag);
    }
}

const char *tags_language(const char *bcp47)
{
    UErrorCode status = U_ZERO_ERROR;
    char locale[ULOC_FULLNAME_CAPACITY];
    int32_t parsed = 0;
    uloc_forLanguageTag(bcp47, locale, sizeof locale, &parsed, &status);
    const char *code = U_SUCCESS(status) && parsed > 0 ? uloc_getISO3Language(locale) : "";
    return *code ? code : "und";
}

char *tags_narrators(const PackageInput *input)
{
    g_autoptr(GHashTable) heard = g_hash_table_new(g_str_hash, g_str_equal);
    const Script *script = input->script;
    for (guint i = 0; i < input->performed->chapters->len; i++) {
        const PerformedChapter *chapter = g_ptr_array_index(input->performed->chapters, i);
        for (gsize k = 0; k < chapter->utterance_count; k++) {
            const Utterance *utterance = script_utterance(script, chapter->first_utterance + k);
            const char *name = utterance_voice(script, utterance);
            if (name && utterance_is_heard(utterance)) {
                g_hash_table_add(heard, (gpointer)name);
            }
            if (performed_is_announced(chapter, k)) {
                g_hash_table_add(heard, script->narrator);
            }
        }
    }
    g_autoptr(GString) names = g_string_new(NULL);
    if (script->narrator && g_hash_table_remove(heard, script->narrator)) {
        g_string_append(names, script->narrator);
    }
    for (guint i = 0; i < input->voices->len; i++) { /* in their order, not the table's */
        const Voice *voice = g_ptr_array_index(input->voices, i);
        if (g_hash_table_contains(heard, voice->name)) {
            g_string_append_printf(names, "%s%s", names->len ? ", " : "", voice->name);
        }
    }
    return g_string_free(g_steal_pointer(&names), FALSE);
}

/* What a tag says, and what each family calls it; NULL where it has no name for it. */
typedef enum {
    SAYS_TITLE, /* of the file: the edition's or the chapter's */
    SAYS_ALBUM,
    SAYS_SUBTITLE,
    SAYS_CREATOR,
    SAYS_ALBUM_CREATOR,
    SAYS_NARRATOR,
    SAYS_SERIES,
    SAYS_NUMBER,
    SAYS_GROUPING, /* series and number in one */
    SAYS_DATE,
    SAYS_LANGUAGE,
    SAYS_ISO_LANGUAGE,
    SAYS_PUBLISHER,
    SAYS_RIGHTS,
    SAYS_DESCRIPTION,
    SAYS_SUBJECTS,
    SAYS_IDENTIFIER,
    SAYS_GENRE,
    SAYS_KIND,
    SAYS_TRACK, /* "2/5" */
    SAYS_NUMBER_OF_TRACK,
    SAYS_TRACKS,
} Says;

typedef struct {
    Says says;
    const char *keys[TAGS_MP4 + 1]; /* by TagFamily */
} TagName;

/* ID3 by the names of libavformat (which makes TPE1 of "artist" and TXXX of unknown ones) or the
 * frame's own; Vorbis comments as xiph.org and the fields of common players have them; iTunes's by
 * libavformat's names. Audiobook players look for the narrator in the composer's place. */
static const TagName names[] = {
    {SAYS_TITLE, {"title", "TITLE", "title"}},
    {SAYS_SUBTITLE, {"TIT3", "SUBTITLE", NULL}},
    {SAYS_CREATOR, {"artist", "ARTIST", "artist"}},
    {SAYS_ALBUM_CREATOR, {"album_artist", "ALBUMARTIST", "album_artist"}},
    {SAYS_ALBUM, {"album", "ALBUM", "album"}},
    {SAYS_TRACK, {"track", NULL, "track"}},
    {SAYS_NUMBER_OF_TRACK, {NULL, "TRACKNUMBER", NULL}},
    {SAYS_TRACKS, {NULL, "TRACKTOTAL", NULL}},
    {SAYS_NARRATOR, {"composer", "PERFORMER", "composer"}},
    {SAYS_SERIES, {"SERIES", "SERIES", NULL}},
    {SAYS_NUMBER, {"SERIES-PART", "SERIES-PART", NULL}},
    {SAYS_GROUPING, {"TIT1", NULL, "grouping"}},
    {SAYS_DATE, {"date", "DATE", "date"}},
    {SAYS_LANGUAGE, {NULL, "LANGUAGE", NULL}},
    {SAYS_ISO_LANGUAGE, {"language", NULL, "language"}},
    {SAYS_PUBLISHER, {"publisher", "ORGANIZATION", "comment"}},
    {SAYS_RIGHTS, {"copyright", "COPYRIGHT", "copyright"}},
    {SAYS_DESCRIPTION, {"DESCRIPTION", "DESCRIPTION", "description"}},
    {SAYS_SUBJECTS, {"KEYWORDS", "KEYWORDS", "keywords"}},
    {SAYS_IDENTIFIER, {"IDENTIFIER", "IDENTIFIER", NULL}},
    {SAYS_GENRE, {"genre", "GENRE", "genre"}},
    {SAYS_KIND, {NULL, NULL, "media_type"}},
};

/* A list as people read it: "Ann Smith, Bo Lee". */
static char *shown_list(const char *value)
{
    g_auto(GStrv) parts = metadata_list(value);
    return *parts ? g_strjoinv(", ", parts) : NULL;
}

static char *grouping(const Metadata *metadata)
{
    return metadata->series && metadata->number
               ? g_strdup_printf("%s, %s", metadata->series, metadata->number)
               : g_strdup(metadata->series);
}

/* The value of what SAYS means; INDEX is the chapter's, -1 for the whole. NULL for none. */
static char *value_of(const PackageInput *input, Says says, int index)
{
    const Metadata *metadata = input->metadata;
    const PerformedChapter *chapter =
        index < 0 ? NULL : g_ptr_array_index(input->performed->chapters, (guint)index);
    switch (says) {
    case SAYS_TITLE:
        return g_strdup(chapter ? package_chapter_title(input, (gsize)index) : metadata->title);
    case SAYS_ALBUM:
        return g_strdup(metadata->title);
    case SAYS_SUBTITLE:
        return g_strdup(metadata->subtitle);
    case SAYS_CREATOR:
    case SAYS_ALBUM_CREATOR:
        return shown_list(metadata->creator);
    case SAYS_NARRATOR:
        return tags_narrators(input);
    case SAYS_SERIES:
        return g_strdup(metadata->series);
    case SAYS_NUMBER:
        return g_strdup(metadata->number);
    case SAYS_GROUPING:
        return grouping(metadata);
    case SAYS_DATE:
        return g_strdup(metadata->date);
    case SAYS_LANGUAGE:
        return g_strdup(metadata->language);
    case SAYS_ISO_LANGUAGE:
        return g_strdup(tags_language(metadata->language));
    case SAYS_PUBLISHER:
        return g_strdup(metadata->publisher);
    case SAYS_RIGHTS:
        return g_strdup(metadata->rights);
    case SAYS_DESCRIPTION:
        return g_strdup(metadata->description);
    case SAYS_SUBJECTS:
        return shown_list(metadata->subjects);
    case SAYS_IDENTIFIER:
        return g_strdup(metadata->identifier);
    case SAYS_GENRE:
        return g_strdup("Speech"); /* among ID3's numbered genres, so that all players know it */
    case SAYS_KIND:
        return g_strdup("2"); /* "stik": audiobook */
    case SAYS_TRACK:
        return chapter ? g_strdup_printf("%u/%u", chapter->number, input->script->chapters->len)
                       : NULL;
    case SAYS_NUMBER_OF_TRACK:
        return chapter ? g_strdup_printf("%u", chapter->number) : NULL;
    case SAYS_TRACKS:
        return chapter ? g_strdup_printf("%u", input->script->chapters->len) : NULL;
    }
    return NULL;
}

static GPtrArray *make_tags(const PackageInput *input, TagFamily family, int index)
{
    GPtrArray *tags = g_ptr_array_new_with_free_func((GDestroyNotify)tag_free);
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        const char *key = names[i].keys[family];
        g_autofree char *value = key ? value_of(input, names[i].says, index) : NULL;
        if (value && *value) {
            Tag *tag = g_new(Tag, 1);
            tag->key = g_strdup(key);
            tag->value = g_steal_pointer(&value);
            g_ptr_array_add(tags, tag);
        }
    }
    return tags;
}

GPtrArray *tags_of_whole(const PackageInput *input, TagFamily family)
{
    return make_tags(input, family, -1);
}

GPtrArray *tags_of_chapter(const PackageInput *input, TagFamily family, gsize index)
{
    return make_tags(input, family, (int)index);
}
