#include "show/site/linked_data.h"

#include <string.h>

#include "base/json.h"
#include "package/sync/times.h"

static json_t *text(const char *value)
{
    return json_text(value, strlen(value));
}

static void set_text(json_t *object, const char *key, const char *value)
{
    if (value) {
        json_object_set_new(object, key, text(value));
    }
}

static json_t *thing(const char *type)
{
    return json_pack("{s:s}", "@type", type);
}

static json_t *named(const char *type, const char *name)
{
    json_t *object = thing(type);
    set_text(object, "name", name);
    return object;
}

/* A length in ISO 8601's form, in whole seconds. */
static json_t *duration(gint64 length)
{
    enum { MS_A_SECOND = 1000 };
    g_autoptr(GString) value = g_string_new(NULL);
    times_append_iso(value, (length + MS_A_SECOND / 2) / MS_A_SECOND * MS_A_SECOND);
    return text(value->str);
}

/* One person or a list of them. */
static json_t *creators(const char *names)
{
    g_auto(GStrv) list = metadata_list(names);
    json_t *people = json_array();
    for (char **name = list; *name; name++) {
        json_array_append_new(people, named("Person", *name));
    }
    return people;
}

static json_t *series(const Show *show)
{
    g_autofree char *page = show_address(show, "");
    g_autofree char *feed = show_address(show, SITE_FEED);
    json_t *object = named("PodcastSeries", show->title);
    set_text(object, "@id", page);
    set_text(object, "url", page);
    set_text(object, "webFeed", feed);
    return object;
}

static json_t *cover(const Show *show, const char *path)
{
    g_autofree char *address = show_address(show, path);
    return text(address);
}

/* ROOT, which is let go, in a <script>: "<" and ">" are escaped, which stand in its strings only.
 */
static char *element(json_t *root)
{
    GString *out = g_string_new(NULL);
    char *json = json_line(root);
    g_string_append(out, json);
    free(json);
    json_decref(root);
    g_string_replace(out, "<", "\\u003c", 0);
    g_string_replace(out, ">", "\\u003e", 0);
    g_string_replace(out, "&", "\\u0026", 0);
    g_string_prepend(out, "<script type=\"application/ld+json\">");
    g_string_append(out, "</script>\n");
    return g_string_free(out, FALSE);
}

char *linked_data_show(const Show *show)
{
    json_t *root = json_object();
    set_text(root, "@context", "https://schema.org");
    json_t *object = series(show);
    json_object_update_missing(root, object);
    json_decref(object);
    set_text(root, "description", show->description);
    set_text(root, "inLanguage", show->language);
    json_object_set_new(root, "image", cover(show, show->cover_name));
    json_object_set_new(root, "author", named("Organization", show->author));
    set_text(root, "license", show->licence_url);
    set_text(root, "copyrightNotice", show->copyright);
    json_object_set_new(root, "isFamilyFriendly", json_boolean(!show->is_explicit));
    return element(root);
}

/* The sound of EPISODE in FILE. */
static json_t *sound(const Show *show, const Episode *episode, const EpisodeFile *file)
{
    g_autofree char *address = show_address(show, file->path);
    g_autofree char *transcript = show_address(show, episode->files[EPISODE_VTT].path);
    g_autofree char *bytes = g_strdup_printf("%" G_GINT64_FORMAT, file->bytes);
    json_t *object = named("AudioObject", episode->metadata.title);
    set_text(object, "contentUrl", address);
    set_text(object, "encodingFormat", file->media_type);
    set_text(object, "contentSize", bytes);
    json_object_set_new(object, "duration", duration(episode->duration_ms));
    set_text(object, "inLanguage", episode->metadata.language);
    json_t *caption = thing("MediaObject");
    set_text(caption, "contentUrl", transcript);
    set_text(caption, "encodingFormat", "text/vtt");
    json_object_set_new(object, "caption", caption);
    return object;
}

static gboolean is_news(const Show *show)
{
    for (guint i = 0; i < show->categories->len; i++) {
        if (strcmp(show_category(show, i)->name, "News") == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

/* What both the episode and its article say. */
static void set_common(json_t *object, const Show *show, const Episode *episode)
{
    const Metadata *metadata = &episode->metadata;
    g_autofree char *share = g_strconcat(episode->folder, "/share.png", NULL);
    set_text(object, "datePublished", metadata->date);
    if (episode->changed > episode->published) {
        g_autoptr(GDateTime) when = g_date_time_new_from_unix_utc(episode->changed);
        g_autofree char *date = g_date_time_format(when, "%Y-%m-%dT%H:%M:%SZ");
        set_text(object, "dateModified", date);
    }
    set_text(object, "description", metadata->description);
    set_text(object, "inLanguage", metadata->language);
    json_t *images = json_array();
    json_array_append_new(images, cover(show, share));
    json_array_append_new(images, cover(show, episode->files[EPISODE_COVER].path));
    json_object_set_new(object, "image", images);
    set_text(object, "license", show->licence_url);
}

static json_t *article(const Show *show, const Episode *episode, const char *page)
{
    const Metadata *metadata = &episode->metadata;
    g_autofree char *id = g_strconcat(page, "#text", NULL);
    json_t *object = thing(is_news(show) ? "NewsArticle" : "Article");
    set_text(object, "@id", id);
    set_text(object, "headline", metadata->title);
    set_text(object, "mainEntityOfPage", page);
    set_common(object, show, episode);
    json_object_set_new(object, "author", creators(metadata->creator));
    json_object_set_new(object, "publisher", named("Organization", show->author));
    json_object_set_new(object, "audio", sound(show, episode, &episode->files[EPISODE_AUDIO]));
    json_t *speakable = thing("SpeakableSpecification");
    json_object_set_new(speakable, "cssSelector", json_pack("[s,s]", "#opening", "#text"));
    json_object_set_new(object, "speakable", speakable);
    return object;
}

static json_t *episode_data(const Show *show, const Episode *episode, const char *page)
{
    json_t *object = named("PodcastEpisode", episode->metadata.title);
    set_text(object, "@id", page);
    set_text(object, "url", page);
    set_common(object, show, episode);
    set_text(object, "episodeNumber", episode->metadata.number);
    json_object_set_new(object, "timeRequired", duration(episode->duration_ms));
    json_object_set_new(object, "partOfSeries", series(show));
    json_t *media = json_array();
    json_array_append_new(media, sound(show, episode, &episode->files[EPISODE_AUDIO]));
    for (guint i = 0; i < episode->audio->len; i++) {
        const EpisodeFile *file = &g_array_index(episode->audio, EpisodeAudio, i);
        json_array_append_new(media, sound(show, episode, file));
    }
    json_object_set_new(object, "associatedMedia", media);
    return object;
}

char *linked_data_episode(const Show *show, const Episode *episode)
{
    g_autofree char *page = episode_page(show, episode);
    json_t *graph = json_array();
    json_array_append_new(graph, episode_data(show, episode, page));
    json_array_append_new(graph, article(show, episode, page));
    json_t *root = json_object();
    set_text(root, "@context", "https://schema.org");
    json_object_set_new(root, "@graph", graph);
    return element(root);
}
