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
