#include "package/audiobook/manifests.h"

#include <string.h>

#include "base/json.h"
#include "package/sync/times.h"

const char *manifest_cover(const Book *book)
{
    const PackageFile *cover = book->input->cover;
    return !cover ? NULL : strcmp(cover->media_type, "image/png") == 0 ? "cover.png" : "cover.jpg";
}

char *manifest_target(const Book *book, guint index, const BookHeading *heading, gpointer data)
{
    (void)data;
    const char *name = book_audio(book, index);
    Placement place = book_chapter(book, index)->utterances[heading->utterance];
    if (heading->level == 1) {
        return g_strdup(name);
    }
    g_autoptr(GString) target = g_string_new(name);
    g_string_append(target, "#t=");
    times_append_seconds(target, times_ms(place.start, book->input->performed->rate));
    return g_string_free(g_steal_pointer(&target), FALSE);
}

static void set(json_t *object, const char *key, const char *value)
{
    if (value) {
        json_object_set_new(object, key, json_string(value));
    }
}

/* Sets KEY to the parts of LIST, which has ";" between, unless there are none. */
static void set_list(json_t *object, const char *key, const char *list)
{
    g_auto(GStrv) parts = metadata_list(list);
    json_t *array = json_array();
    for (char **part = parts; *part; part++) {
        json_array_append_new(array, json_string(*part));
    }
    if (json_array_size(array) > 0) {
        json_object_set_new(object, key, array);
    } else {
        json_decref(array);
    }
}

/* "1234.567" as JSON has it. */
static json_t *seconds(gint64 ms)
{
    enum { DECIMALS = 3, MS_A_SECOND = 1000 };
    return json_rounded((double)ms / MS_A_SECOND, DECIMALS);
}

static char *iso(gint64 ms)
{
    g_autoptr(GString) duration = g_string_new(NULL);
    times_append_iso(duration, ms);
    return g_string_free(g_steal_pointer(&duration), FALSE);
}

static json_t *readium_chapter(const Book *book, guint index)
{
    json_t *chapter = json_object();
    set(chapter, "href", book_audio(book, index));
    set(chapter, "type", book_audio_type(book));
    set(chapter, "title", package_chapter_title(book->input, index));
    json_object_set_new(chapter, "duration", seconds(book_chapter_ms(book, index)));
    return chapter;
}

/* Appends to TOC the headings of the chapter at INDEX, each in the one above it. */
static void add_headings(const Book *book, guint index, json_t *toc)
{
    enum { DEEPEST = 8 };
    json_t *lists[DEEPEST + 1] = {toc}; /* by level: where the next heading below it goes */
    g_autoptr(GArray) headings = book_headings(book, index);
    for (guint i = 0; i < headings->len; i++) {
        const BookHeading *heading = &g_array_index(headings, BookHeading, i);
        guint level = MIN(heading->level, (guint)DEEPEST);
        g_autofree char *target = manifest_target(book, index, heading, NULL);
        json_t *entry = json_object();
        set(entry, "href", target);
        set(entry, "title", heading->text);
        if (!lists[level - 1]) {
            lists[level - 1] = json_array();
            json_t *above = lists[level - 2];
            json_object_set_new(json_array_get(above, json_array_size(above) - 1), "children",
                                lists[level - 1]);
        }
        json_array_append_new(lists[level - 1], entry);
        for (guint below = level; below <= DEEPEST; below++) {
            lists[below] = NULL;
        }
    }
}

static json_t *readium_metadata(const Book *book)
{
    const Metadata *metadata = book->input->metadata;
    g_autofree char *modified = book_modified(book);
    g_autofree char *narrator = labels_get(book->labels, "narrators");
    json_t *object = json_object();
    set(object, "@type", "http://schema.org/Audiobook");
    set(object, "conformsTo", "https://readium.org/webpub-manifest/profiles/audiobook");
    set(object, "identifier", book->identifier);
    set(object, "title", metadata->title);
    set(object, "subtitle", metadata->subtitle);
    set_list(object, "author", metadata->creator);
    set(object, "narrator", narrator);
    set(object, "language", metadata->language);
    set(object, "publisher", metadata->publisher);
    set(object, "published", metadata->date);
    set(object, "modified", modified);
    set(object, "description", metadata->description);
    set_list(object, "subject", metadata->subjects);
    json_object_set_new(object, "duration", seconds(book_ms(book)));
    return object;
}

