/* HTML as a tree: gumbo's, with bounds on what a hostile page can cost. */
#ifndef LECTERN_DOCUMENT_HTML_TREE_H
#define LECTERN_DOCUMENT_HTML_TREE_H

#include <glib.h>
#include <gumbo.h>

typedef struct HtmlTree HtmlTree;

/* The tree of SOURCE, which outlives it. LECTERN_ERROR_INPUT, about NAME, where elements are nested
 * deeper than any page has them, or the tree would need far more memory than its source. */
HtmlTree *html_tree_new(const char *name, const char *source, gsize length, GError **error);
void html_tree_free(HtmlTree *tree);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HtmlTree, html_tree_free)

/* Its <html>. */
const GumboNode *html_tree_root(const HtmlTree *tree);

/* The node behind NODE in reading order, within ROOT: its first child, unless SKIP is set, or else
 * what follows it; NULL at the end. LEFT (or NULL) is called with DATA for each element that is
 * left on the way, the innermost first. */
typedef void (*HtmlLeave)(const GumboNode *element, gpointer data);
const GumboNode *html_next(const GumboNode *node, const GumboNode *root, gboolean skip,
                           HtmlLeave left, gpointer data);

/* SOURCE, written as XHTML, as HTML has it: "<a/>" is "<a></a>". The caller frees it. */
char *html_from_xhtml(const char *source, gsize *length);

#endif
