#include "document/html_tree.h"

#include <setjmp.h>
#include <string.h>

#include "base/error.h"
#include "document/html_depth.h"

enum {
    BYTES_A_BYTE = 400, /* of memory for one of the source: tags of three letters need as
                         * much */
    BYTES_AT_LEAST = 16 << 20,
};

/* What stands before each piece of memory that gumbo has: all of them are in a ring, so that they
 * can be freed one by one. Gumbo's own way to free a tree goes as deep as the tree is. */
typedef struct Piece Piece;
struct Piece {
    Piece *next;
    Piece *before;
    gsize size;
    gsize alignment; /* keeps what follows aligned for anything */
};

struct HtmlTree {
    Piece ring;
    gsize used;
    gsize limit;
    jmp_buf refused;
    GumboOutput *output;
};

static void *take(void *user, size_t size)
{
    HtmlTree *tree = user;
    if (size > tree->limit - tree->used) {
        longjmp(tree->refused, 1);
    }
    Piece *piece = g_malloc(sizeof(Piece) + size);
    *piece = (Piece){tree->ring.next, &tree->ring, size, 0};
    tree->ring.next->before = piece;
    tree->ring.next = piece;
    tree->used += size;
    return piece + 1;
}

static void give_back(void *user, void *memory)
{
    HtmlTree *tree = user;
    if (memory) {
        Piece *piece = (Piece *)memory - 1;
        piece->next->before = piece->before;
        piece->before->next = piece->next;
        tree->used -= piece->size;
        g_free(piece);
    }
}

HtmlTree *html_tree_new(const char *name, const char *source, gsize length, GError **error)
{
    if (html_is_too_deep(source, length)) {
        error_set(error, LECTERN_ERROR_INPUT, name,
                  "elements are nested more than %u deep: no page that is meant to be read",
                  HTML_DEEPEST);
        return NULL;
    }
    HtmlTree *tree = g_new0(HtmlTree, 1);
    tree->ring.next = tree->ring.before = &tree->ring;
    tree->limit = MAX(length * BYTES_A_BYTE, (gsize)BYTES_AT_LEAST);
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = take;
    options.deallocator = give_back;
    options.userdata = tree;
    options.max_errors = 0;
    if (setjmp(tree->refused) != 0) {
        error_set(error, LECTERN_ERROR_INPUT, name,
                  "its markup is so broken that it would need more than %zu MB", tree->limit >> 20);
        html_tree_free(tree);
        return NULL;
    }
    tree->output = gumbo_parse_with_options(&options, source, length);
    return tree;
}

void html_tree_free(HtmlTree *tree)
{
    if (!tree) {
        return;
    }
    for (Piece *piece = tree->ring.next; piece != &tree->ring;) {
        Piece *next = piece->next;
        g_free(piece);
        piece = next;
    }
    g_free(tree);
}

const GumboNode *html_tree_root(const HtmlTree *tree)
{
    return tree->output->root;
}

static gboolean is_element(const GumboNode *node)
{
    return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

const GumboNode *html_next(const GumboNode *node, const GumboNode *root, gboolean skip,
                           HtmlLeave left, gpointer data)
{
    if (!skip && is_element(node) && node->v.element.children.length > 0) {
        return node->v.element.children.data[0];
    }
    for (;; node = node->parent) {
        if (left && is_element(node)) {
            left(node, data);
        }
        if (node == root) {
            return NULL;
        }
        const GumboVector *siblings = &node->parent->v.element.children;
        if (node->index_within_parent + 1 < siblings->length) {
            return siblings->data[node->index_within_parent + 1];
        }
    }
}
