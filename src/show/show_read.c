/* show.conf as it is read: a table of texts, and what is more than text. */
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/uuid.h"
#include "show/show_check.h"
#include "show/show_parts.h"

enum { CONF_LIMIT = 1 << 20, MOST_LISTED = 10000, USUAL_IN_FEED = 300, USUAL_ON_PAGE = 50 };

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
    "preset", "cast",        "narrator",    "formats", "announce-speakers",
    "stereo", "feed-length", "page-length", NULL};

static gboolean read_texts(const KeyFile *file, Show *show, GError **error)
{
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        const Text *text = &texts[i];
        char **place = (char **)(void *)((char *)show + text->offset);
        if (!conf_value(file, text->group, text->key, text->check, text->usual, place, error)) {
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

static gboolean read_type(const KeyFile *file, Show *show, GError **error)
{
    g_autofree char *type = NULL;
    if (!conf_value(file, GROUP, "type", NULL, "episodic", &type, error)) {
        return FALSE;
    }
    show->is_serial = strcmp(type, "serial") == 0;
    if (!show->is_serial && strcmp(type, "episodic") != 0) {
        key_file_error(file, GROUP, "type", error, "“type” has to be episodic or serial");
        return FALSE;
    }
    return TRUE;
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
            read = show_read_person(file, *group, show, error);
        } else if (g_str_has_prefix(*group, GROUP_FUNDING)) {
            read = show_read_funding(file, *group, show, error);
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

/* Sets LENGTH to the number of episodes that KEY says. */
static gboolean read_length(const KeyFile *file, const char *key, int usual, guint *length,
                            GError **error)
{
    int value = usual;
    if (conf_has(file, GROUP_EPISODES, key) &&
        !key_file_integer(file, GROUP_EPISODES, key, 1, MOST_LISTED, &value, error)) {
        return FALSE;
    }
    *length = (guint)value;
    return TRUE;
}

static gboolean read_all(const KeyFile *file, Show *show, GError **error)
{
    if (!read_groups(file, show, error) || !read_texts(file, show, error) ||
        !read_type(file, show, error) || !show_read_categories(file, show, error) ||
        !key_file_boolean(file, GROUP, "explicit", &show->is_explicit, error) ||
        !conf_flag(file, GROUP, "locked", &show->is_locked, error) ||
        !conf_flag(file, GROUP_EPISODES, "announce-speakers", &show->announce_speakers, error) ||
        !conf_flag(file, GROUP_EPISODES, "stereo", &show->stereo, error) ||
        !read_length(file, "feed-length", USUAL_IN_FEED, &show->feed_length, error) ||
        !read_length(file, "page-length", USUAL_ON_PAGE, &show->page_length, error) ||
        !show_read_cover(file, show, error) || !show_read_making(file, show, error)) {
        return FALSE;
    }
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
