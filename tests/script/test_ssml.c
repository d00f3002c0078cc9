/* SSML in the text of a script's lines: what becomes of it, and that nothing is lost. */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "cmocka_headers.h"
#include "script/form/script_text.h"
#include "script/script_compare.h"

static const char head[] = "Lectern script 1\n\nTitle: T\nLanguage: en\n\n=== T\n\n";

/* The script of one line of TEXT. */
static Script *script_of(const char *text)
{
    g_autofree char *all = g_strdup_printf("%su0001  | %s\n", head, text);
    return read_script(all, strlen(all));
}

static const Utterance *first(const Script *script)
{
    return script_utterance(script, 0);
}

static void expect_text(const char *marked, const char *expected)
{
    g_autoptr(Script) script = script_of(marked);
    Span span = first(script)->span;
    g_autofree char *text = g_strndup(script->document->text + span.start, span_length(span));
    assert_string_equal(text, expected);
}

static void tags_are_no_part_of_the_text(void **state)
{
    (void)state;
    expect_text("The <emphasis>old</emphasis> lamp", "The old lamp");
    expect_text("The <break/> lamp", "The lamp");
    expect_text("The<break/> lamp", "The lamp");
    expect_text("The <break/>lamp", "The lamp");
    expect_text("<break/> The lamp <break/>", "The lamp");
    expect_text("<break/> <break/> The lamp. <break/> <break/>", "The lamp.");
    expect_text("The <sub alias=\"a > b\">lamp</sub>.", "The lamp.");
    expect_text("The <mark name='x'/> lamp", "The lamp");
}

static void other_signs_are_text(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "a < b and c > d", "<3",  "1<2",          "<b>bold</b>", "x <- y",
        "<br/>",           "</>", "<break time=", "<sub alias>", "<break \"a\"/>",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        expect_text(texts[i], texts[i]);
        g_autoptr(Script) script = script_of(texts[i]);
        assert_true(!first(script)->tags || first(script)->tags->len == 0);
    }
    expect_text("\\<break/> is a tag", "<break/> is a tag");
}

/* The reading at INDEX is of WORDS of the text. */
static const Reading *reading_of(const Script *script, guint index, const char *words)
{
    const GArray *readings = first(script)->readings;
    assert_non_null(readings);
    assert_true(index < readings->len);
    const Reading *reading = &g_array_index(readings, Reading, index);
    g_autofree char *text =
        g_strndup(script->document->text + reading->span.start, span_length(reading->span));
    assert_string_equal(text, words);
    assert_true(reading->marked);
    return reading;
}

static void words_are_read_as_markup_says(void **state)
{
    (void)state;
    g_autoptr(Script) script = script_of(
        "A <sub alias=\"two &amp; &#x4d;\">2</sub>, <phoneme ph=\"ˈlamp\">lamp</phoneme>, "
        "<lang xml:lang=\"de\"> die <phoneme alphabet=\"ipa\" ph=\"ˈʃtat\">Stadt</phoneme> dort"
        "</lang>");
    assert_int_equal(first(script)->readings->len, 5);
    assert_string_equal(reading_of(script, 0, "2")->spoken, "two & M");
    assert_string_equal(reading_of(script, 1, "lamp")->ipa, "ˈlamp");
    assert_null(reading_of(script, 1, "lamp")->language);
    assert_string_equal(reading_of(script, 2, "die")->language, "de");
    assert_null(reading_of(script, 2, "die")->ipa);
    assert_string_equal(reading_of(script, 3, "Stadt")->ipa, "ˈʃtat");
    assert_string_equal(reading_of(script, 3, "Stadt")->language, "de");
    assert_string_equal(reading_of(script, 4, "dort")->language, "de");
}

static void sounds_may_be_in_x_sampa(void **state)
{
    (void)state;
    g_autoptr(Script) script = script_of("A <phoneme alphabet='x-sampa' ph='\"SI'>ship</phoneme>.");
    assert_string_equal(reading_of(script, 0, "ship")->ipa, "ˈʃɪ");
}

