#include "script/wording/letters.h"

#include <glib.h>
#include <string.h>

#include "base/utf8.h"

/* Where the letter at AT ends, if it is a capital by itself; else AT. */
static gsize letter_end(const char *said, gsize length, gsize at)
{
    if (at >= length || !g_unichar_isupper(utf8_at(said, length, at))) {
        return at;
    }
    gsize end = utf8_next(said, length, at);
    return end < length && g_unichar_isalpha(utf8_at(said, length, end)) ? at : end;
}

/* Where the row of letters ends that begins at AT, with full stops or hyphens between them; AT if
 * there are no two. */
static gsize row_end(const char *said, gsize length, gsize at)
{
    gsize end = letter_end(said, length, at);
    gboolean row = FALSE;
    while (end > at && end < length && (said[end] == '.' || said[end] == '-')) {
        gsize next = letter_end(said, length, end + 1);
        if (next == end + 1) {
            break;
        }
        end = next;
        row = TRUE;
    }
    return row ? end : at;
}

/* Whether ROW (LENGTH bytes) is one of those in TOGETHER. */
static gboolean is_together(const char *together, const char *row, gsize length)
{
    for (const char *at = together; *at;) {
        gsize own = strcspn(at, " ");
        if (own == length && memcmp(at, row, length) == 0) {
            return TRUE;
        }
        at += own + strspn(at + own, " ");
    }
    return FALSE;
}

static void append_row(GString *out, const char *row, gsize length, const char *together)
{
    gboolean closed = is_together(together, row, length);
    for (gsize i = 0; i < length; i++) {
        if (row[i] != '.' && row[i] != '-') {
            g_string_append_c(out, row[i]);
        } else if (!closed) {
            g_string_append_c(out, ' ');
        }
    }
}

/* Whether "A-" before a word is at AT. */
static gboolean is_letter_a(const char *said, gsize length, gsize at)
{
    return at + 2 < length && said[at] == 'A' && said[at + 1] == '-' &&
           g_ascii_islower(said[at + 2]);
}

char *letters_apart(const char *said, const char *together)
{
    gsize length = strlen(said);
    GString *out = g_string_sized_new(length);
    for (gsize at = 0; at < length;) {
        gboolean starts = at == 0 || !g_unichar_isalnum(utf8_before(said, at));
        gsize end = starts ? row_end(said, length, at) : at;
        if (end > at) {
            append_row(out, said + at, end - at, together);
        } else if (starts && is_letter_a(said, length, at)) {
            g_string_append(out, "A ");
            end = at + strlen("A-");
        } else {
            end = utf8_next(said, length, at);
            g_string_append_len(out, said + at, (gssize)(end - at));
        }
        at = end;
    }
    return g_string_free(out, FALSE);
}
