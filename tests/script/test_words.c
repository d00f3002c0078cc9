/* Wordings: what is spoken, and which bytes of the source each word comes from. */
#include <string.h>

#include "cmocka_headers.h"
#include "script/wording/spoken_text.h"
#include "script/wording/words.h"

typedef struct {
    const char *source; /* as it stands in the text */
    const char *spoken;
} Said;

/* The wording of the whole of TEXT as one utterance, with READINGS (or NULL). */
static Wording *word(const char *text, gsize length, GArray *readings)
{
    Document document = {.text = (char *)text, .length = length};
    Script script = {.document = &document};
    Utterance utterance = {.kind = UTTERANCE_NARRATION, .span = {0, length}, .readings = readings};
    return wording_new(&script, &utterance);
}

static char *word_source(const char *text, const Wording *wording, guint index)
{
    Span span = g_array_index(wording->words, Word, index).source;
    return g_strndup(text + span.start, span_length(span));
}

static char *word_spoken(const Wording *wording, guint index)
{
    Span span = g_array_index(wording->words, Word, index).spoken;
    return g_strndup(wording->text + span.start, span_length(span));
}

/* The words of the source, with " | " between them. */
static char *all_words(const char *text, const Wording *wording)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < wording->words->len; i++) {
        g_ptr_array_add(words, word_source(text, wording, i));
    }
    g_ptr_array_add(words, NULL);
    return g_strjoinv(" | ", (char **)words->pdata);
}

static void check_words(const char *source, const char *words)
{
    g_autoptr(Wording) wording = word(source, strlen(source), NULL);
    g_autofree char *found = all_words(source, wording);
    assert_string_equal(found, words);
}

static void words_stand_between_spaces_dashes_and_ellipses(void **state)
{
    (void)state;
    check_words("“Don’t,” she said — the Oslo-Bergen line…it’s 50,554 km.",
                "Don’t | she | said | the | Oslo-Bergen | line | it’s | 50,554 | km");
    check_words("from 1939–45, well--and then...", "from | 1939 | 45 | well | and | then");
    check_words("weakened . . . was", "weakened | was");
    check_words("the soldiers’ boots in the ’90s at 11 o’clock",
                "the | soldiers | boots | in | the | 90s | at | 11 | o’clock");
}

static void signs_of_a_number_or_name_belong_to_its_word(void **state)
{
    (void)state;
    check_words("$5, (€3.50), −4 °C & 20%: C++, #1!", "$5 | €3.50 | −4 | °C | 20% | C++ | #1");
}

static void white_space_is_folded_and_words_keep_their_place(void **state)
{
    (void)state;
    const char *source = " It was\r\n\tlate\xC2\xA0now. ";
    g_autoptr(Wording) wording = word(source, strlen(source), NULL);
    assert_string_equal(wording->text, "It was late now.");
    assert_int_equal(wording->words->len, 4);
    Word late = g_array_index(wording->words, Word, 2);
    assert_int_equal(late.source.start, strstr(source, "late") - source);
    assert_int_equal(late.spoken.start, strlen("It was "));
}

static void what_garbles_the_engine_is_dropped_from_what_is_spoken(void **state)
{
    (void)state;
    const char *source = "a\xEF\xBF\xBD"
                         "b c\xC2\xAD"
                         "d \x01"
                         "e\x7F \xEE\x80\x80 f\xE2\x80\x8B.";
    g_autoptr(Wording) wording = word(source, strlen(source), NULL);
    assert_string_equal(wording->text, "ab cd e f.");
    g_autofree char *words = all_words(source, wording);
    assert_string_equal(words, "a\xEF\xBF\xBD"
                               "b | c\xC2\xAD"
                               "d | e | f");
}

static void text_of_nothing_speakable_is_empty(void **state)
{
    (void)state;
    static const char *const cases[] = {"", "* * *", "—", "“…”", "?!", "\x01\x02", "_____", "\n\n"};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Wording) wording = word(cases[i], strlen(cases[i]), NULL);
        assert_string_equal(wording->text, "");
        assert_int_equal(wording->words->len, 0);
    }
    g_autoptr(Wording) sign = word("&", 1, NULL);
    assert_string_equal(sign->text, "&");
    assert_int_equal(sign->words->len, 0);
}

static void long_tokens_are_cut_into_pieces_of_one_word(void **state)
{
    (void)state;
    g_autoptr(GString) text = g_string_new("so ");
    for (int i = 0; i < 250; i++) {
        g_string_append(text, "é");
    }
    g_string_append(text, " on");
    g_autoptr(Wording) wording = word(text->str, text->len, NULL);
    assert_int_equal(wording->words->len, 3);
    Word middle = g_array_index(wording->words, Word, 1);
    assert_int_equal(span_length(middle.source), 500);
    assert_int_equal(span_length(middle.spoken), 500 + 4); /* five pieces of 100 bytes */
    g_auto(GStrv) pieces = g_strsplit(wording->text, " ", -1);
    for (char **piece = pieces; *piece; piece++) {
        assert_true(strlen(*piece) <= SPOKEN_TOKEN_LIMIT);
        assert_true(g_utf8_validate(*piece, -1, NULL));
    }
}

