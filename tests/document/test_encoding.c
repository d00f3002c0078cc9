/* What a source is written in: found out, converted, and refused where it is no text. */
#include <string.h>

#include "base/error.h"
#include "cmocka_headers.h"
#include "document/parse.h"
#include "rendering.h"

/* “Wait, Noël” – in the encodings that are read. */
#define WORDS "\xE2\x80\x9CWait, No\xC3\xABl\xE2\x80\x9D\n"

static Document *parse(const char *bytes, gsize length)
{
    g_autoptr(GError) error = NULL;
    Document *document = document_parse("letter.txt", bytes, length, FORMAT_PLAIN, &error);
    assert_null(error);
    assert_sound(document, document->length);
    return document;
}

static void assert_text(const char *bytes, gsize length, const char *text)
{
    g_autoptr(Document) document = parse(bytes, length);
    assert_int_equal(document->length, strlen(text));
    assert_string_equal(document->text, text);
}

static void assert_refused(const char *bytes, gsize length, const char *message)
{
    g_autoptr(GError) error = NULL;
    assert_null(document_parse("letter.txt", bytes, length, FORMAT_PLAIN, &error));
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_INPUT));
    assert_string_equal(error->message, message);
}

/* TEXT, which is UTF-8, in ENCODING as iconv calls it. */
static char *in_encoding(const char *text, const char *encoding, gsize *length)
{
    char *bytes = g_convert(text, -1, encoding, "UTF-8", NULL, length, NULL);
    assert_non_null(bytes);
    return bytes;
}

static void utf8_keeps_its_own_bytes(void **state)
{
    (void)state;
    const char *text = " \r\n" WORDS "\rsecond\r\n\r\n";
    assert_text(text, strlen(text), text);
}

static void a_byte_order_mark_is_no_part_of_the_text(void **state)
{
    (void)state;
    const char *text = "\xEF\xBB\xBF" WORDS;
    assert_text(text, strlen(text), WORDS);
    g_autoptr(Document) document = parse(text, strlen(text));
    assert_int_equal(document_block(document, 0)->source.start, 0);
}

static void utf16_and_utf32_are_known_by_their_mark(void **state)
{
    (void)state;
    const struct {
        const char *encoding;
        const char *mark;
        gsize mark_length;
    } cases[] = {
        {"UTF-16LE", "\xFF\xFE", 2},
        {"UTF-16BE", "\xFE\xFF", 2},
        {"UTF-32LE", "\xFF\xFE\0\0", 4},
        {"UTF-32BE", "\0\0\xFE\xFF", 4},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        gsize length;
        g_autofree char *bytes = in_encoding(WORDS, cases[i].encoding, &length);
        g_autoptr(GString) file = g_string_new_len(cases[i].mark, (gssize)cases[i].mark_length);
        g_string_append_len(file, bytes, (gssize)length);
        assert_text(file->str, file->len, WORDS);
    }
}

static void utf16_without_a_mark_is_known_by_its_nuls(void **state)
{
    (void)state;
    const char *texts[] = {WORDS, "Привет, мир. Как дела сегодня?\n", "a"};
    const char *encodings[] = {"UTF-16LE", "UTF-16BE"};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        for (gsize k = 0; k < G_N_ELEMENTS(encodings); k++) {
            gsize length;
            g_autofree char *bytes = in_encoding(texts[i], encodings[k], &length);
            assert_text(bytes, length, texts[i]);
        }
    }
}

static void what_is_not_utf8_is_windows_1252(void **state)
{
    (void)state;
    const char text[] = "\x93Wait, No\xEBl\x94\n";
    assert_text(text, strlen(text), WORDS);
    assert_text("\xE9", 1, "é");
}

static void utf8_with_a_few_bad_bytes_stays_utf8(void **state)
{
    (void)state;
    const char *text = WORDS WORDS "a \xC3 b\n";
    assert_text(text, strlen(text), WORDS WORDS "a \xEF\xBF\xBD b\n");
    const char *cut = WORDS WORDS "caf\xC3";
    assert_text(cut, strlen(cut), WORDS WORDS "caf\xEF\xBF\xBD");
}

static void utf16_that_is_cut_off_is_read_up_to_there(void **state)
{
    (void)state;
    assert_text("\xFF\xFE"
                "a\0b\0c",
                7, "ab\xEF\xBF\xBD");
}

static void binary_files_are_refused_at_their_first_bad_byte(void **state)
{
    (void)state;
    assert_refused("hello\nwor\0ld", 12, "letter.txt:2:4: this is not a text: it has NUL bytes");
    assert_refused("hello\nwor\0ld!", 13, "letter.txt:2:4: this is not a text: it has NUL bytes");
    const char *controls = "one\n\x01\x02\x03\x04 two";
    assert_refused(controls, strlen(controls),
                   "letter.txt:2:1: this is not a text: it has many control characters");
}

static void files_of_other_kinds_are_called_by_their_name(void **state)
{
    (void)state;
    const char *pdf = "%PDF-1.7\n";
    assert_refused(pdf, strlen(pdf), "letter.txt:1:1: this is not a text: it is a PDF");
    const char *rtf = "{\\rtf1 hello}";
    assert_refused(rtf, strlen(rtf),
                   "letter.txt:1:1: this is not a text: it is a document in Rich Text Format");
}

static void a_single_control_character_is_let_through(void **state)
{
    (void)state;
    g_autofree char *words = g_strnfill(100, 'x');
    g_autofree char *text = g_strdup_printf("%s\x1B %s", words, words);
    assert_text(text, strlen(text), text);
}

static void empty_sources_say_so(void **state)
{
    (void)state;
    const char *message = "letter.txt: there is nothing to read";
    assert_refused("", 0, message);
    assert_refused(" \r\n\t\xC2\xA0", 6, message);
    assert_refused("\xEF\xBB\xBF", 3, message);
    assert_refused("* * *\n\n---\n", 11, message);
    g_autoptr(GError) error = NULL;
    assert_null(document_parse("-", "", 0, FORMAT_GUESS, &error));
    assert_string_equal(error->message, "standard input: there is nothing to read");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_keeps_its_own_bytes),
        cmocka_unit_test(a_byte_order_mark_is_no_part_of_the_text),
        cmocka_unit_test(utf16_and_utf32_are_known_by_their_mark),
        cmocka_unit_test(utf16_without_a_mark_is_known_by_its_nuls),
        cmocka_unit_test(what_is_not_utf8_is_windows_1252),
        cmocka_unit_test(utf8_with_a_few_bad_bytes_stays_utf8),
        cmocka_unit_test(utf16_that_is_cut_off_is_read_up_to_there),
        cmocka_unit_test(binary_files_are_refused_at_their_first_bad_byte),
        cmocka_unit_test(files_of_other_kinds_are_called_by_their_name),
        cmocka_unit_test(a_single_control_character_is_let_through),
        cmocka_unit_test(empty_sources_say_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
