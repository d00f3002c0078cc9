#include "document/markup.h"

#include <string.h>

/* Behind the tag or comment that starts at HTML; its end where it is not closed. */
static const char *behind_tag(const char *html)
{
    gboolean comment = g_str_has_prefix(html, "<!--");
    const char *end = strstr(comment ? html + strlen("<!--") : html, comment ? "-->" : ">");
    if (!end) {
        return html + strlen(html);
    }
    return end + (comment ? strlen("-->") : strlen(">"));
}

char *markup_text(const char *html)
{
    GString *text = g_string_new(NULL);
    while (*html) {
        if (*html == '<') {
            html = behind_tag(html);
        } else {
            g_string_append_c(text, *html++);
        }
    }
    return g_string_free(text, FALSE);
}

gboolean markup_is_line_break(const char *tag)
{
    return g_ascii_strncasecmp(tag, "<br", strlen("<br")) == 0 &&
           !g_ascii_isalnum(tag[strlen("<br")]);
}

char *markup_element(const char *tag, gboolean *ends)
{
    static const char *const endless[] = {"area",  "base", "br",   "col",    "embed", "hr",  "img",
                                          "input", "link", "meta", "source", "track", "wbr", NULL};
    *ends = g_str_has_prefix(tag, "</");
    const char *name = tag + (*ends ? strlen("</") : strlen("<"));
    gsize length = 0;
    while (*tag == '<' && (g_ascii_isalnum(name[length]) || name[length] == '-')) {
        length++;
    }
    g_autofree char *element = g_ascii_strdown(name, (gssize)length);
    gboolean whole =
        length == 0 || g_str_has_suffix(tag, "/>") || g_strv_contains(endless, element);
    return whole ? NULL : g_steal_pointer(&element);
}

char *markup_language(const char *tag)
{
    static GRegex *attribute;
    if (g_once_init_enter(&attribute)) {
        GRegex *made = g_regex_new("\\s(?:xml:)?lang\\s*=\\s*[\"']?([a-z]{2,3}(?:-[a-z0-9]{1,8})*)"
                                   "(?=[\"'\\s>])",
                                   G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
        g_once_init_leave(&attribute, made);
    }
    g_autoptr(GMatchInfo) match = NULL;
    return g_regex_match(attribute, tag, 0, &match) ? g_match_info_fetch(match, 1) : NULL;
}
