#include "document/front_matter.h"

#include <string.h>

#include "base/error.h"
#include "base/utf8.h"

/* The line at OFFSET without its end; NEXT is set to where the next one starts. */
static Span line_from(const char *source, gsize length, gsize offset, gsize *next)
{
    gsize end = offset;
    while (end < length && source[end] != '\n' && source[end] != '\r') {
        end++;
    }
    *next = end;
    if (*next < length && source[*next] == '\r') {
        (*next)++;
    }
    if (*next < length && source[*next] == '\n' && (*next == end || source[end] == '\r')) {
        (*next)++;
    }
    return (Span){offset, end};
}

static gboolean is_rule(const char *source, Span line, const char *rule)
{
    Span trimmed = utf8_trim(source, line);
    return trimmed.start == line.start && span_length(trimmed) == strlen(rule) &&
           memcmp(source + line.start, rule, strlen(rule)) == 0;
}

/* Where the key in LINE ends, at its colon; 0 where it has none. */
static gsize key_end(const char *source, Span line)
{
    gsize at = line.start;
    while (at < line.end && (g_ascii_isalnum(source[at]) || strchr("_-. ", source[at]))) {
        at++;
    }
    gboolean colon = at > line.start && at < line.end && source[at] == ':';
    gboolean spaced = colon && (at + 1 == line.end || g_ascii_isspace(source[at + 1]));
    return spaced && source[line.start] != ' ' && source[line.start] != '-' ? at : 0;
}

/* Whether LINE can stand in front matter: a key, a comment, or more of the value before it. */
static gboolean belongs(const char *source, Span line)
{
    return utf8_is_blank(source, line) || strchr("# \t-]}", source[line.start]) ||
           key_end(source, line) > 0;
}

/* The offset behind the front matter's closing line; 0 where SOURCE has no front matter. BODY is
 * set to the lines between. */
static gsize find_end(const char *source, gsize length, Span *body)
{
    gsize next;
    gboolean keys = FALSE;
    if (!is_rule(source, line_from(source, length, 0, &next), "---")) {
        return 0;
    }
    body->start = next;
    while (next < length) {
        Span line = line_from(source, length, next, &next);
        if (is_rule(source, line, "---") || is_rule(source, line, "...")) {
            body->end = line.start;
            return keys ? next : 0;
        }
        if (!belongs(source, line)) {
            return 0;
        }
        keys = keys || (!utf8_is_blank(source, line) && key_end(source, line) > 0);
    }
    return 0;
}

/* VALUE without a comment behind it and without its quotation marks; *QUOTE is the mark or 0. */
static Span bare_value(const char *source, Span value, char *quote)
{
    value = utf8_trim(source, value);
    *quote = '\0';
    if (span_is_empty(value)) {
        return value;
    }
    char first = source[value.start];
    if (first == '"' || first == '\'') {
        gsize end = value.start + 1;
        while (end < value.end && source[end] != first) {
            end += first == '"' && source[end] == '\\' ? 2 : 1;
            if (first == '\'' && end + 1 < value.end && source[end] == first &&
                source[end + 1] == first) {
                end += 2;
            }
        }
        if (end < value.end) {
            *quote = first;
            return (Span){value.start + 1, end};
        }
    }
    for (gsize i = value.start + 1; i < value.end; i++) {
        if (source[i] == '#' && g_ascii_isspace(source[i - 1])) {
            return utf8_trim(source, (Span){value.start, i});
        }
    }
    return value;
}

/* The text of VALUE, with what QUOTE needs escaped put right; NULL if it is empty or stands in the
 * lines below. */
static char *value_text(const char *source, Span value, char quote)
{
    if (span_is_empty(value) || (!quote && strchr("|>&{", source[value.start]))) {
        return NULL;
    }
    GString *text = g_string_sized_new(span_length(value));
    for (gsize i = value.start; i < value.end; i++) {
        gboolean escape =
            i + 1 < value.end && ((quote == '"' && source[i] == '\\') ||
                                  (quote == '\'' && source[i] == '\'' && source[i + 1] == '\''));
        i += escape ? 1 : 0;
        g_string_append_c(text, source[i]);
    }
    return g_string_free(text, FALSE);
}

/* Where the item that starts at OFFSET of a list ends: at a comma or bracket outside quotation
 * marks. */
static gsize list_item_end(const char *source, gsize offset, gsize end)
{
    char quote = '\0';
    for (; offset < end; offset++) {
        char c = source[offset];
        if (quote) {
            if (c == quote) {
                quote = '\0';
            }
        } else if (c == '"' || (c == '\'' && strchr("[, \t", source[offset - 1]))) {
            quote = c;
        } else if (c == ',' || c == ']') {
            break;
        }
    }
    return offset;
}

/* Appends the text of ITEM to those before it. */
static void append_item(GString *list, const char *source, Span item)
{
    char quote;
    Span bare = bare_value(source, item, &quote);
    g_autofree char *text = value_text(source, bare, quote);
    if (text) {
        g_string_append_printf(list, "%s%s", list->len > 0 ? "; " : "", text);
    }
}

