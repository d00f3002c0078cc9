#include "document/markdown_notes.h"

#include <string.h>

enum {
    LABEL_LIMIT = 100,
    BLOCK_INDENT = 4,      /* what stands further in is code, or belongs to the note above */
    FENCE = 3,             /* signs that open a listing, at least */
    LINKS_LIMIT = 1 << 14, /* bytes of definitions that each note's body is given */
};

/* A source while it is searched. */
typedef struct {
    char *source;
    gsize length;
    char fence; /* the sign of the listing that is open, or 0 */
    gsize fence_length;
    MarkdownNotes *found;
} Search;

/* A line: from its START to its line end, and where the NEXT begins. */
typedef struct {
    gsize start;
    gsize end;
    gsize next;
    gsize indent; /* columns */
    gsize first;  /* byte that is no space or tab; END where it is blank */
} Line;

static Line line_at(const Search *search, gsize start)
{
    Line line = {.start = start, .end = start};
    const char *source = search->source;
    while (line.end < search->length && source[line.end] != '\n' && source[line.end] != '\r') {
        line.end++;
    }
    line.next = line.end;
    if (line.next < search->length) {
        gboolean pair = source[line.next] == '\r' && line.next + 1 < search->length &&
                        source[line.next + 1] == '\n';
        line.next += pair ? 2 : 1;
    }
    for (line.first = start; line.first < line.end; line.first++) {
        if (source[line.first] == '\t') {
            line.indent += BLOCK_INDENT - line.indent % BLOCK_INDENT;
        } else if (source[line.first] == ' ') {
            line.indent++;
        } else {
            break;
        }
    }
    return line;
}

/* How many of the sign at the first byte of LINE stand in a row. */
static gsize run_length(const Search *search, Line line)
{
    gsize end = line.first;
    while (end < line.end && search->source[end] == search->source[line.first]) {
        end++;
    }
    return end - line.first;
}

/* Whether LINE opens, closes or is inside a listing. */
static gboolean is_listing(Search *search, Line line)
{
    char sign = (char)(line.first < line.end ? search->source[line.first] : '\0');
    gsize run = sign == '`' || sign == '~' ? run_length(search, line) : 0;
    if (line.indent >= BLOCK_INDENT || run < FENCE) {
        return search->fence != '\0';
    }
    if (search->fence == '\0') {
        search->fence = sign;
        search->fence_length = run;
    } else if (search->fence == sign && run >= search->fence_length) {
        search->fence = '\0';
    }
    return TRUE;
}

/* The length of "[^label]" at TEXT, before END; 0 where there is none. */
static gsize label_length(const char *text, const char *end)
{
    if (end - text < 4 || text[0] != '[' || text[1] != '^') {
        return 0;
    }
    gsize length = 2;
    while (text + length < end && length < LABEL_LIMIT && !strchr("[] \t\r\n^", text[length])) {
        length++;
    }
    return length > 2 && text + length < end && text[length] == ']' ? length + 1 : 0;
}

/* The length of "[^label]:" at the start of LINE; 0 where it begins no note. */
static gsize definition_length(const Search *search, Line line)
{
    const char *end = search->source + line.end;
    gsize length = label_length(search->source + line.first, end);
    gboolean colon =
        length > 0 && line.first + length < line.end && search->source[line.first + length] == ':';
    return line.indent < BLOCK_INDENT && colon ? length + 1 : 0;
}

/* Whether LINE, which is not indented, goes on with the paragraph above it. */
static gboolean is_lazy(const Search *search, Line line)
{
    char first = search->source[line.first];
    return !strchr("#>-*+|`~<", first) && !g_ascii_isdigit(first) &&
           definition_length(search, line) == 0;
}

static void append_line(GString *body, const Search *search, gsize start, Line line)
{
    g_string_append_len(body, search->source + start, (gssize)(line.end - start));
    g_string_append_c(body, '\n');
}

/* Appends LINE without the indent of a note's further paragraphs. */
static void append_indented(GString *body, const Search *search, Line line)
{
    gsize start = line.start;
    for (gsize column = 0; start < line.first && column < BLOCK_INDENT; start++) {
        column += search->source[start] == '\t' ? BLOCK_INDENT : 1;
    }
    append_line(body, search, start, line);
}

static void blank(char *source, Span span)
{
    for (gsize at = span.start; at < span.end; at++) {
        if (source[at] != '\n' && source[at] != '\r') {
            source[at] = ' ';
        }
    }
}

