#include "document/html_element.h"

#include <string.h>

#include "base/utf8.h"
#include "document/html_tree.h"

const char *html_attribute(const GumboNode *element, const char *name)
{
    const GumboAttribute *attribute = gumbo_get_attribute(&element->v.element.attributes, name);
    return attribute ? attribute->value : NULL;
}

gboolean html_has_word(const GumboNode *element, const char *name, const char *word)
{
    const char *value = html_attribute(element, name);
    gsize length = strlen(word);
    while (value && *value) {
        value += strspn(value, " \t\r\n\f");
        gsize end = strcspn(value, " \t\r\n\f");
        if (end == length && g_ascii_strncasecmp(value, word, length) == 0) {
            return TRUE;
        }
        value += end;
    }
    return FALSE;
}

gboolean html_is(const GumboNode *element, const char *kind)
{
    if (element->v.element.attributes.length == 0) {
        return FALSE;
    }
    g_autofree char *role = g_strconcat("doc-", kind, NULL);
    return html_has_word(element, "role", role) || html_has_word(element, "epub:type", kind);
}

const char *html_language(const GumboNode *element)
{
    const char *language = html_attribute(element, "lang");
    language = language ? language : html_attribute(element, "xml:lang");
    const MetadataKey *key = metadata_key("language", FALSE);
    return language && key->is_valid(language) ? language : NULL;
}

gboolean html_is_reference(const GumboNode *element)
{
    return html_is(element, "noteref") || html_has_word(element, "class", "footnote-ref");
}

gboolean html_is_note(const GumboNode *element)
{
    return html_is(element, "footnote") || html_is(element, "endnote") ||
           html_has_word(element, "epub:type", "rearnote") ||
           html_has_word(element, "epub:type", "note");
}

gboolean html_is_backlink(const GumboNode *element)
{
    return html_is(element, "backlink") || html_has_word(element, "epub:type", "referrer") ||
           html_has_word(element, "class", "footnote-back");
}

static gboolean has_role(const GumboNode *element)
{
    static const char *const roles[] = {
        "navigation", "banner", "contentinfo", "complementary", "search", "dialog",
        "toolbar",    "menu",   "doc-toc",     "doc-pagelist",  NULL};
    for (guint i = 0; roles[i]; i++) {
        if (html_has_word(element, "role", roles[i])) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean is_hidden(const GumboNode *element)
{
    const char *style = html_attribute(element, "style");
    const char *hidden = html_attribute(element, "aria-hidden");
    g_autofree char *folded = style ? g_ascii_strdown(style, -1) : NULL;
    g_auto(GStrv) parts = g_strsplit_set(folded ? folded : "", " \t\r\n", -1);
    g_autofree char *bare = g_strjoinv("", parts);
    return html_attribute(element, "hidden") || (hidden && strcmp(hidden, "true") == 0) ||
           strstr(bare, "display:none");
}

gboolean html_is_left_out(const GumboNode *element)
{
    switch (element->v.element.tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_RT:
    case GUMBO_TAG_RP:
        return TRUE;
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FOOTER: /* but for one that has the notes */
        return !html_is_note(element) && !html_is(element, "footnotes") &&
               !html_is(element, "endnotes");
    default:
        return element->v.element.attributes.length > 0 &&
               (has_role(element) || is_hidden(element) || html_is_backlink(element));
    }
}

gboolean html_is_block(const GumboNode *element)
{
    switch (element->v.element.tag) {
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_HGROUP:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_P:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_UL:
        return TRUE;
    default:
        return FALSE;
    }
}

gboolean html_inline_kind(const GumboNode *element, InlineKind *kind)
{
    switch (element->v.element.tag) {
    case GUMBO_TAG_EM:
    case GUMBO_TAG_I:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_VAR:
        *kind = INLINE_EMPHASIS;
        return TRUE;
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_B:
        *kind = INLINE_STRONG;
        return TRUE;
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_TT:
        *kind = INLINE_CODE;
        return TRUE;
    case GUMBO_TAG_A:
        *kind = INLINE_LINK;
        return html_attribute(element, "href") != NULL;
    default:
        return FALSE;
    }
}

guint html_heading(const GumboNode *element)
{
    GumboTag tag = element->v.element.tag;
    return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6 ? (guint)(tag - GUMBO_TAG_H1) + 1 : 0;
}

char *html_text(const GumboNode *element, gsize limit)
{
    GString *text = g_string_new(NULL);
    gboolean skip = FALSE;
    for (const GumboNode *node = element; node && text->len < limit;
         node = html_next(node, element, skip, NULL, NULL)) {
        skip = node->type == GUMBO_NODE_ELEMENT &&
               (node->v.element.tag == GUMBO_TAG_SCRIPT || node->v.element.tag == GUMBO_TAG_STYLE);
        gboolean words = node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE;
        for (const char *c = words ? node->v.text.text : ""; *c; c = g_utf8_next_char(c)) {
            gunichar character = g_utf8_get_char(c);
            if (!utf8_is_space(character)) {
                g_string_append_unichar(text, character);
            } else if (text->len > 0 && text->str[text->len - 1] != ' ') {
                g_string_append_c(text, ' ');
            }
        }
    }
    if (text->len > 0 && text->str[text->len - 1] == ' ') {
        g_string_truncate(text, text->len - 1);
    }
    return g_string_free(text, FALSE);
}

char *html_page(const GumboNode *element)
{
    enum { LONGEST = 20 };
    if (!html_is(element, "pagebreak")) {
        return NULL;
    }
    const char *const named[] = {html_attribute(element, "aria-label"),
                                 html_attribute(element, "title")};
    for (guint i = 0; i < G_N_ELEMENTS(named); i++) {
        if (named[i] && *named[i] && strlen(named[i]) <= LONGEST) {
            return g_strstrip(g_strdup(named[i]));
        }
    }
    g_autofree char *text = html_text(element, LONGEST);
    const char *id = html_attribute(element, "id");
    gsize digits = id ? strcspn(id, "0123456789") : 0;
    if (*text) {
        return g_steal_pointer(&text);
    }
    return id && id[digits] && strlen(id + digits) <= LONGEST ? g_strdup(id + digits)
                                                              : g_strdup("?");
}
