#include "document/html_main.h"

#include <string.h>

#include "document/html_element.h"
#include "document/html_tree.h"

/* An element that may be the one, while its text is counted. */
typedef struct {
    const GumboNode *element;
    gsize text; /* bytes */
} Candidate;

typedef struct {
    GArray *found; /* of Candidate: articles */
    GArray *open;  /* of guint: those that are open */
    const GumboNode *main;
    const GumboNode *body;
    gsize text; /* bytes of all that is read */
} Search;

static void leave(const GumboNode *element, gpointer data)
{
    Search *search = data;
    guint last = search->open->len;
    if (last > 0) {
        guint index = g_array_index(search->open, guint, last - 1);
        if (g_array_index(search->found, Candidate, index).element == element) {
            g_array_set_size(search->open, last - 1);
        }
    }
}

static void enter(Search *search, const GumboNode *element)
{
    GumboTag tag = element->v.element.tag;
    if (!search->main && (tag == GUMBO_TAG_MAIN || html_has_word(element, "role", "main"))) {
        search->main = element;
    }
    if (!search->body && tag == GUMBO_TAG_BODY) {
        search->body = element;
    }
    /* Only the outermost: articles in an article are what readers say of it. */
    if ((tag == GUMBO_TAG_ARTICLE || html_has_word(element, "role", "article")) &&
        search->open->len == 0) {
        Candidate candidate = {element, 0};
        guint index = search->found->len;
        g_array_append_val(search->found, candidate);
        g_array_append_val(search->open, index);
    }
}

static void count(Search *search, const GumboNode *node)
{
    gsize length = strlen(node->v.text.text);
    search->text += length;
    if (search->open->len > 0) {
        guint index = g_array_index(search->open, guint, 0);
        g_array_index(search->found, Candidate, index).text += length;
    }
}

/* Finds what there is in ROOT. */
static void search_in(Search *search, const GumboNode *root)
{
    gboolean skip = FALSE;
    for (const GumboNode *node = root; node; node = html_next(node, root, skip, leave, search)) {
        skip = FALSE;
        if (node->type == GUMBO_NODE_TEXT) {
            count(search, node);
        } else if (node->type == GUMBO_NODE_ELEMENT) {
            skip = html_is_left_out(node);
            if (!skip) {
                enter(search, node);
            }
        }
    }
}

static Search search_new(void)
{
    return (Search){.found = g_array_new(FALSE, FALSE, sizeof(Candidate)),
                    .open = g_array_new(FALSE, FALSE, sizeof(guint))};
}

static void search_clear(Search *search)
{
    g_array_unref(search->found);
    g_array_unref(search->open);
}

/* The article that has more than half of the text there is; else NULL. */
static const GumboNode *most_of(const Search *search)
{
    for (guint i = 0; i < search->found->len; i++) {
        const Candidate *candidate = &g_array_index(search->found, Candidate, i);
        if (candidate->text * 2 > search->text) {
            return candidate->element;
        }
    }
    return NULL;
}

const GumboNode *html_main(const GumboNode *root)
{
    Search all = search_new();
    search_in(&all, root);
    const GumboNode *found = all.main;
    if (found) {
        Search inside = search_new();
        search_in(&inside, found);
        const GumboNode *article = most_of(&inside);
        found = article ? article : found;
        search_clear(&inside);
    } else {
        found =
            all.found->len == 1 ? g_array_index(all.found, Candidate, 0).element : most_of(&all);
    }
    found = found ? found : all.body ? all.body : root;
    search_clear(&all);
    return found;
}

const GumboNode *html_outer_heading(const GumboNode *root, const GumboNode *inside)
{
    gboolean skip = FALSE;
    for (const GumboNode *node = root; node; node = html_next(node, root, skip, NULL, NULL)) {
        skip = node == inside || (node->type == GUMBO_NODE_ELEMENT && html_is_left_out(node));
        if (!skip && node->type == GUMBO_NODE_ELEMENT && html_heading(node) == 1) {
            return node;
        }
    }
    return NULL;
}