/* Adds the reading of the first PHRASE in TEXT. */
static void add_reading(GArray *readings, const char *text, const char *phrase, const char *spoken)
{
    const char *place = strstr(text, phrase);
    gsize start = (gsize)(place - text);
    Reading reading = {.span = {start, start + strlen(phrase)}, .spoken = (char *)spoken};
    g_array_append_val(readings, reading);
}

static void check_reading(const char *text, const char *phrase, const char *spoken,
                          const char *whole, const Said *said, guint count)
{
    g_autoptr(GArray) readings = g_array_new(FALSE, FALSE, sizeof(Reading));
    add_reading(readings, text, phrase, spoken);
    g_autoptr(Wording) wording = word(text, strlen(text), readings);
    assert_string_equal(wording->text, whole);
    assert_int_equal(wording->words->len, count);
    for (guint i = 0; i < count; i++) {
        g_autofree char *source = word_source(text, wording, i);
        g_autofree char *heard = word_spoken(wording, i);
        assert_string_equal(source, said[i].source);
        assert_string_equal(heard, said[i].spoken);
    }
}

static void a_reading_is_spoken_in_place_of_its_words(void **state)
{
    (void)state;
    const Said war[] = {
        {"In", "In"}, {"World", "World"}, {"War", "War"}, {"II", "Two"}, {"he", "he"}};
    check_reading("In World War II, he", "World War II", "World War Two", "In World War Two, he",
                  war, G_N_ELEMENTS(war));
    const Said year[] = {{"in", "in"}, {"1945", "nineteen forty-five"}};
    check_reading("in 1945.", "1945", "nineteen forty-five", "in nineteen forty-five.", year,
                  G_N_ELEMENTS(year));
}

static void spoken_words_are_shared_out_in_order(void **state)
{
    (void)state;
    const Said more[] = {{"Henry", "Henry"}, {"VIII", "the Eighth"}};
    check_reading("Henry VIII", "Henry VIII", "Henry the Eighth", "Henry the Eighth", more,
                  G_N_ELEMENTS(more));
    const Said fewer[] = {{"the", "UN"}, {"United", "UN"}, {"Nations", "UN"}, {"met", "met"}};
    check_reading("the United Nations met", "the United Nations", "UN", "UN met", fewer,
                  G_N_ELEMENTS(fewer));
    const Said none[] = {{"they", "they"}, {"met", "met"}};
    check_reading("they (sic) met", "(sic)", "", "they met", none, G_N_ELEMENTS(none));
}

static void a_reading_of_part_of_a_word_makes_one_word(void **state)
{
    (void)state;
    const Said part[] = {{"Henry", "Henry"}, {"II’s", "the Second’s"}, {"crown", "crown"}};
    check_reading("Henry II’s crown", "II", "the Second", "Henry the Second’s crown", part,
                  G_N_ELEMENTS(part));
    const Said range[] = {{"1939", "thirty-nine"}, {"45", "to forty-five"}};
    check_reading("1939–45", "1939–45", "thirty-nine to forty-five", "thirty-nine to forty-five",
                  range, G_N_ELEMENTS(range));
}

/* The wording of TEXT, in which PHRASE has a reading of SPOKEN (or NULL) with sounds or a language.
 */
static Wording *pronounced(const char *text, const char *phrase, const char *spoken)
{
    g_autoptr(GArray) readings = g_array_new(FALSE, FALSE, sizeof(Reading));
    add_reading(readings, text, phrase, spoken);
    g_array_index(readings, Reading, 0).ipa = (char *)"ipa";
    g_array_index(readings, Reading, 0).language = (char *)"pl";
    return word(text, strlen(text), readings);
}

static void assert_pronounced(const Wording *wording, const char *words)
{
    assert_int_equal(wording->pronunciations->len, 1);
    Pronunciation found = g_array_index(wording->pronunciations, Pronunciation, 0);
    g_autofree char *said =
        g_strndup(wording->text + found.spoken.start, span_length(found.spoken));
    assert_string_equal(said, words);
    assert_string_equal(found.ipa, "ipa");
    assert_string_equal(found.language, "pl");
}

static void sounds_and_languages_go_with_the_words_they_are_for(void **state)
{
    (void)state;
    g_autoptr(Wording) plain = pronounced("in “Nowy\n Sącz”, he", "Nowy\n Sącz", NULL);
    assert_string_equal(plain->text, "in “Nowy Sącz”, he");
    assert_int_equal(plain->words->len, 4);
    assert_pronounced(plain, "Nowy Sącz");
    g_autoptr(Wording) other = pronounced("by Łódź-born men", "Łódź", " Lodz ");
    assert_string_equal(other->text, "by Lodz -born men");
    assert_pronounced(other, "Lodz");
    g_autoptr(Wording) last = pronounced("to “Łódź.”", "Łódź.”", NULL);
    assert_string_equal(last->text, "to “Łódź.");
    assert_pronounced(last, "Łódź.");
    g_autoptr(Wording) none = pronounced("to — go", "—", NULL);
    assert_string_equal(none->text, "to — go");
    g_autoptr(Wording) empty = pronounced("to go", "go", "");
    assert_int_equal(empty->pronunciations->len, 0);
}

