#include "document/epub_contents.h"

#include <string.h>

#include "document/html_element.h"
#include "document/html_tree.h"

/* Adds the TITLE of what HREF points at, unless that has one. */
static void add(GHashTable *titles, const char *base, const char *href, char *title)
{
    g_autofree char *path = epub_path(base, href);
    if (*title && !g_hash_table_contains(titles, path)) {
        g_hash_table_insert(titles, g_steal_pointer(&path), title);
    } else {
        g_free(title);
    }
}

/* Whether NODE is in a list of pages or landmarks instead of the contents. */
static gboolean is_other_list(const GumboNode *node)
{
    return node->v.element.tag == GUMBO_TAG_NAV && (html_has_word(node, "epub:type", "page-list") ||
                                                    html_has_word(node, "epub:type", "landmarks"));
}

/* An NCX is read as HTML is: its elements are unknown to that, and so stand as they are. */
static void read_titles(GHashTable *titles, const char *base, const GumboNode *root)
{
    enum { LONGEST = 1000 };
    const char *const ncx[] = {"<content", "<text"};
    g_autofree char *label = NULL;
    gboolean skip = FALSE;
    for (const GumboNode *node = root; node; node = html_next(node, root, skip, NULL, NULL)) {
        skip = FALSE;
        if (node->type != GUMBO_NODE_ELEMENT) {
            continue;
        }
        skip = is_other_list(node);
        GumboStringPiece tag = node->v.element.original_tag;
        const char *href = html_attribute(node, "href");
        const char *source = html_attribute(node, "src");
        if (!skip && node->v.element.tag == GUMBO_TAG_A && href) {
            add(titles, base, href, html_text(node, LONGEST));
        } else if (tag.length > strlen(ncx[1]) &&
                   g_ascii_strncasecmp(tag.data, ncx[1], strlen(ncx[1])) == 0) {
            g_free(label);
            label = html_text(node, LONGEST);
        } else if (label && source && tag.length > strlen(ncx[0]) &&
                   g_ascii_strncasecmp(tag.data, ncx[0], strlen(ncx[0])) == 0) {
            add(titles, base, source, g_steal_pointer(&label));
        }
    }
}

GHashTable *epub_contents(const char *name, EpubArchive *archive, const EpubPackage *package)
{
    GHashTable *titles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    gsize length = 0;
    g_autofree char *source =
        package->navigation ? epub_archive_read(archive, package->navigation, &length, NULL) : NULL;
    if (source && g_utf8_validate_len(source, length, NULL)) {
        g_autofree char *html = html_from_xhtml(source, &length);
        g_autoptr(HtmlTree) tree = html_tree_new(name, html, length, NULL);
        if (tree) {
            read_titles(titles, package->navigation, html_tree_root(tree));
        }
    }
    return titles;
}