json_t *manifest_readium(const Book *book)
{
    json_t *manifest = json_object();
    json_t *order = json_array();
    json_t *toc = json_array();
    set(manifest, "@context", "https://readium.org/webpub-manifest/context.jsonld");
    json_object_set_new(manifest, "metadata", readium_metadata(book));
    json_object_set_new(manifest, "links", json_array());
    for (guint i = 0; i < book_chapters(book); i++) {
        json_array_append_new(order, readium_chapter(book, i));
        add_headings(book, i, toc);
    }
    json_object_set_new(manifest, "readingOrder", order);
    if (book->input->cover) {
        json_object_set_new(manifest, "resources",
                            json_pack("[{s:s, s:s, s:s}]", "rel", "cover", "href",
                                      manifest_cover(book), "type",
                                      book->input->cover->media_type));
    }
    json_object_set_new(manifest, "toc", toc);
    return manifest;
}

static json_t *w3c_resource(const char *url, const char *type)
{
    json_t *resource = json_object();
    set(resource, "type", "LinkedResource");
    set(resource, "url", url);
    set(resource, "encodingFormat", type);
    return resource;
}

static json_t *w3c_chapter(const Book *book, guint index)
{
    g_autofree char *duration = iso(book_chapter_ms(book, index));
    json_t *chapter = w3c_resource(book_audio(book, index), book_audio_type(book));
    set(chapter, "name", package_chapter_title(book->input, index));
    set(chapter, "duration", duration);
    return chapter;
}

static json_t *w3c_resources(const Book *book)
{
    json_t *resources = json_array();
    json_t *contents = w3c_resource("index.html", "text/html");
    set(contents, "rel", "contents");
    json_array_append_new(resources, contents);
    if (book->input->cover) {
        json_t *cover = w3c_resource(manifest_cover(book), book->input->cover->media_type);
        set(cover, "rel", "cover");
        set(cover, "name", book->input->metadata->title);
        json_array_append_new(resources, cover);
    }
    return resources;
}

static void set_w3c_accessibility(const Book *book, json_t *manifest)
{
    g_autofree char *summary = labels_get(book->labels, "summary-of-sound");
    json_object_set_new(manifest, "accessMode", json_pack("[s]", "auditory"));
    json_object_set_new(
        manifest, "accessModeSufficient",
        json_pack("[{s:s, s:[s]}]", "type", "ItemList", "itemListElement", "auditory"));
    json_object_set_new(manifest, "accessibilityFeature",
                        json_pack("[s, s]", "tableOfContents", "readingOrder"));
    json_object_set_new(manifest, "accessibilityHazard", json_pack("[s]", "none"));
    set(manifest, "accessibilitySummary", summary);
}

json_t *manifest_w3c(const Book *book)
{
    const Metadata *metadata = book->input->metadata;
    g_autofree char *modified = book_modified(book);
    g_autofree char *duration = iso(book_ms(book));
    g_autofree char *narrator = labels_get(book->labels, "narrators");
    json_t *manifest = json_object();
    json_t *order = json_array();
    json_object_set_new(manifest, "@context",
                        json_pack("[s, s, {s:s}]", "https://schema.org",
                                  "https://www.w3.org/ns/pub-context", "language",
                                  metadata->language));
    set(manifest, "conformsTo", "https://www.w3.org/TR/audiobooks/");
    set(manifest, "type", "Audiobook");
    set(manifest, "id", book->identifier);
    set(manifest, "name", metadata->title);
    set_list(manifest, "author", metadata->creator);
    set(manifest, "readBy", narrator);
    set(manifest, "inLanguage", metadata->language);
    set(manifest, "publisher", metadata->publisher);
    set(manifest, "datePublished", metadata->date);
    set(manifest, "dateModified", modified);
    set(manifest, "description", metadata->description);
    json_object_set_new(manifest, "abridged", json_false());
    set(manifest, "duration", duration);
    set_w3c_accessibility(book, manifest);
    for (guint i = 0; i < book_chapters(book); i++) {
        json_array_append_new(order, w3c_chapter(book, i));
    }
    json_object_set_new(manifest, "readingOrder", order);
    json_object_set_new(manifest, "resources", w3c_resources(book));
    return manifest;
}
