#include "document/html_notes.h"

#include <string.h>

#include "document/html_element.h"
#include "document/html_tree.h"

HtmlNotes *html_notes_new(void)
{
    HtmlNotes *notes = g_new0(HtmlNotes, 1);
    notes->numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    notes->labels = g_ptr_array_new_with_free_func(g_free);
    return notes;
}

void html_notes_free(HtmlNotes *notes)
{
    g_hash_table_unref(notes->numbers);
    g_ptr_array_unref(notes->labels);
    g_free(notes);
}

void html_notes_find(HtmlNotes *notes, const GumboNode *root, const char *page)
{
    for (const GumboNode *node = root; node; node = html_next(node, root, FALSE, NULL, NULL)) {
        const char *id = node->type == GUMBO_NODE_ELEMENT && html_is_note(node)
                             ? html_attribute(node, "id")
                             : NULL;
        char *place = id ? g_strdup_printf("%s#%s", page, id) : NULL;
        if (place && !g_hash_table_contains(notes->numbers, place)) {
            g_ptr_array_add(notes->labels, NULL);
            g_hash_table_insert(notes->numbers, place, GUINT_TO_POINTER(notes->labels->len));
        } else {
            g_free(place);
        }
    }
}

guint html_note_number(const HtmlNotes *notes, const GumboNode *element, const char *page)
{
    const char *id = html_is_note(element) ? html_attribute(element, "id") : NULL;
    g_autofree char *place = id ? g_strdup_printf("%s#%s", page, id) : NULL;
    return place ? GPOINTER_TO_UINT(g_hash_table_lookup(notes->numbers, place)) : 0;
}

guint html_note_referred(const HtmlNotes *notes, const GumboNode *element, const char *page)
{
    const char *target = html_is_reference(element) ? html_attribute(element, "href") : NULL;
    const char *mark = target ? strchr(target, '#') : NULL;
    if (!mark) {
        return 0;
    }
    /* "../text/c1.xhtml#n1" of "text/c2.xhtml": pages are told apart by their own names. */
    g_autofree char *before = g_strndup(target, (gsize)(mark - target));
    const char *name = strrchr(before, '/');
    name = name ? name + 1 : before;
    g_autofree char *place = g_strconcat(*name ? name : page, mark, NULL);
    return GPOINTER_TO_UINT(g_hash_table_lookup(notes->numbers, place));
}

void html_notes_label(HtmlNotes *notes, const GumboNode *root, const char *page)
{
    enum { LONGEST = 12 };
    for (const GumboNode *node = root; node; node = html_next(node, root, FALSE, NULL, NULL)) {
        guint number = node->type == GUMBO_NODE_ELEMENT ? html_note_referred(notes, node, page) : 0;
        if (number == 0 || g_ptr_array_index(notes->labels, number - 1)) {
            continue;
        }
        g_autofree char *text = html_text(node, LONGEST + 1);
        g_strdelimit(text, "[](){}", ' ');
        g_strstrip(text);
        if (*text && strlen(text) <= LONGEST) {
            g_ptr_array_index(notes->labels, number - 1) = g_strdup_printf("[%s]", text);
        }
    }
}

char *html_note_label(const HtmlNotes *notes, guint number)
{
    const char *label = g_ptr_array_index(notes->labels, number - 1);
    return label ? g_strdup(label) : g_strdup_printf("[%u]", number);
}
