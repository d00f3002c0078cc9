#include "document/html_meta.h"

#include <jansson.h>
#include <string.h>

#include "document/html_element.h"
#include "document/html_tree.h"

enum { LONGEST_VALUE = 4096, JSON_LIMIT = 1 << 20 };

/* Sets KEY to VALUE where it is not known yet. */
static void set(Metadata *metadata, const char *key, const char *value)
{
    const MetadataKey *known = metadata_key(key, FALSE);
    if (value && strlen(value) <= LONGEST_VALUE && !metadata_value(metadata, known)) {
        metadata_set(metadata, known, value);
    }
}

/* Sets KEY to a date: a time or a day, or as much of what else pages write as is a day. */
static void set_date(Metadata *metadata, const char *key, const char *value)
{
    enum { DAY_LENGTH = 10 };
    set(metadata, key, value);
    if (value && strlen(value) >= DAY_LENGTH) {
        g_autofree char *day = g_strndup(value, DAY_LENGTH);
        set(metadata, key, day);
    }
}

/* The names in VALUE, a string, an object with a name, or an array of these, with ";" between. */
static char *names_of(const json_t *value)
{
    GString *names = g_string_new(NULL);
    gsize count = json_is_array(value) ? json_array_size(value) : 1;
    for (gsize i = 0; i < count; i++) {
        const json_t *one = json_is_array(value) ? json_array_get(value, i) : value;
        const char *name =
            json_string_value(json_is_object(one) ? json_object_get(one, "name") : one);
        if (name) {
            g_string_append_printf(names, "%s%s", names->len > 0 ? "; " : "", name);
        }
    }
    return g_string_free(names, names->len == 0);
}

static void read_object(const json_t *object, Metadata *metadata)
{
    const char *type = json_string_value(json_object_get(object, "@type"));
    if (!type || !(g_str_has_suffix(type, "Article") || g_str_has_suffix(type, "Posting") ||
                   strcmp(type, "Report") == 0 || strcmp(type, "Book") == 0 ||
                   strcmp(type, "Chapter") == 0)) {
        return;
    }
    g_autofree char *creator = names_of(json_object_get(object, "author"));
    g_autofree char *publisher = names_of(json_object_get(object, "publisher"));
    set(metadata, "title", json_string_value(json_object_get(object, "headline")));
    set(metadata, "title", json_string_value(json_object_get(object, "name")));
    set(metadata, "creator", creator);
    set(metadata, "publisher", publisher);
    set(metadata, "description", json_string_value(json_object_get(object, "description")));
    set_date(metadata, "date", json_string_value(json_object_get(object, "datePublished")));
    set_date(metadata, "updated", json_string_value(json_object_get(object, "dateModified")));
}

/* Reads the JSON-LD in SCRIPT. */
static void read_linked_data(const GumboNode *script, Metadata *metadata)
{
    const GumboVector *children = &script->v.element.children;
    const GumboNode *text = children->length > 0 ? children->data[0] : NULL;
    if (!text || text->type == GUMBO_NODE_ELEMENT || strlen(text->v.text.text) > JSON_LIMIT) {
        return;
    }
    json_t *data = json_loads(text->v.text.text, 0, NULL);
    const json_t *graph = json_is_object(data) ? json_object_get(data, "@graph") : NULL;
    const json_t *list = json_is_array(graph) ? graph : data;
    for (gsize i = 0; json_is_array(list) && i < json_array_size(list); i++) {
        read_object(json_array_get(list, i), metadata);
    }
    read_object(data, metadata);
    json_decref(data);
}

/* Sets KEY to what a <meta> says of it. */
static void set_said(Metadata *metadata, const char *key, const char *content)
{
    g_autofree char *value = g_strdup(content);
    if (strcmp(key, "date") == 0 || strcmp(key, "updated") == 0) {
        set_date(metadata, key, value);
    } else if (strcmp(key, "cover") != 0) {
        set(metadata, key, strcmp(key, "subjects") == 0 ? g_strdelimit(value, ",", ';') : value);
    } else if (!strstr(value, ":") && *value != '/') { /* a file from the page, none of a site's */
        set(metadata, key, value);
    }
}

/* Adds an author to METADATA, where it has others by now: a page has a <meta> for each, and may say
 * one in several ways. */
