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

/* The day of a date, which pages write with all kinds of times behind. */
static void set_date(Metadata *metadata, const char *value)
{
    enum { DAY_LENGTH = 10 };
    if (value && strlen(value) >= DAY_LENGTH) {
        g_autofree char *day = g_strndup(value, DAY_LENGTH);
        set(metadata, "date", day);
    } else {
        set(metadata, "date", value);
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
    set_date(metadata, json_string_value(json_object_get(object, "datePublished")));
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

/* What a <meta> of a name says. */
static void read_meta(const GumboNode *element, const char *prefix, Metadata *metadata)
{
    static const char *const keys[][2] = {
        {"og:title", "title"},
        {"og:site_name", "publisher"},
        {"og:description", "description"},
        {"twitter:title", "title"},
        {"author", "creator"},
        {"dc.creator", "creator"},
        {"dcterms.creator", "creator"},
        {"dc.title", "title"},
        {"description", "description"},
        {"keywords", "subjects"},
        {"dc.publisher", "publisher"},
        {"copyright", "rights"},
        {"dc.rights", "rights"},
    };
    static const char *const dates[] = {"article:published_time", "date", "dc.date", "dcterms.date",
                                        "pubdate"};
    const char *content = html_attribute(element, "content");
    const char *name = html_attribute(element, "property");
    name = name ? name : html_attribute(element, "name");
    if (!content || !name || (g_ascii_strncasecmp(name, "og:", 3) == 0) != (*prefix != '\0')) {
        return;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
        if (g_ascii_strcasecmp(name, keys[i][0]) == 0) {
            g_autofree char *value = g_strdup(content);
            if (strcmp(keys[i][1], "subjects") == 0) {
                g_strdelimit(value, ",", ';');
            }
            set(metadata, keys[i][1], value);
        }
    }
    for (gsize i = 0; i < G_N_ELEMENTS(dates); i++) {
        if (g_ascii_strcasecmp(name, dates[i]) == 0) {
            set_date(metadata, content);
        }
    }
}

void html_meta_read(const GumboNode *root, Metadata *metadata)
{
    enum { LINKED_DATA, OPEN_GRAPH, NAMED, PASSES };
    for (guint pass = 0; pass < PASSES; pass++) {
        for (const GumboNode *node = root; node; node = html_next(node, root, FALSE, NULL, NULL)) {
            GumboTag tag =
                node->type == GUMBO_NODE_ELEMENT ? node->v.element.tag : GUMBO_TAG_UNKNOWN;
            if (pass == LINKED_DATA && tag == GUMBO_TAG_SCRIPT &&
                html_has_word(node, "type", "application/ld+json")) {
                read_linked_data(node, metadata);
            } else if (pass != LINKED_DATA && tag == GUMBO_TAG_META) {
                read_meta(node, pass == OPEN_GRAPH ? "og:" : "", metadata);
            } else if (pass == NAMED && tag == GUMBO_TAG_TITLE && node->parent &&
                       node->parent->type == GUMBO_NODE_ELEMENT &&
                       node->parent->v.element.tag == GUMBO_TAG_HEAD) {
                g_autofree char *title = html_text(node, LONGEST_VALUE);
                set(metadata, "title", title);
            }
        }
    }
    if (root && root->type == GUMBO_NODE_ELEMENT) {
        set(metadata, "language", html_language(root));
    }
}