static void sounds_keep_their_words_where_a_token_is_cut(void **state)
{
    (void)state;
    g_autoptr(GString) text = g_string_new("so ");
    for (int i = 0; i < 70; i++) {
        g_string_append(text, "é");
    }
    g_string_append(text, "x");
    for (int i = 0; i < 70; i++) {
        g_string_append(text, "è");
    }
    g_autoptr(Wording) wording = pronounced(text->str, text->str + 3 + 140, NULL);
    Pronunciation found = g_array_index(wording->pronunciations, Pronunciation, 0);
    assert_int_equal(wording->text[found.spoken.start], 'x');
    assert_int_equal(found.spoken.end, wording->length);
    g_autoptr(Wording) at_cut = pronounced(text->str, text->str + 3 + 100, NULL);
    found = g_array_index(at_cut->pronunciations, Pronunciation, 0);
    assert_int_equal(at_cut->text[found.spoken.start - 1], ' ');
    assert_int_not_equal(at_cut->text[found.spoken.start], ' ');
}

static void what_is_heard_instead_has_no_words(void **state)
{
    (void)state;
    Document document = {.text = (char *)"code();", .length = 7};
    Script script = {.document = &document};
    Utterance utterance = {
        .kind = UTTERANCE_SKIPPED, .span = {0, 7}, .instead = (char *)"A  code\nlisting."};
    g_autoptr(Wording) wording = wording_new(&script, &utterance);
    assert_string_equal(wording->text, "A code listing.");
    assert_int_equal(wording->words->len, 0);
    utterance.instead = NULL;
    g_autoptr(Wording) silent = wording_new(&script, &utterance);
    assert_string_equal(silent->text, "");
}

static void check_printed(const char *source, const char *said, const char *printed)
{
    Document document = {.text = (char *)source, .length = strlen(source)};
    Script script = {.document = &document, .language = (char *)"en"};
    Utterance utterance = {.kind = UTTERANCE_NARRATION, .span = {0, document.length}};
    g_autoptr(Wording) wording = wording_new(&script, &utterance);
    g_autoptr(Wording) shown = wording_printed(&script, &utterance);
    assert_string_equal(wording->text, said);
    assert_string_equal(shown->text, printed);
}

static void letters_are_joined_for_the_engine_and_apart_for_the_reader(void **state)
{
    (void)state;
    check_printed("the UAE, EW", "the U.A.E, E.W", "the U A E, E W");
    check_printed("at 5 p.m. EST or 3AM", "at five P.M E.S.T or three A.M",
                  "at five PM E S T or three AM");
    check_printed("the EU’s A4 and two DVDs", "the E-U’s A-four and two D.V.D's",
                  "the E U’s A four and two D V D's");
    check_printed("the U.S. Army’s A-list T-shirt", "the U.S Army’s A-list T-shirt",
                  "the U S Army’s A-list T-shirt");
}

static void an_editors_letters_are_printed_as_they_are(void **state)
{
    (void)state;
    const char *source = "the EW";
    Document document = {.text = (char *)source, .length = strlen(source)};
    Script script = {.document = &document, .language = (char *)"en"};
    Reading reading = {.span = {4, 6}, .spoken = (char *)"E.W. A-team"};
    g_autoptr(GArray) readings = g_array_new(FALSE, FALSE, sizeof(Reading));
    g_array_append_val(readings, reading);
    Utterance utterance = {
        .kind = UTTERANCE_NARRATION, .span = {0, document.length}, .readings = readings};
    g_autoptr(Wording) shown = wording_printed(&script, &utterance);
    assert_string_equal(shown->text, "the E.W. A-team");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_are_joined_for_the_engine_and_apart_for_the_reader),
        cmocka_unit_test(an_editors_letters_are_printed_as_they_are),
        cmocka_unit_test(words_stand_between_spaces_dashes_and_ellipses),
        cmocka_unit_test(signs_of_a_number_or_name_belong_to_its_word),
        cmocka_unit_test(white_space_is_folded_and_words_keep_their_place),
        cmocka_unit_test(what_garbles_the_engine_is_dropped_from_what_is_spoken),
        cmocka_unit_test(text_of_nothing_speakable_is_empty),
        cmocka_unit_test(long_tokens_are_cut_into_pieces_of_one_word),
        cmocka_unit_test(a_reading_is_spoken_in_place_of_its_words),
        cmocka_unit_test(spoken_words_are_shared_out_in_order),
        cmocka_unit_test(a_reading_of_part_of_a_word_makes_one_word),
        cmocka_unit_test(sounds_and_languages_go_with_the_words_they_are_for),
        cmocka_unit_test(sounds_keep_their_words_where_a_token_is_cut),
        cmocka_unit_test(what_is_heard_instead_has_no_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
