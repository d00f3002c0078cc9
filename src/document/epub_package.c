#include "document/epub_package.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#include "base/error.h"

enum { DAY_LENGTH = 10, MOST_PAGES = 50000 };

/* The file at PATH as XML, without network and entities; to be freed with xmlFreeDoc. */
static xmlDoc *read_xml(const char *name, EpubArchive *archive, const char *path, GError **error)
{
    gsize length;
    g_autofree char *bytes = epub_archive_read(archive, path, &length, error);
    if (!bytes) {
        return NULL;
    }
    xmlDoc *xml = xmlReadMemory(bytes, (int)length, path, NULL,
                                XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (!xml || !xmlDocGetRootElement(xml)) {
        error_set(error, LECTERN_ERROR_INPUT, name, "%s: this is not well-formed XML", path);
        xmlFreeDoc(xml);
        return NULL;
    }
    return xml;
}

static gboolean is_called(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* The next element in NODE's tree, in order; NULL at the end. */
static xmlNode *next_element(xmlNode *node, const xmlNode *root)
{
    xmlNode *next = node->type == XML_ELEMENT_NODE ? node->children : NULL;
    while (!next) {
        if (node == root) {
            return NULL;
        }
        next = node->next;
        if (!next) {
            node = node->parent;
            next = node == root || !node ? NULL : node->next;
            if (node == root || !node) {
                return NULL;
            }
        }
    }
    return next;
}

/* The first element NAME below ROOT, or NULL. */
static xmlNode *find(xmlNode *root, const char *name)
{
    xmlNode *node = root;
    while (node && !is_called(node, name)) {
        node = next_element(node, root);
    }
    return node;
}

/* An attribute of NODE, whatever its namespace; the caller frees it with g_free. */
static char *attribute(const xmlNode *node, const char *name)
{
    xmlChar *value = xmlGetProp(node, BAD_CAST name);
    char *copy = g_strdup((const char *)value);
    xmlFree(value);
    return copy;
}

static char *content(const xmlNode *node)
{
    xmlChar *value = xmlNodeGetContent(node);
    char *copy = g_strstrip(g_strdup(value ? (const char *)value : ""));
    xmlFree(value);
    return copy;
}

/* Sets KEY to VALUE, or, where it may have several, adds it. */
static void add(Metadata *metadata, const char *key, const char *value, gboolean several)
{
    const MetadataKey *known = metadata_key(key, FALSE);
    const char *before = metadata_value(metadata, known);
    if (before && several) {
        g_autofree char *both = g_strconcat(before, "; ", value, NULL);
        metadata_set(metadata, known, both);
    } else if (!before) {
        metadata_set(metadata, known, value);
    }
}

/* What a <meta property> says. */
static void read_property(const char *property, const char *value, Metadata *metadata)
{
    if (strcmp(property, "belongs-to-collection") == 0) {
        add(metadata, "series", value, FALSE);
    } else if (strcmp(property, "group-position") == 0) {
        add(metadata, "number", value, FALSE);
    } else if (strcmp(property, "pageBreakSource") == 0) {
        add(metadata, "page-source", value, FALSE);
    }
}

static void read_item(const xmlNode *node, Metadata *metadata)
{
    static const struct {
        const char *name;
        const char *key;
        gboolean several;
    } names[] = {
        {"title", "title", FALSE},        {"creator", "creator", TRUE},
        {"language", "language", FALSE},  {"publisher", "publisher", FALSE},
        {"rights", "rights", FALSE},      {"description", "description", FALSE},
        {"subject", "subjects", TRUE},    {"identifier", "identifier", FALSE},
        {"source", "page-source", FALSE},
    };
    g_autofree char *value = content(node);
    g_autofree char *property = attribute(node, "property");
    if (is_called(node, "meta") && property) {
        read_property(property, value, metadata);
    } else if (is_called(node, "date")) {
        g_autofree char *day = g_strndup(value, DAY_LENGTH);
        add(metadata, "date", day, FALSE);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(names) && *value; i++) {
        if (is_called(node, names[i].name)) {
            gboolean subtitle = strcmp(names[i].key, "title") == 0 && metadata->title;
            add(metadata, subtitle ? "subtitle" : names[i].key, value, names[i].several);
        }
    }
}

static gboolean has_word(const char *list, const char *word)
{
    g_auto(GStrv) words = g_strsplit_set(list ? list : "", " \t\r\n", -1);
    return g_strv_contains((const char *const *)words, word);
}

/* Reads the manifest: paths by id into ITEMS, and where the navigation is. */
static void read_manifest(EpubPackage *package, xmlNode *manifest, GHashTable *items)
{
    g_autofree char *ncx = NULL;
    for (xmlNode *node = manifest->children; node; node = node->next) {
        g_autofree char *id = is_called(node, "item") ? attribute(node, "id") : NULL;
        g_autofree char *href = id ? attribute(node, "href") : NULL;
        if (!href) {
            continue;
        }
        g_autofree char *type = attribute(node, "media-type");
        g_autofree char *properties = attribute(node, "properties");
        char *path = epub_path(package->path, href);
        if (has_word(properties, "nav") && !package->navigation) {
            package->navigation = g_strdup(path);
        } else if (g_strcmp0(type, "application/x-dtbncx+xml") == 0 && !ncx) {
            ncx = g_strdup(path);
        }
        gboolean page = g_strcmp0(type, "application/xhtml+xml") == 0 ||
                        g_strcmp0(type, "text/html") == 0 ||
                        g_strcmp0(type, "application/x-dtbook+xml") == 0;
        if (page) {
            g_hash_table_insert(items, g_steal_pointer(&id), path);
        } else {
            g_free(path);
        }
    }
    if (!package->navigation) {
        package->navigation = g_steal_pointer(&ncx);
    }
}

static void read_spine(EpubPackage *package, xmlNode *spine, GHashTable *items)
{
    for (xmlNode *node = spine->children; node && package->pages->len < MOST_PAGES;
         node = node->next) {
        g_autofree char *id = is_called(node, "itemref") ? attribute(node, "idref") : NULL;
        const char *path = id ? g_hash_table_lookup(items, id) : NULL;
        if (path && g_strcmp0(path, package->navigation) != 0) {
            g_ptr_array_add(package->pages, g_strdup(path));
            g_hash_table_remove(items, id); /* a page stands in the spine once */
        }
    }
}

/* The path of the package document, by META-INF/container.xml. */
static char *find_package(const char *name, EpubArchive *archive, GError **error)
{
    xmlDoc *xml = read_xml(name, archive, "META-INF/container.xml", error);
    xmlNode *file = xml ? find(xmlDocGetRootElement(xml), "rootfile") : NULL;
    char *path = file ? attribute(file, "full-path") : NULL;
    if (xml && !path) {
        error_set(error, LECTERN_ERROR_INPUT, name, "its container names no package document");
    }
    xmlFreeDoc(xml);
    return path;
}

EpubPackage *epub_package_read(const char *name, EpubArchive *archive, Metadata *metadata,
                               GError **error)
{
    char *path = find_package(name, archive, error);
    xmlDoc *xml = path ? read_xml(name, archive, path, error) : NULL;
    if (!xml) {
        g_free(path);
        return NULL;
    }
    EpubPackage *package = g_new0(EpubPackage, 1);
    package->path = path;
    package->pages = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) items = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    xmlNode *root = xmlDocGetRootElement(xml);
    xmlNode *about = find(root, "metadata");
    xmlNode *manifest = find(root, "manifest");
    xmlNode *spine = find(root, "spine");
    for (xmlNode *node = about; node; node = next_element(node, about)) {
        if (node != about && node->type == XML_ELEMENT_NODE) {
            read_item(node, metadata);
        }
    }
    if (manifest && spine) {
        read_manifest(package, manifest, items);
        read_spine(package, spine, items);
    }
    xmlFreeDoc(xml);
    if (package->pages->len == 0) {
        error_set(error, LECTERN_ERROR_INPUT, name, "its package document names no pages");
        epub_package_free(package);
        return NULL;
    }
    return package;
}

void epub_package_free(EpubPackage *package)
{
    if (package) {
        g_free(package->path);
        g_free(package->navigation);
        g_ptr_array_unref(package->pages);
        g_free(package);
    }
}