static void expect_said(const char *attributes, const char *words, const char *spoken)
{
    g_autofree char *text = g_strdup_printf("<say-as %s>%s</say-as>.", attributes, words);
    g_autoptr(Script) script = script_of(text);
    guint count = first(script)->readings ? first(script)->readings->len : 0;
    assert_int_equal(count, spoken ? 1 : 0);
    if (spoken) {
        assert_string_equal(reading_of(script, 0, words)->spoken, spoken);
    }
}

static void kinds_of_text_are_said_as_such(void **state)
{
    (void)state;
    expect_said("interpret-as='cardinal'", "1,905", "one thousand nine hundred five");
    expect_said("interpret-as='cardinal'", "XIV", "fourteen");
    expect_said("interpret-as='ordinal'", "3", "third");
    expect_said("interpret-as='ordinal'", "21st", "twenty first");
    expect_said("interpret-as='characters'", "WHO", "W.H.O");
    expect_said("interpret-as='spell-out'", "ab12 c", "A.B 1 2 C");
    expect_said("interpret-as='digits'", "407", "4 0 7");
    expect_said("interpret-as='telephone'", "+47 22-33", "+ 4 7, 2 2, 3 3");
    expect_said("interpret-as='date' format='dmy'", "3/4/1924",
                "the third of April nineteen twenty four");
    expect_said("interpret-as='date' format='mdy'", "3/4/1924",
                "the fourth of March nineteen twenty four");
    expect_said("interpret-as='date' format='dmy'", "33/4/1924", NULL);
    expect_said("interpret-as='time'", "10:30", NULL); /* read so anyway */
    expect_said("interpret-as='cardinal'", "many", NULL);
    expect_said("interpret-as='smell'", "sea", NULL);
}

static const Manner *manner_of(const Script *script, guint index, const char *words)
{
    const GArray *manners = first(script)->manners;
    assert_non_null(manners);
    assert_true(index < manners->len);
    const Manner *manner = &g_array_index(manners, Manner, index);
    g_autofree char *text =
        g_strndup(script->document->text + manner->span.start, span_length(manner->span));
    assert_string_equal(text, words);
    return manner;
}

static void words_are_said_as_markup_says(void **state)
{
    (void)state;
    g_autoptr(Script) script = script_of(
        "It <prosody rate='80%' pitch='+2st' volume='-3dB'>was <emphasis level='strong'>so"
        "</emphasis> old</prosody>,<break time='1.5s'/> <prosody pitch='low'>dark</prosody> "
        "<break strength='none'/> and <emphasis>cold</emphasis>.");
    assert_int_equal(first(script)->manners->len, 7);
    const Manner *manner = manner_of(script, 0, "was ");
    assert_true(manner->tone.rate == 0.8 && manner->tone.pitch_st == 2 && manner->tone.range == 1);
    assert_true(manner->tone.volume_db == -3);
    assert_int_equal(manner->pause_ms, NO_BREAK);
    manner = manner_of(script, 1, "so");
    assert_int_equal(manner->emphasis, EMPHASIS_STRONG);
    assert_true(manner->tone.rate == 0.8);
    assert_int_equal(manner_of(script, 2, " old")->emphasis, EMPHASIS_UNSET);
    assert_int_equal(manner_of(script, 3, "")->pause_ms, 1500);
    assert_true(manner_of(script, 4, "dark")->tone.pitch_st < 0);
    assert_int_equal(manner_of(script, 5, "")->pause_ms, 0);
    assert_int_equal(manner_of(script, 6, "cold")->emphasis, EMPHASIS_MODERATE);
}

static void what_is_wrong_changes_nothing(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "a <break time='x'/> b",
        "a <break time='2h'/> b",
        "a <break strength='odd'/> b",
        "a <prosody rate='0%' pitch='120Hz' range='?' volume='11'>b</prosody>",
        "a <emphasis level='odd'>b</emphasis>",
        "a <sub>b</sub>",
        "a <phoneme alphabet='odd' ph='x'>b</phoneme>",
        "a <lang xml:lang='x!'>b</lang>",
        "a </sub> b",
        "a <sub alias='x'/> b",
        "a <emphasis></emphasis> b",
        "a <voice name='x'>b</voice>",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(Script) script = script_of(texts[i]);
        assert_int_equal(first(script)->manners->len, 0);
        assert_int_equal(first(script)->readings->len, 0);
        assert_true(first(script)->tags->len > 0);
    }
}

