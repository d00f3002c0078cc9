#include "document/markdown_title.h"

#include <string.h>

#include "document/markup.h"

void markdown_append(GString *words, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
        g_string_append(words, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_SOFTBREAK:
        g_string_append_c(words, ' ');
        break;
    case CMARK_NODE_LINEBREAK:
        g_string_append_c(words, '\n');
        break;
    case CMARK_NODE_HTML_INLINE:
        if (markup_is_line_break(cmark_node_get_literal(node))) {
            g_string_append_c(words, '\n');
        }
        break;
    default: /* emphasis, links and images are heard by the text in them */
        break;
    }
}

/* Whether the words of HEADING are TITLE. */
static gboolean says(cmark_node *heading, const char *title)
{
    g_autoptr(GString) words = g_string_new(NULL);
    cmark_iter *iter = cmark_iter_new(heading);
    while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
        markdown_append(words, cmark_iter_get_node(iter));
    }
    cmark_iter_free(iter);
    return strcmp(words->str, title) == 0;
}

static gboolean is_first_level(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_HEADING &&
           cmark_node_get_heading_level(node) == 1;
}

cmark_node *markdown_title(cmark_node *root, const char *title)
{
    cmark_node *first = cmark_node_first_child(root);
    while (first && cmark_node_get_type(first) == CMARK_NODE_HTML_BLOCK) {
        first = cmark_node_next(first);
    }
    if (!first || !is_first_level(first) || !cmark_node_first_child(first)) {
        return NULL;
    }
    gboolean others = FALSE;
    for (cmark_node *node = cmark_node_next(first); node; node = cmark_node_next(node)) {
        others = others || is_first_level(node);
    }
    return !title || !others || says(first, title) ? first : NULL;
}