/* Takes the note that begins with LINE, whose definition has LENGTH bytes; gives the byte behind.
 */
static gsize take_note(Search *search, Line line, gsize length)
{
    MarkdownNote note = {.source = {line.first, line.end}};
    note.label = g_strndup(search->source + line.first + 2, length - 4);
    g_autoptr(GString) body = g_string_new(NULL);
    gsize start = line.first + length;
    while (start < line.end && strchr(" \t", search->source[start])) {
        start++;
    }
    append_line(body, search, start, line);
    gsize behind = line.next;
    gsize blanks = 0;
    for (gsize at = line.next; at < search->length;) {
        Line next = line_at(search, at);
        gboolean indented = next.indent >= BLOCK_INDENT;
        at = next.next;
        if (next.first == next.end) {
            blanks++;
            continue;
        }
        if (!indented && (blanks > 0 || !is_lazy(search, next))) {
            break;
        }
        for (; blanks > 0; blanks--) {
            g_string_append_c(body, '\n');
        }
        append_indented(body, search, next);
        note.source.end = next.end;
        behind = next.next;
    }
    note.body = g_string_free(g_steal_pointer(&body), FALSE);
    g_array_append_val(search->found->notes, note);
    blank(search->source, note.source);
    return behind;
}

/* Keeps LINE if it defines a link: "[label]: target". */
static void keep_link(Search *search, Line line)
{
    const char *text = search->source + line.first;
    gsize length = line.end - line.first;
    const char *close = length > 0 && text[0] == '[' ? memchr(text, ']', length) : NULL;
    GString *links = search->found->links;
    if (close && text[1] != '^' && (gsize)(close - text) + 1 < length && close[1] == ':' &&
        links->len + length < LINKS_LIMIT) {
        g_string_append_len(links, text, (gssize)length);
        g_string_append_c(links, '\n');
    }
}

static gboolean is_number(const char *label)
{
    return strspn(label, "0123456789") == strlen(label);
}

static void number_notes(MarkdownNotes *found)
{
    gboolean numbers = TRUE;
    for (guint i = 0; i < found->notes->len; i++) {
        numbers = numbers && is_number(markdown_note(found, i)->label);
    }
    for (guint i = 0; i < found->notes->len; i++) {
        MarkdownNote *note = &g_array_index(found->notes, MarkdownNote, i);
        note->shown =
            numbers ? g_strdup_printf("[%s]", note->label) : g_strdup_printf("[%u]", i + 1);
        if (!g_hash_table_contains(found->numbers, note->label)) {
            g_hash_table_insert(found->numbers, note->label, GUINT_TO_POINTER(i + 1));
        }
    }
}

static void clear_note(gpointer data)
{
    MarkdownNote *note = data;
    g_free(note->label);
    g_free(note->shown);
    g_free(note->body);
}

MarkdownNotes *markdown_notes_take(char *source, gsize start, gsize length)
{
    MarkdownNotes *found = g_new0(MarkdownNotes, 1);
    found->notes = g_array_new(FALSE, FALSE, sizeof(MarkdownNote));
    g_array_set_clear_func(found->notes, clear_note);
    found->numbers = g_hash_table_new(g_str_hash, g_str_equal);
    found->links = g_string_new("\n");
    Search search = {.length = length, .found = found};
    search.source = source;
    for (gsize at = start; at < length;) {
        Line line = line_at(&search, at);
        gboolean listing = is_listing(&search, line);
        gsize definition = listing ? 0 : definition_length(&search, line);
        if (definition > 0) {
            at = take_note(&search, line, definition);
            continue;
        }
        if (!listing) {
            keep_link(&search, line);
        }
        at = line.next;
    }
    number_notes(found);
    return found;
}

void markdown_notes_free(MarkdownNotes *notes)
{
    g_hash_table_unref(notes->numbers);
    g_array_unref(notes->notes);
    g_string_free(notes->links, TRUE);
    g_free(notes);
}

guint markdown_note_reference(const MarkdownNotes *notes, const char *text, gsize *length)
{
    enum { LONGEST = LABEL_LIMIT + 4 };
    *length = label_length(text, text + strnlen(text, LONGEST));
    if (*length == 0) {
        return 0;
    }
    g_autofree char *label = g_strndup(text + 2, *length - 3);
    return GPOINTER_TO_UINT(g_hash_table_lookup(notes->numbers, label));
}
