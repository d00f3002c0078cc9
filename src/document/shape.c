#include "document/shape.h"

#include "base/utf8.h"
#include "document/characters.h"

enum {
    LONG_WORD = 4, /* shorter ones ("of", "and", "the") are small in titles too */
    WIDE_GAP = 3,
    COPYRIGHT = 0xA9,
    APOSTROPHE = 0x2019,
};

/* The state of reading: the shape so far, and what decides its flags in the end. */
typedef struct {
    Shape shape;
    guint upper;
    guint lower;
    guint long_words;
    guint small_long_words;
    gunichar word_start;
    guint word_length;
    guint gap;
    gboolean line_start;
} Reading;

static void end_word(Reading *reading)
{
    if (reading->word_length == 0) {
        return;
    }
    reading->shape.words++;
    if (reading->word_length >= LONG_WORD && g_unichar_isalpha(reading->word_start)) {
        reading->long_words++;
        reading->small_long_words += g_unichar_islower(reading->word_start) ? 1 : 0;
    }
    reading->word_length = 0;
}

static void read_space(Reading *reading, gunichar c)
{
    end_word(reading);
    if (c == '\n' || c == '\r') {
        reading->line_start = TRUE; /* the indent of the next line is no gap */
    }
    reading->gap++;
    if (!reading->line_start && (c == '\t' || reading->gap >= WIDE_GAP)) {
        reading->shape.columns = TRUE;
    }
}

static void read_letter(Reading *reading, gunichar c)
{
    if (reading->word_length++ == 0) {
        reading->word_start = c;
    }
    reading->gap = 0;
    reading->line_start = FALSE;
    reading->upper += g_unichar_isupper(c) ? 1 : 0;
    reading->lower += g_unichar_islower(c) ? 1 : 0;
    reading->shape.letters += g_unichar_isalpha(c) ? 1 : 0;
    reading->shape.address = reading->shape.address || c == '@' || c == COPYRIGHT;
}

/* Whether the quotation mark at OFFSET is one, and not the apostrophe of a word. */
static gboolean is_real_quote(const char *text, Span span, gsize offset)
{
    gunichar c = utf8_at(text, span.end, offset);
    if (c != '\'' && c != APOSTROPHE) {
        return is_quote(c);
    }
    gunichar after = utf8_at(text, span.end, utf8_next(text, span.end, offset));
    return !g_unichar_isalnum(utf8_before(text, offset)) && !g_unichar_isalnum(after);
}

Shape shape_read(const char *text, Span span)
{
    Reading reading = {.gap = 0};
    Shape *shape = &reading.shape;
    for (gsize at = span.start; at < span.end;) {
        gunichar c = utf8_at(text, span.end, at);
        gsize next = utf8_next(text, span.end, at);
        if (utf8_is_space(c)) {
            read_space(&reading, c);
        } else {
            read_letter(&reading, c);
        }
        gboolean inside = at > span.start && next < span.end;
        shape->quotes = shape->quotes || (inside && is_real_quote(text, span, at));
        shape->address = shape->address || (c == ':' && next + 1 < span.end && text[next] == '/');
        shape->characters++;
        at = next;
    }
    end_word(&reading);
    shape->capitals = reading.lower == 0 && reading.upper > 1;
    shape->title_case = reading.long_words > 0 && reading.small_long_words == 0;
    return reading.shape;
}
