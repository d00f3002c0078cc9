#include "document/html.h"

#include <string.h>

#include "document/block_writer.h"
#include "document/html_element.h"
#include "document/html_main.h"
#include "document/html_meta.h"
#include "document/html_tree.h"

enum { SNIFFED = 4096 };

/* The length of what stands at BYTES from OPEN to CLOSE; 0 where it is nothing like that. */
static gsize length_between(const char *bytes, gsize length, const char *open, const char *close)
{
    if (length <= strlen(open) || memcmp(bytes, open, strlen(open)) != 0) {
        return 0;
    }
    const char *end = g_strstr_len(bytes, (gssize)MIN(length, SNIFFED), close);
    return end ? (gsize)(end - bytes) + strlen(close) : 0;
}

gboolean html_is_page(const char *bytes, gsize length)
{
    static const char *const starts[] = {"<!doctype html", "<html"};
    gsize at = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    for (gsize skip = 1; at < length && skip > 0; at += skip) {
        skip =
            g_ascii_isspace(bytes[at]) ? 1 : length_between(bytes + at, length - at, "<!--", "-->");
        skip = skip > 0 ? skip : length_between(bytes + at, length - at, "<?xml", "?>");
    }
    for (gsize i = 0; i < G_N_ELEMENTS(starts); i++) {
        gsize size = strlen(starts[i]);
        if (length - at > size && g_ascii_strncasecmp(bytes + at, starts[i], size) == 0 &&
            strchr(" \t\r\n\f>", bytes[at + size])) {
            return TRUE;
        }
    }
    return FALSE;
}

char *html_encoding(const char *bytes, gsize length)
{
    static const char *const signs[] = {"charset=", "encoding="};
    g_autofree char *start = g_strndup(bytes, MIN(length, SNIFFED));
    g_autofree char *folded = g_ascii_strdown(start, -1);
    for (gsize i = 0; i < G_N_ELEMENTS(signs); i++) {
        const char *sign = strstr(folded, signs[i]);
        if (sign) {
            sign += strlen(signs[i]);
            sign += strspn(sign, "\"' ");
            gsize size = strspn(sign, "abcdefghijklmnopqrstuvwxyz0123456789-_:");
            return size > 0 ? g_strndup(sign, size) : NULL;
        }
    }
    return NULL;
}

const GumboNode *html_title(const GumboNode *root, const char *title)
{
    const GumboNode *first = NULL;
    gboolean others = FALSE;
    gboolean skip = FALSE;
    for (const GumboNode *node = root; node; node = html_next(node, root, skip, NULL, NULL)) {
        skip = node->type == GUMBO_NODE_ELEMENT && html_is_left_out(node);
        if (!skip && node->type == GUMBO_NODE_ELEMENT && html_heading(node) == 1) {
            others = others || first != NULL;
            first = first ? first : node;
        }
    }
    g_autofree char *says = first ? html_text(first, METADATA_LIMIT) : NULL;
    return first && (!others || g_strcmp0(says, title) == 0) && *says ? first : NULL;
}

/* Puts the title that stands outside of the text, or is only said in the head, before it. */
static void add_outer_title(const HtmlInto *into, const GumboNode *root, const GumboNode *inside)
{
    const GumboNode *heading = html_outer_heading(root, inside);
    g_autofree char *words = heading ? html_text(heading, METADATA_LIMIT) : NULL;
    if (!words || !*words) {
        g_free(words);
        words = g_strdup(into->document->metadata.title);
    }
    if (words) {
        block_add(into->document, into->text, (Block){.kind = BLOCK_TITLE}, words);
    }
}

Document *html_read(const char *name, const char *source, gsize length, GError **error)
{
    g_autoptr(HtmlTree) tree = html_tree_new(name, source, length, error);
    if (!tree) {
        return NULL;
    }
    const GumboNode *root = html_tree_root(tree);
    const GumboNode *inside = html_main(root);
    Document *document = document_new(name, NULL, 0);
    html_meta_read(root, &document->metadata);
    HtmlNotes *notes = html_notes_new();
    html_notes_find(notes, inside, "");
    html_notes_label(notes, inside, "");
    const HtmlInto into = {
        .document = document,
        .text = g_string_sized_new(length / 2),
        .notes = notes,
        .page = "",
        .is_source = TRUE,
        .title = html_title(inside, document->metadata.title),
    };
    if (!into.title) {
        add_outer_title(&into, root, inside);
    }
    html_read_into(&into, inside);
    html_notes_free(notes);
    document->length = into.text->len;
    document->text = g_string_free(into.text, FALSE);
    return document;
}
