/* show.conf as it is read: a table of texts, and what is more than text. */
#include <string.h>

#include "base/digest.h"
#include "base/error.h"
#include "base/file.h"
#include "base/key_file.h"
#include "base/uuid.h"
#include "cast/voice.h"
#include "document/metadata.h"
#include "package/cover/picture.h"
#include "show/categories.h"
#include "show/show_check.h"
#include "sound/preset.h"

#define GROUP "show"
#define GROUP_EPISODES "episodes"
#define GROUP_PERSON "person "
#define GROUP_FUNDING "funding "

enum { CONF_LIMIT = 1 << 20, MOST_IN_FEED = 10000, USUAL_IN_FEED = 300, MOST_CATEGORIES = 3 };

/* A text of show.conf. */
typedef struct {
    const char *group, *key;
    const char *usual; /* where it is not said; NULL for nothing */
    gboolean required;
    gsize offset;     /* in Show */
    ShowCheck *check; /* or NULL */
} Text;

#define PLACE(field) offsetof(Show, field)

static const Text texts[] = {
    {GROUP, "title", NULL, TRUE, PLACE(title), check_title},
    {GROUP, "description", NULL, TRUE, PLACE(description), check_description},
    {GROUP, "language", NULL, TRUE, PLACE(language), check_language},
    {GROUP, "author", NULL, TRUE, PLACE(author), check_title},
    {GROUP, "owner", NULL, FALSE, PLACE(owner), check_title},
    {GROUP, "email", NULL, TRUE, PLACE(email), check_email},
    {GROUP, "url", NULL, TRUE, PLACE(url), check_site},
    {GROUP, "cover", NULL, TRUE, PLACE(cover), NULL},
    {GROUP, "guid", NULL, FALSE, PLACE(guid), check_guid},
    {GROUP, "copyright", NULL, FALSE, PLACE(copyright), check_title},
    {GROUP, "licence", NULL, FALSE, PLACE(licence), check_licence},
    {GROUP, "licence-url", NULL, FALSE, PLACE(licence_url), check_url},
    {GROUP, "medium", "podcast", FALSE, PLACE(medium), check_medium},
    {GROUP_EPISODES, "preset", "podcast", FALSE, PLACE(preset), NULL},
    {GROUP_EPISODES, "cast", NULL, FALSE, PLACE(cast), NULL},
    {GROUP_EPISODES, "narrator", NULL, FALSE, PLACE(narrator), NULL},
    {GROUP_EPISODES, "formats", NULL, FALSE, PLACE(formats), NULL},
};

static const char *const show_keys[] = {
    "title",   "description", "language", "author",   "owner",      "email",
    "url",     "cover",       "guid",     "type",     "categories", "copyright",
    "licence", "licence-url", "medium",   "explicit", "locked",     NULL};
static const char *const episodes_keys[] = {
    "preset", "cast", "narrator", "formats", "announce-speakers", "feed-length", NULL};
static const char *const person_keys[] = {"role", "group", "url", "image", NULL};
static const char *const funding_keys[] = {"url", NULL};

static gboolean has(const KeyFile *file, const char *group, const char *key)
{
    return g_key_file_has_key(key_file_keys(file), group, key, NULL);
}

/* The value of KEY, by CHECK (or NULL) if it is there; USUAL or NULL where not. */
static gboolean read_value(const KeyFile *file, const char *group, const char *key,
                           ShowCheck *check, const char *usual, char **value, GError **error)
{
    if (!has(file, group, key)) {
        *value = g_strdup(usual);
        return TRUE;
    }
    g_autofree char *text = key_file_string(file, group, key, error);
    if (!text) {
        return FALSE;
    }
    const char *expected = !*text                    ? "more than nothing"
                           : !show_is_one_line(text) ? "one line of text"
                           : check                   ? check(&text)
                                                     : NULL;
    if (expected) {
        key_file_error(file, group, key, error, "“%s” has to be %s", key, expected);
        return FALSE;
    }
    *value = g_steal_pointer(&text);
    return TRUE;
}