static void add_creator(Metadata *metadata, const char *name)
{
    g_auto(GStrv) known = metadata_list(metadata->creator);
    if (!g_strv_contains((const char *const *)known, name)) {
        g_autofree char *before = g_steal_pointer(&metadata->creator);
        g_autofree char *all = before ? g_strconcat(before, "; ", name, NULL) : g_strdup(name);
        set(metadata, "creator", all);
        set(metadata, "creator", before); /* where it is too much */
    }
}

/* What SAID, a <meta>'s name, is called among the metadata; NULL for none of them. */
static const char *key_called(const char *said)
{
    static const char *const keys[][2] = {
        {"og:title", "title"},
        {"og:site_name", "publisher"},
        {"og:description", "description"},
        {"twitter:title", "title"},
        {"dc.creator", "creator"},
        {"dcterms.creator", "creator"},
        {"dc.title", "title"},
        {"dc.publisher", "publisher"},
        {"dc.rights", "rights"},
        {"article:published_time", "date"},
        {"dc.date", "date"},
        {"dcterms.date", "date"},
        {"pubdate", "date"},
        {"article:modified_time", "updated"},
        {"dcterms.modified", "updated"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
        if (g_ascii_strcasecmp(said, keys[i][0]) == 0) {
            return keys[i][1];
        }
    }
    const MetadataKey *known = metadata_key(said, TRUE); /* as front matter has them */
    return known ? known->name : NULL;
}

/* What a <meta> says whose name begins with PREFIX, or, where that is "", is none of Open Graph's.
 */
static void read_meta(const GumboNode *element, const char *prefix, Metadata *metadata)
{
    const char *content = html_attribute(element, "content");
    const char *name = html_attribute(element, "property");
    name = name ? name : html_attribute(element, "name");
    if (!content || !name || (g_ascii_strncasecmp(name, "og:", 3) == 0) != (*prefix != '\0')) {
        return;
    }
    const char *key = key_called(name);
    if (key && strcmp(key, "creator") == 0) {
        add_creator(metadata, content);
    } else if (key) {
        set_said(metadata, key, content);
    }
}

static gboolean is_in_head(const GumboNode *node)
{
    return node->parent && node->parent->type == GUMBO_NODE_ELEMENT &&
           node->parent->v.element.tag == GUMBO_TAG_HEAD;
}

/* What elements say that are no <meta>: the window's title, and a day that is marked as the
 * article's. */
static void read_element(const GumboNode *node, Metadata *metadata)
{
    GumboTag tag = node->v.element.tag;
    if (tag == GUMBO_TAG_TITLE && is_in_head(node)) {
        g_autofree char *title = html_text(node, LONGEST_VALUE);
        set(metadata, "title", title);
    } else if (tag == GUMBO_TAG_TIME && (html_has_word(node, "itemprop", "datePublished") ||
                                         html_attribute(node, "pubdate"))) {
        set_date(metadata, "date", html_attribute(node, "datetime"));
    }
}

void html_meta_read(const GumboNode *root, Metadata *metadata)
{
    enum { LINKED_DATA, OPEN_GRAPH, NAMED, MARKED, PASSES };
    if (root && root->type == GUMBO_NODE_ELEMENT) {
        set(metadata, "language", html_language(root));
    }
    for (guint pass = 0; pass < PASSES; pass++) {
        g_auto(Metadata) said = {0};
        for (const GumboNode *node = root; node; node = html_next(node, root, FALSE, NULL, NULL)) {
            GumboTag tag =
                node->type == GUMBO_NODE_ELEMENT ? node->v.element.tag : GUMBO_TAG_UNKNOWN;
            if (pass == LINKED_DATA && tag == GUMBO_TAG_SCRIPT &&
                html_has_word(node, "type", "application/ld+json")) {
                read_linked_data(node, &said);
            } else if ((pass == OPEN_GRAPH || pass == NAMED) && tag == GUMBO_TAG_META) {
                read_meta(node, pass == OPEN_GRAPH ? "og:" : "", &said);
            } else if (pass == MARKED && node->type == GUMBO_NODE_ELEMENT) {
                read_element(node, &said);
            }
        }
        metadata_merge(metadata, &said, FALSE);
    }
}