static void an_editors_reading_is_stronger(void **state)
{
    (void)state;
    g_autoptr(Script) script =
        script_of("The <sub alias='one'>lamp</sub> <sub alias='two'>shone</sub>\n       "
                  "read: lamp = light");
    assert_int_equal(first(script)->readings->len, 2);
    const Reading *own = &g_array_index(first(script)->readings, Reading, 0);
    assert_string_equal(own->spoken, "light");
    assert_false(own->marked);
    assert_string_equal(reading_of(script, 1, "shone")->spoken, "two");
    check_round_trip(script);
}

static void markup_survives(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "lamp",        " ",           " ",
        " the",        "<break/>",    "<break time='1s'/>",
        "\\s",         "\\<b",        "<emphasis>",
        "</emphasis>", "\\\\",        "<sub alias=\"x | y\">",
        "</sub>",      "\n       | ", "\n       |",
        "é",           "\xC2\xA0",    "<lang xml:lang='de'>",
        "</lang>",     "<p>",         "</p>",
        "<x>",         "<",           "\\u{a}",
        "\\t",         ".",           "<mark name='\\'/>",
    };
    g_autoptr(GRand) random = g_rand_new_with_seed(11);
    for (int round = 0; round < 2000; round++) {
        g_autoptr(GString) text = g_string_new(head);
        for (int line = 1; line <= 3; line++) {
            g_string_append_printf(text, "%su%04d  | ", line == 3 ? "\n" : "", line);
            int count = g_rand_int_range(random, 0, 12);
            for (int i = 0; i < count; i++) {
                g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
            }
            g_string_append(text, "a\n");
        }
        g_autoptr(Script) script = read_script(text->str, text->len);
        check_round_trip(script);
    }
}

static void hostile_lines_take_time_in_proportion(void **state)
{
    (void)state;
    enum { BYTES = 1 << 17 };
    static const char *const parts[] = {
        "<",        "<a ",    "<break",    "<break time=\"",   "<emphasis>",
        "<break/>", "</sub>", "<lang x='", "<sub alias='a'>b", "<a b='<a b=\"",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autoptr(GString) text = g_string_new("x");
        while (text->len < BYTES) {
            g_string_append(text, parts[i]);
        }
        g_autoptr(Script) script = script_of(text->str);
        check_round_trip(script);
    }
}

/* Warnings are expected by the thousand; tests/command/test_ssml_commands.sh reads them. */
static int loud = -1;

static int hush(void **state)
{
    (void)state;
    int quiet = open("/dev/null", O_WRONLY);
    loud = dup(STDERR_FILENO);
    gboolean done = quiet >= 0 && loud >= 0 && dup2(quiet, STDERR_FILENO) >= 0;
    close(quiet);
    return done ? 0 : -1;
}

static int speak_up(void **state)
{
    (void)state;
    gboolean done = dup2(loud, STDERR_FILENO) >= 0;
    close(loud);
    return done ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(tags_are_no_part_of_the_text, hush, speak_up),
        cmocka_unit_test_setup_teardown(other_signs_are_text, hush, speak_up),
        cmocka_unit_test_setup_teardown(words_are_read_as_markup_says, hush, speak_up),
        cmocka_unit_test_setup_teardown(sounds_may_be_in_x_sampa, hush, speak_up),
        cmocka_unit_test_setup_teardown(kinds_of_text_are_said_as_such, hush, speak_up),
        cmocka_unit_test_setup_teardown(words_are_said_as_markup_says, hush, speak_up),
        cmocka_unit_test_setup_teardown(what_is_wrong_changes_nothing, hush, speak_up),
        cmocka_unit_test_setup_teardown(an_editors_reading_is_stronger, hush, speak_up),
        cmocka_unit_test_setup_teardown(markup_survives, hush, speak_up),
        cmocka_unit_test_setup_teardown(hostile_lines_take_time_in_proportion, hush, speak_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