static gboolean read_texts(const KeyFile *file, Show *show, GError **error)
{
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        const Text *text = &texts[i];
        char **place = (char **)(void *)((char *)show + text->offset);
        if (!read_value(file, text->group, text->key, text->check, text->usual, place, error)) {
            return FALSE;
        }
        if (text->required && !*place) {
            key_file_error(file, text->group, text->key, error, "“%s” is missing in [%s]",
                           text->key, text->group);
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean read_flag(const KeyFile *file, const char *group, const char *key, gboolean *flag,
                          GError **error)
{
    return !has(file, group, key) || key_file_boolean(file, group, key, flag, error);
}

static gboolean read_type(const KeyFile *file, Show *show, GError **error)
{
    g_autofree char *type = NULL;
    if (!read_value(file, GROUP, "type", NULL, "episodic", &type, error)) {
        return FALSE;
    }
    show->is_serial = strcmp(type, "serial") == 0;
    if (!show->is_serial && strcmp(type, "episodic") != 0) {
        key_file_error(file, GROUP, "type", error, "“type” has to be episodic or serial");
        return FALSE;
    }
    return TRUE;
}

static gboolean read_categories(const KeyFile *file, Show *show, GError **error)
{
    g_autofree char *list = key_file_string(file, GROUP, "categories", error);
    g_auto(GStrv) names = list ? g_strsplit(list, ",", -1) : NULL;
    for (char **name = names; name && *name; name++) {
        ShowCategory category = {0};
        g_autoptr(GError) unknown = NULL;
        if (*g_strstrip(*name) && !category_find(*name, &category, &unknown)) {
            key_file_error(file, GROUP, "categories", error, "%s", unknown->message);
            return FALSE;
        }
        if (category.name) {
            g_array_append_val(show->categories, category);
        }
    }
    if (list && (show->categories->len == 0 || show->categories->len > MOST_CATEGORIES)) {
        key_file_error(file, GROUP, "categories", error, "a show has one to %d categories",
                       MOST_CATEGORIES);
        return FALSE;
    }
    return list != NULL;
}

static gboolean read_person(const KeyFile *file, const char *group, Show *show, GError **error)
{
    g_array_set_size(show->persons, show->persons->len + 1);
    ShowPerson *person = &g_array_index(show->persons, ShowPerson, show->persons->len - 1);
    person->name = g_strstrip(g_strdup(group + strlen(GROUP_PERSON)));
    return key_file_knows(file, group, person_keys, error) &&
           read_value(file, group, "role", check_title, "host", &person->role, error) &&
           read_value(file, group, "group", check_title, "cast", &person->group, error) &&
           read_value(file, group, "url", check_url, NULL, &person->url, error) &&
           read_value(file, group, "image", check_url, NULL, &person->image, error);
}

static gboolean read_funding(const KeyFile *file, const char *group, Show *show, GError **error)
{
    g_array_set_size(show->funding, show->funding->len + 1);
    ShowFunding *funding = &g_array_index(show->funding, ShowFunding, show->funding->len - 1);
    funding->text = g_strstrip(g_strdup(group + strlen(GROUP_FUNDING)));
    if (!key_file_knows(file, group, funding_keys, error) ||
        !read_value(file, group, "url", check_url, NULL, &funding->url, error)) {
        return FALSE;
    }
    if (!funding->url) {
        key_file_error(file, group, "url", error, "“url” is missing in [%s]", group);
    }
    return funding->url != NULL;
}

static gboolean read_groups(const KeyFile *file, Show *show, GError **error)
{
    g_auto(GStrv) groups = g_key_file_get_groups(key_file_keys(file), NULL);
    for (char **group = groups; *group; group++) {
        gboolean read = TRUE;
        if (strcmp(*group, GROUP) == 0) {
            read = key_file_knows(file, GROUP, show_keys, error);
        } else if (strcmp(*group, GROUP_EPISODES) == 0) {
            read = key_file_knows(file, GROUP_EPISODES, episodes_keys, error);
        } else if (g_str_has_prefix(*group, GROUP_PERSON)) {
            read = read_person(file, *group, show, error);
        } else if (g_str_has_prefix(*group, GROUP_FUNDING)) {
            read = read_funding(file, *group, show, error);
        } else {
            key_file_error(file, *group, NULL, error,
                           "[%s] is not known here; there are [show], [episodes], [person NAME] "
                           "and [funding WORDS]",
                           *group);
            read = FALSE;
        }
        if (!read) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Puts the place of KEY before what is wrong with its value. */
static gboolean blame(const KeyFile *file, const char *group, const char *key, GError *cause,
                      GError **error)
{
    key_file_error(file, group, key, error, "%s", cause->message);
    return FALSE;
}

static gboolean read_cover(const KeyFile *file, Show *show, GError **error)
{
    char *path = show_path(show, show->cover);
    g_free(show->cover);
    show->cover = path;
    g_autoptr(GError) cause = NULL;
    g_autoptr(Picture) picture = picture_read(path, &cause);
    if (!picture || !picture_is_cover(picture, path, &cause)) {
        return blame(file, GROUP, "cover", cause, error);
    }
    show->cover_name = g_strconcat("cover.", picture->extension, NULL);
    show->cover_type = picture->media_type;
    show->cover_pixels = picture->width;
    show->cover_is_made = picture->is_made;
    Digest digest;
    digest_init(&digest);
    digest_add(&digest, picture->bytes, picture->length);
    show->cover_sha256 = digest_end_hex(&digest);
    return TRUE;
}

/* Whether what episodes are made with is there. */
static gboolean read_making(const KeyFile *file, Show *show, GError **error)
{
    g_autoptr(GError) cause = NULL;
    g_autoptr(Preset) preset = preset_load(show->preset, &cause);
    if (!preset) {
        return blame(file, GROUP_EPISODES, "preset", cause, error);
    }
    if (show->cast) {
        char *path = show_path(show, show->cast);
        g_free(show->cast);
        show->cast = path;
        if (!g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
            key_file_error(file, GROUP_EPISODES, "cast", error, "there is no file %s", path);
            return FALSE;
        }
    }
    g_autoptr(GPtrArray) voices = show->narrator ? voices_load(&cause) : NULL;
    if (show->narrator && !voices) {
        return blame(file, GROUP_EPISODES, "narrator", cause, error);
    }
    if (show->narrator && !voices_find(voices, show->narrator)) {
        key_file_error(file, GROUP_EPISODES, "narrator", error,
                       "there is no voice “%s”; lectern voices lists those there are",
                       show->narrator);
        return FALSE;
    }
    return TRUE;
}

/* What goes by other values where it is not said. */
static void complete(Show *show)
{
    static const guint8 namespace_podcast[UUID_BYTES] = {0xea, 0xd4, 0xc2, 0x36, 0xbf, 0x58,
                                                         0x58, 0xc6, 0xa2, 0xc6, 0xa6, 0xb2,
                                                         0x8d, 0x12, 0x8c, 0xb6};
    if (!show->owner) {
        show->owner = g_strdup(show->author);
    }
    if (!show->guid) { /* of the feed's address without scheme and slashes at its end */
        g_autofree char *feed = show_address(show, SITE_FEED);
        show->guid = uuid_of(namespace_podcast, strstr(feed, "://") + strlen("://"));
    }
}

static gboolean read_all(const KeyFile *file, Show *show, GError **error)
{
    int length = USUAL_IN_FEED;
    if (!read_groups(file, show, error) || !read_texts(file, show, error) ||
        !read_type(file, show, error) || !read_categories(file, show, error) ||
        !key_file_boolean(file, GROUP, "explicit", &show->is_explicit, error) ||
        !read_flag(file, GROUP, "locked", &show->is_locked, error) ||
        !read_flag(file, GROUP_EPISODES, "announce-speakers", &show->announce_speakers, error) ||
        (has(file, GROUP_EPISODES, "feed-length") &&
         !key_file_integer(file, GROUP_EPISODES, "feed-length", 1, MOST_IN_FEED, &length, error)) ||
        !read_cover(file, show, error) || !read_making(file, show, error)) {
        return FALSE;
    }
    show->feed_length = (guint)length;
    complete(show);
    return TRUE;
}

Show *show_load(const char *folder, GError **error)
{
    g_autoptr(Show) show = show_new(folder);
    gsize length;
    g_autofree char *text = NULL;
    if (!g_file_test(show->conf, G_FILE_TEST_EXISTS)) {
        error_set(error, LECTERN_ERROR_INPUT, folder,
                  "is no show: there is no " SHOW_CONF " in it; lectern show init makes one");
        return NULL;
    }
    text = file_read(show->conf, CONF_LIMIT, &length, error);
    g_autoptr(KeyFile) file = text ? key_file_parse(show->conf, text, length, error) : NULL;
    return file && read_all(file, show, error) ? g_steal_pointer(&show) : NULL;
}
