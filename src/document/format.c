#include "document/format.h"

#include <string.h>

#include "document/epub.h"
#include "document/html.h"

DocumentFormat format_of_name(const char *name)
{
    static const struct {
        const char *ending;
        DocumentFormat format;
    } endings[] = {
        {".txt", FORMAT_PLAIN}, {".md", FORMAT_MARKDOWN}, {".markdown", FORMAT_MARKDOWN},
        {".html", FORMAT_HTML}, {".htm", FORMAT_HTML},    {".xhtml", FORMAT_HTML},
        {".xht", FORMAT_HTML},  {".epub", FORMAT_EPUB},
    };
    g_autofree char *base = g_path_get_basename(name);
    g_autofree char *lower = g_ascii_strdown(base, -1);
    for (gsize i = 0; i < G_N_ELEMENTS(endings); i++) {
        if (g_str_has_suffix(lower, endings[i].ending) && strcmp(lower, endings[i].ending) != 0) {
            return endings[i].format;
        }
    }
    return FORMAT_GUESS;
}

DocumentFormat format_of(const char *name, const char *bytes, gsize length)
{
    DocumentFormat named = format_of_name(name);
    if (epub_is(bytes, length)) {
        return FORMAT_EPUB;
    }
    if (named == FORMAT_MARKDOWN || named == FORMAT_HTML) {
        return named;
    }
    return html_is_page(bytes, length) ? FORMAT_HTML : FORMAT_PLAIN;
}