/* "[Ann Smith, "Bo Lee"]" as "Ann Smith; Bo Lee". */
static char *list_text(const char *source, Span value)
{
    GString *text = g_string_new(NULL);
    gsize start = value.start + 1;
    while (start < value.end) {
        gsize end = list_item_end(source, start, value.end);
        append_item(text, source, (Span){start, end});
        start = end + 1;
    }
    return g_string_free(text, text->len == 0);
}

/* ---- values that go on in the lines below their key ---- */

/* The lines from OFFSET on that are more of the value before them: they stand further in, or are a
 * list's. */
static Span lines_below(const char *source, gsize offset, gsize end)
{
    Span below = {offset, offset};
    for (gsize next = offset; next < end;) {
        Span line = line_from(source, end, next, &next);
        if (utf8_is_blank(source, line)) {
            continue;
        }
        if (!strchr(" \t-", source[line.start])) {
            break;
        }
        below.end = next;
    }
    return below;
}

/* The item of a list in LINE, "- Ann", or of a list of people "- name: Ann"; empty for others. */
static Span item_in(const char *source, Span line)
{
    static const char name[] = "name:";
    Span item = utf8_trim(source, line);
    if (span_length(item) < 2 || source[item.start] != '-' || source[item.start + 1] != ' ') {
        return (Span){item.start, item.start};
    }
    item = utf8_trim(source, (Span){item.start + 1, item.end});
    if (key_end(source, item) == 0) {
        return item;
    }
    gboolean named = g_str_has_prefix(source + item.start, name);
    return (Span){named ? item.start + strlen(name) : item.end, item.end};
}

/* The list in the lines BELOW a key, with ";" between; NULL for none. */
static char *list_below(const char *source, Span below)
{
    GString *text = g_string_new(NULL);
    for (gsize next = below.start; next < below.end;) {
        append_item(text, source, item_in(source, line_from(source, below.end, next, &next)));
    }
    return g_string_free(text, text->len == 0);
}

/* The lines BELOW a key as one, where SIGN, its value, says that they are a text. */
static char *text_below(const char *source, Span sign, Span below)
{
    static const char *const signs[] = {">", "|", ">-", "|-", ">+", "|+", NULL};
    g_autofree char *said = g_strndup(source + sign.start, span_length(sign));
    if (!g_strv_contains(signs, said)) {
        return NULL;
    }
    GString *text = g_string_new(NULL);
    for (gsize next = below.start; next < below.end;) {
        Span line = utf8_trim(source, line_from(source, below.end, next, &next));
        if (!span_is_empty(line)) {
            g_string_append(text, text->len > 0 ? " " : "");
            g_string_append_len(text, source + line.start, (gssize)span_length(line));
        }
    }
    return g_string_free(text, text->len == 0);
}

/* Says that TEXT, which stands at OFFSET of SOURCE, is not of the FORM it should have. */
static void warn_left_out(const Document *document, const char *source, gsize offset,
                          const char *text, const char *form)
{
    guint line;
    guint column;
    utf8_position(source, offset, &line, &column);
    g_autofree char *where = g_strdup_printf("%s:%u:%u", document->name, line, column);
    warn(where, "“%s” is not %s: left out", text, form);
}

/* Sets what KEY means to TEXT, which stands at OFFSET of SOURCE. */
static void set_value(Document *document, const char *source, gsize offset, const char *key,
                      const char *text)
{
    const MetadataKey *known = metadata_key(key, TRUE);
    const char *expected = known ? metadata_set(&document->metadata, known, text) : NULL;
    if (expected) {
        warn_left_out(document, source, offset, text, expected);
    }
}

/* Reads the key of LINE, which ends at COLON, and whose value may go on in the lines BELOW it. */
static void read_key(Document *document, const char *source, Span line, gsize colon, Span below,
                     Span *title)
{
    g_autofree char *key = g_ascii_strdown(source + line.start, (gssize)(colon - line.start));
    char quote;
    Span value = bare_value(source, (Span){colon + 1, line.end}, &quote);
    gboolean list = !span_is_empty(value) && !quote && source[value.start] == '[';
    gboolean is_title = strcmp(key, "title") == 0; /* which has to stand in one place */
    g_autofree char *text = list ? list_text(source, value) : value_text(source, value, quote);
    if (!text && !is_title && !quote) {
        text = span_is_empty(value) ? list_below(source, below) : text_below(source, value, below);
    }
    if (!text) {
        return;
    }
    if (is_title) {
        *title = value;
    }
    set_value(document, source, value.start, key, text);
}

gsize front_matter_read(Document *document, const char *source, gsize length, Span *title)
{
    Span body = {0, 0};
    *title = (Span){0, 0};
    gsize end = find_end(source, length, &body);
    for (gsize next = body.start; end > 0 && next < body.end;) {
        Span line = line_from(source, length, next, &next);
        gsize colon = utf8_is_blank(source, line) ? 0 : key_end(source, line);
        if (colon > 0) {
            Span below = lines_below(source, next, body.end);
            read_key(document, source, line, colon, below, title);
            next = below.end;
        }
    }
    return end;
}
