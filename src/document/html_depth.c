#include "document/html_depth.h"

#include <string.h>

#include "document/html_tree.h"

enum { LONGEST_NAME = 16 };

/* A tag. */
typedef struct {
    char name[LONGEST_NAME]; /* in small letters, cut */
    gboolean ends;
    gboolean closed; /* "<br/>" */
    gsize start;
    gsize end;
} Tag;

static gsize find(const char *source, gsize length, gsize from, const char *what)
{
    const char *found =
        from < length ? g_strstr_len(source + from, (gssize)(length - from), what) : NULL;
    return found ? (gsize)(found - source) + strlen(what) : length;
}

/* Reads the tag at AT, where "<" and a letter or "/" stand. */
static Tag read_tag(const char *source, gsize length, gsize at)
{
    Tag tag = {.start = at};
    gsize next = at + 1;
    tag.ends = next < length && source[next] == '/';
    next += tag.ends ? 1 : 0;
    gsize name = 0;
    for (; next < length && !strchr(" \t\r\n\f/>", source[next]); next++) {
        if (name + 1 < LONGEST_NAME) {
            tag.name[name++] = g_ascii_tolower(source[next]);
        }
    }
    char quote = '\0';
    for (; next < length; next++) {
        char c = source[next];
        if (quote) {
            quote = (char)(c == quote ? '\0' : quote);
        } else if (c == '"' || c == '\'') {
            gboolean opens = source[next - 1] == '=' || g_ascii_isspace(source[next - 1]);
            quote = (char)(opens ? c : '\0');
        } else if (c == '>') {
            tag.closed = source[next - 1] == '/';
            break;
        }
    }
    tag.end = MIN(next + 1, length);
    return tag;
}

/* Behind the text of the element NAME that began before AT, whose markup is none; AT where it has
 * no end. MISSING has a bit for each such name that has no end any more. */
static gsize behind_raw(const char *source, gsize length, gsize at, const char *name,
                        guint *missing)
{
    static const char *const raw[] = {"script", "style", "textarea", "title", "xmp"};
    for (guint i = 0; i < G_N_ELEMENTS(raw); i++) {
        if (strcmp(name, raw[i]) == 0 && !(*missing & (1U << i))) {
            g_autofree char *close = g_strconcat("</", name, NULL);
            gsize end = find(source, length, at, close);
            *missing |= end == length ? 1U << i : 0;
            return end == length ? at : end - strlen(close);
        }
    }
    return at;
}

/* The next tag from AT on, comments and what scripts and styles hold passed over; FALSE at the end.
 */
static gboolean next_tag(const char *source, gsize length, gsize *at, guint *missing, Tag *tag)
{
    while (*at < length) {
        const char *sign = memchr(source + *at, '<', length - *at);
        if (!sign) {
            break;
        }
        gsize start = (gsize)(sign - source);
        if (length - start > 3 && memcmp(sign, "<!--", 4) == 0) {
            *at = find(source, length, start + 4, "-->");
            continue;
        }
        char after = (char)(start + 1 < length ? sign[1] : '\0');
        if (!g_ascii_isalpha(after) && after != '/') {
            *at = start + 1;
            continue;
        }
        *tag = read_tag(source, length, start);
        *at = tag->end;
        if (!tag->ends && !tag->closed) {
            *at = behind_raw(source, length, tag->end, tag->name, missing);
        }
        return TRUE;
    }
    return FALSE;
}

/* Whether an element NAME is never open for long: it has no end, or the next one ends it. */
static gboolean is_fleeting(const char *name)
{
    static const char *const names[] = {
        "area",  "base",   "br",    "col",   "embed",  "hr",   "img",  "input",    "link", "meta",
        "param", "source", "track", "wbr",   "p",      "li",   "dt",   "dd",       "tr",   "td",
        "th",    "tbody",  "thead", "tfoot", "option", "html", "head", "colgroup", "body", NULL};
    return g_strv_contains(names, name);
}

gboolean html_is_too_deep(const char *source, gsize length)
{
    g_autofree char(*open)[LONGEST_NAME] = g_malloc((gsize)HTML_DEEPEST * LONGEST_NAME);
    guint depth = 0;
    guint missing = 0;
    Tag tag;
    for (gsize at = 0; next_tag(source, length, &at, &missing, &tag);) {
        if (is_fleeting(tag.name)) {
            continue;
        }
        if (!tag.ends) {
            if (depth == HTML_DEEPEST) {
                return TRUE;
            }
            memcpy(open[depth++], tag.name, LONGEST_NAME);
            continue;
        }
        for (guint i = depth; i > 0; i--) {
            if (strcmp(open[i - 1], tag.name) == 0) {
                memmove(open[i - 1], open[i], (depth - i) * (gsize)LONGEST_NAME);
                depth--;
                break;
            }
        }
    }
    return FALSE;
}

/* Behind a document type that declares things of its own, which HTML cannot; 0 without one. */
static gsize behind_declarations(const char *source, gsize length)
{
    gsize type = find(source, length, 0, "<!DOCTYPE");
    gsize end = type < length ? type + strcspn(source + type, "[>") : length;
    return end < length && source[end] == '[' ? find(source, length, end, "]>") : 0;
}

char *html_from_xhtml(const char *source, gsize *length)
{
    static const char *const endless[] = {"area",  "base",   "br",    "col",  "embed",
                                          "hr",    "img",    "input", "link", "meta",
                                          "param", "source", "track", "wbr",  NULL};
    GString *html = g_string_sized_new(*length);
    gsize from = behind_declarations(source, *length);
    guint missing = 0;
    Tag tag;
    for (gsize at = from; next_tag(source, *length, &at, &missing, &tag);) {
        if (!tag.closed || tag.ends || g_strv_contains(endless, tag.name)) {
            continue;
        }
        /* All but "/>", and then both tags. */
        g_string_append_len(html, source + from, (gssize)(tag.end - 2 - from));
        gsize name = tag.start + 1;
        gsize behind = name;
        while (behind < tag.end && !strchr(" \t\r\n\f/>", source[behind])) {
            behind++;
        }
        g_string_append_printf(html, "></%.*s>", (int)(behind - name), source + name);
        from = tag.end;
    }
    g_string_append_len(html, source + from, (gssize)(*length - from));
    *length = html->len;
    return g_string_free(html, FALSE);
}
