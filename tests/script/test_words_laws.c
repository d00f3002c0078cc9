/* What every wording keeps, whatever its text and readings are. */
#include <string.h>

#include "base/utf8.h"
#include "cmocka_headers.h"
#include "script/wording/words.h"

/* The wording of the whole of TEXT as one utterance, with READINGS (or NULL). */
static Wording *word(const char *text, gsize length, GArray *readings)
{
    Document document = {.text = (char *)text, .length = length};
    Script script = {.document = &document};
    Utterance utterance = {.kind = UTTERANCE_NARRATION, .span = {0, length}, .readings = readings};
    return wording_new(&script, &utterance);
}

static const char *const pieces[] = {
    "word",
    "a",
    "é",
    "ß",
    "’",
    "'",
    "“",
    "”",
    "\"",
    ".",
    ",",
    "…",
    "...",
    "—",
    "–",
    "-",
    "--",
    " ",
    " ",
    " ",
    "\n",
    "5",
    "1,000",
    "$",
    "%",
    "_",
    "*",
    "&",
    "(",
    ")",
    "中文",
    "а",
    "e\xCC\x81",
    "\xE2\x80\x8B",
    "\xEF\xBF\xBD",
    "\x02",
    "\xEE\x80\x80",
    "\xF0\x9F\x99\x82",
    "½",
    "ﷺ",
};

static GString *random_text(GRand *random, int limit)
{
    GString *text = g_string_new(NULL);
    int count = g_rand_int_range(random, 0, limit);
    for (int i = 0; i < count; i++) {
        g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
    }
    return text;
}

static gboolean has_letter_or_digit(const char *text, Span span)
{
    for (gsize at = span.start; at < span.end; at = utf8_next(text, span.end, at)) {
        if (g_unichar_isalnum(utf8_at(text, span.end, at))) {
            return TRUE;
        }
    }
    return FALSE;
}

/* What every wording keeps; COVERED: each letter and digit of the source is in a word. */
static void check_laws(const char *text, gsize length, const Wording *wording, gboolean covered)
{
    gsize source = 0, spoken = 0;
    assert_true(g_utf8_validate(wording->text, (gssize)wording->length, NULL));
    assert_null(strpbrk(wording->text, "\n\r\t"));
    assert_null(strstr(wording->text, "  "));
    for (guint i = 0; i < wording->words->len; i++) {
        Word found = g_array_index(wording->words, Word, i);
        assert_true(found.source.start >= source && found.source.end <= length);
        assert_true(found.spoken.start >= spoken && found.spoken.end <= wording->length);
        assert_false(span_is_empty(found.source));
        assert_false(span_is_empty(found.spoken));
        assert_true(has_letter_or_digit(text, found.source));
        assert_true(has_letter_or_digit(wording->text, found.spoken));
        Span gap = {source, found.source.start};
        assert_false(covered && has_letter_or_digit(text, gap));
        source = found.source.end;
        spoken = covered ? found.spoken.end : found.spoken.start;
    }
    assert_false(covered && has_letter_or_digit(text, (Span){source, length}));
}

static void whatever_the_text_its_words_keep_the_laws(void **state)
{
    (void)state;
    g_autoptr(GRand) random = g_rand_new_with_seed(11);
    for (int round = 0; round < 5000; round++) {
        g_autoptr(GString) text = random_text(random, 60);
        g_autoptr(Wording) wording = word(text->str, text->len, NULL);
        check_laws(text->str, text->len, wording, TRUE);
    }
}

/* A few readings at random places, in order. */
static GArray *random_readings(GRand *random, const GString *text, GPtrArray *spoken)
{
    GArray *readings = g_array_new(FALSE, FALSE, sizeof(Reading));
    for (gsize at = 0; at < text->len;) {
        Reading reading = {.span = {at, at}};
        int characters = g_rand_int_range(random, 0, 8);
        while (characters-- > 0) {
            reading.span.end = utf8_next(text->str, text->len, reading.span.end);
        }
        g_autoptr(GString) form = random_text(random, 6);
        if (g_rand_boolean(random)) {
            reading.spoken = g_strdup(form->str);
            g_ptr_array_add(spoken, reading.spoken);
        }
        reading.language = g_rand_boolean(random) ? (char *)"pl" : NULL;
        g_array_append_val(readings, reading);
        at = utf8_next(text->str, text->len,
                       reading.span.end + (gsize)g_rand_int_range(random, 0, 9));
        while (at < text->len && ((guchar)text->str[at] & 0xC0) == 0x80) {
            at++;
        }
    }
    return readings;
}

/* Pronunciations lie in the text, in order, and neither begin nor end with a space. */
static void check_pronunciations(const Wording *wording)
{
    gsize at = 0;
    for (guint i = 0; i < wording->pronunciations->len; i++) {
        Span place = g_array_index(wording->pronunciations, Pronunciation, i).spoken;
        assert_true(place.start >= at && !span_is_empty(place) && place.end <= wording->length);
        assert_true(wording->text[place.start] != ' ');
        assert_true(((guchar)wording->text[place.start] & 0xC0) != 0x80);
        assert_true(((guchar)wording->text[place.end] & 0xC0) != 0x80);
        at = place.end;
    }
}

static void whatever_the_readings_words_stay_in_order(void **state)
{
    (void)state;
    g_autoptr(GRand) random = g_rand_new_with_seed(13);
    for (int round = 0; round < 5000; round++) {
        g_autoptr(GString) text = random_text(random, 40);
        g_autoptr(GPtrArray) spoken = g_ptr_array_new_with_free_func(g_free);
        g_autoptr(GArray) readings = random_readings(random, text, spoken);
        g_autoptr(Wording) wording = word(text->str, text->len, readings);
        check_laws(text->str, text->len, wording, FALSE);
        check_pronunciations(wording);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whatever_the_text_its_words_keep_the_laws),
        cmocka_unit_test(whatever_the_readings_words_stay_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
