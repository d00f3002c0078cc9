/* Who speaks: each kind of attribution in a text of its own. */
#include <string.h>

#include "attributed.h"
#include "cmocka_headers.h"

static void check_text(const char *text, const char *const *names)
{
    g_autoptr(Attributed) attributed = attributed_new(text, "en");
    guint count = 0;
    for (; names[count]; count++) {
        const char *name = speaker_name(attributed, count);
        if (strcmp(name, names[count]) != 0) {
            fail_msg("quotation %u of \"%.60s\": %s, not %s", count, text, name, names[count]);
        }
        const Quotation *quotation = quotation_at(attributed, count);
        assert_non_null(quotation->rule);
        assert_true(quotation->confidence >= 0 && quotation->confidence <= 1);
    }
    assert_int_equal(attributed->quotations->len, count);
}

#define CHECK(text, ...) check_text(text, (const char *const[]){__VA_ARGS__, NULL})

static void a_name_beside_a_verb_of_speech_speaks(void **state)
{
    (void)state;
    CHECK("“The dam is safe,” said Nora Vik on Monday.\n", "Nora Vik");
    CHECK("“The dam is safe,” Nora Vik said on Monday.\n", "Nora Vik");
    CHECK("On Monday Nora Vik said: “The dam is safe.”\n", "Nora Vik");
    CHECK("“The dam,” Nora Vik, an engineer of the county, said, “is safe.”\n", "Nora Vik",
          "Nora Vik");
    CHECK("According to Nora Vik, the dam is “safer than ever before”.\n", "Nora Vik");
    CHECK("“The dam has never been so safe as it is now.” — Nora Vik\n", "Nora Vik");
}

static void the_name_is_found_in_its_phrase(void **state)
{
    (void)state;
    CHECK("“The dam is safe,” Herald reporter Nora Vik said on Monday.\n", "Nora Vik");
    CHECK("“The dam is safe,” said former deputy engineer Nora Vik of Bergen.\n", "Nora Vik");
    CHECK("“The dam is safe,” Nora Vik (Lab.) said on Monday.\n", "Nora Vik");
    CHECK("“The dam is safe,” Nora Vik, 38, of Bergen, Norw., who built it, told Arthur Lund.\n",
          "Nora Vik");
    CHECK("“The dam is safe,” her friend, Nora Vik, told Arthur Lund.\n", "Nora Vik");
    CHECK("“The dam is safe,” Nora Vik said, adding that Arthur Lund had been told.\n", "Nora Vik");
}

static void a_verb_has_its_subject_in_a_clause_before(void **state)
{
    (void)state;
    CHECK("Arthur Lund had built the dam, Nora Vik said, adding: “It is safe.”\n", "Nora Vik");
    CHECK("Nora Vik, who had met Arthur Lund when it was built, told the county: “It is safe.”\n",
          "Nora Vik");
    CHECK("When Arthur Lund came down she rose, and Nora Vik turned to him and said, “It is "
          "safe.”\n",
          "Nora Vik");
    CHECK("Arthur Lund slept in the boat. The door opened; Nora Vik came in and said softly:\n"
          "“It is safe.”\n",
          "Nora Vik");
    CHECK("Arthur Lund was woken by Nora Vik's saying,\n“It is safe.”\n", "Nora Vik");
}

static void the_reason_is_given(void **state)
{
    (void)state;
    g_autoptr(Attributed) attributed =
        attributed_new("“The dam is safe,” said Nora Vik on Monday.\n", "en");
    const Quotation *quotation = quotation_at(attributed, 0);
    assert_string_equal(quotation->rule, "name-after");
    assert_string_equal(quotation->evidence, "said Nora Vik");
    assert_true(quotation->confidence > 0.8);
}

static void a_pronoun_means_who_agrees_with_it(void **state)
{
    (void)state;
    CHECK("Nora Vik met Arthur Lund at the dam. “It leaks!” she said. “Is it bad?” he asked.\n",
          "Nora Vik", "Arthur Lund");
    CHECK("Mrs. Vik met Mr. Lund at the dam.\nHe turned his back on it. “Is it bad?”\n",
          "Mr. Lund");
}

static void an_interrupted_quotation_has_one_speaker(void **state)
{
    (void)state;
    CHECK(
        "“Sorry,” said Arthur Lund, and after a while: “It was the wind. It was only the wind.”\n",
        "Arthur Lund", "Arthur Lund");
}

static void speech_goes_on_over_paragraphs(void **state)
{
    (void)state;
    CHECK("“The water rose all night,” said Nora Vik. “We could hear it.\n"
          "“In the morning the bridge was gone.”\n",
          "Nora Vik", "Nora Vik", "Nora Vik");
}

static void two_take_turns(void **state)
{
    (void)state;
    CHECK("“Did you hear that?” said Nora.\n“Hear what?” said Arthur.\n“The bell!”\n"
          "“There is no bell here.”\n“There was one. Listen!”\n",
          "Nora", "Arthur", "Nora", "Arthur", "Nora");
}

static void whoever_is_addressed_does_not_speak(void **state)
{
    (void)state;
    CHECK("Nora and Arthur stood on the bridge.\n“Nora, can you swim?”\n“I can, Arthur!”\n",
          "Arthur", "Nora");
}

static void whoever_is_told_something_answers(void **state)
{
    (void)state;
    CHECK("Nora and Mrs. Vik sat by the stove. Arthur looked at Mrs. Vik.\n"
          "“Have you been out?” Arthur asked Nora.\n“Never.”\n",
          "Arthur", "Nora");
    CHECK("Nora stood between Arthur and Tomas.\n“Is the bridge gone?” said Nora to Tomas.\n"
          "“It is!”\n",
          "Nora", "Tomas");
}

static void a_pronoun_means_who_acts_rather_than_who_is_named_last(void **state)
{
    (void)state;
    CHECK("In the wheelhouse stands Jonas Brekke. He took over from Anders Lund, and steers by the "
          "lights of Peter Vik.\n“I’ll miss the quiet,” he says at last.\n",
          "Jonas Brekke");
}

static void a_document_speaks(void **state)
{
    (void)state;
    CHECK("Anders Lund read it twice. The statement said: “The harbour is closed.”\n",
          "The statement");
}

static void a_description_speaks(void **state)
{
    (void)state;
    CHECK("“No boats today!” said the old ferryman, and spat.\n", "The old ferryman");
    CHECK("One of her brothers told her: “Stay where you are until we come.”\n",
          "One of her brothers");
}

static void who_the_text_is_about_is_meant_by_descriptions(void **state)
{
    (void)state;
    CHECK("Tomas kept the lighthouse for ten years. Tomas lives alone. “I like the quiet,” says "
          "Tomas.\n"
          "Every morning Tomas climbs the stairs. “It keeps me young,” Tomas says.\n"
          "In winter Tomas sees nobody. “The sea is company,” the former sailor explains.\n"
          "Tomas was born here. “I never left,” Tomas recalls.\n",
          "Tomas", "Tomas", "Tomas", "Tomas");
}

static void a_description_in_a_story_is_somebody_else(void **state)
{
    (void)state;
    CHECK("Tomas kept the lighthouse. Tomas came down when Tomas heard the bell.\n"
          "“Is there a bed for the night?” said the stranger.\n“There is!” said Tomas.\n"
          "Tomas lit the lamp, and Tomas put the kettle on.\n“What a wind!” cried the stranger.\n",
          "The stranger", "Tomas", "The stranger");
}

static void an_interviewer_asks(void **state)
{
    (void)state;
    CHECK("Tomas kept the lighthouse for ten years. “I like the quiet there,” says Tomas.\n"
          "Every morning Tomas climbs the stairs. “It keeps me young,” Tomas says.\n"
          "The journalist looks at the sea. “It is never the same,” Tomas explains.\n"
          "“Were you never lonely?”\n"
          "“Well, in the first winter I was,” Tomas says.\n",
          "Tomas", "Tomas", "Tomas", "The journalist", "Tomas");
}

static void a_transcript_in_quotation_marks_names_its_speakers(void **state)
{
    (void)state;
    CHECK("The minister spoke to the radio on Sunday about the dam. A part of what was said:\n"
          "“VIK: Let us begin with the news, minister. Is the dam safe?\n"
          "“LUND: Well, look, the dam is as safe as a dam can be, and it was built to last.\n"
          "“And nobody has ever doubted that.\n"
          "“VIK: Do you really think so?\n"
          "“LUND: I do, Nora.”\n",
          "VIK", "LUND", "LUND", "VIK", "LUND");
}

static void words_from_nobody_stay_unknown(void **state)
{
    (void)state;
    CHECK("Tomas kept the bridge for ten years. “I liked it,” Tomas says.\n"
          "Late at night an order came over the radio: “Leave at once.” Tomas left. “I had to,” "
          "he says. “I never went back,” Tomas says.\n",
          "Tomas", "Unknown", "Tomas", "Tomas");
    CHECK("Late at night an order came over the radio: “Leave the bridge at once.”\n", "Unknown");
    CHECK("“Nobody says who says this, and there is nobody to say it.”\n", "Unknown");
}

static void strangers_who_differ_have_numbers(void **state)
{
    (void)state;
    CHECK("Night fell over the harbour.\n“Who is there?”\n“Only me.”\n“Come in, then.”\n",
          "Unknown 1", "Unknown 2", "Unknown 1");
    CHECK("Night fell over the harbour.\n“Who goes there, and what do you want?” she said.\n"
          "The wind rose, and the boats knocked against the quay.\nIt grew dark.\n"
          "The bells struck nine.\nRain fell.\n“Nothing at all,” he said.\n",
          "Unknown 1", "Unknown 2");
    CHECK("Night fell over the harbour. “Who goes there?” The wind rose. “Who goes there?”\n",
          "Unknown", "Unknown");
}

static void other_languages_have_their_verbs(void **state)
{
    (void)state;
    const struct {
        const char *code;
        const char *text;
        const char *name;
    } cases[] = {
        {"de", "“Der Damm ist sicher”, sagte Nora Vik am Montag.\n", "Nora Vik"},
        {"fr", "“Le barrage est sûr”, affirme Nora Vik, ingénieure.\n", "Nora Vik"},
        {"es", "“La presa es segura”, dijo Nora Vik el lunes.\n", "Nora Vik"},
        {"nb", "“Dammen er trygg”, sier Nora Vik på mandag.\n", "Nora Vik"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Attributed) attributed = attributed_new(cases[i].text, cases[i].code);
        assert_string_equal(speaker_name(attributed, 0), cases[i].name);
    }
}

static void a_language_without_words_is_attributed_to_nobody_wrong(void **state)
{
    (void)state;
    g_autoptr(Attributed) attributed = attributed_new("“Xyzzy foo,” bar Baz.\n", "xx");
    assert_int_equal(attributed->quotations->len, 1);
    assert_true(quotation_at(attributed, 0)->speaker >= 0);
}

static void the_same_text_has_the_same_speakers(void **state)
{
    (void)state;
    const char *text = "“Did you hear that?” said Nora.\n“Hear what?” said Arthur.\n“The bell!”\n";
    g_autoptr(Attributed) first = attributed_new(text, "en");
    g_autoptr(Attributed) second = attributed_new(text, "en");
    for (guint i = 0; i < first->quotations->len; i++) {
        assert_string_equal(speaker_name(first, i), speaker_name(second, i));
        assert_true(quotation_at(first, i)->confidence == quotation_at(second, i)->confidence);
    }
}

/* Thousands of quotations in one paragraph, and as many names. */
static void time_is_linear_in_hostile_texts(void **state)
{
    (void)state;
    enum { MANY = 5000 };
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < MANY; i++) {
        g_string_append(text, "“A,” said Bo. ");
    }
    g_string_append_c(text, '\n');
    for (int i = 0; i < MANY; i++) {
        g_string_append_printf(text, "“So?” said Ann%c%c%c Smith.\n", 'a' + i % 26,
                               'a' + i / 26 % 26, 'a' + i / 676 % 26);
    }
    gint64 start = g_get_monotonic_time();
    g_autoptr(Attributed) attributed = attributed_new(text->str, "en");
    assert_int_equal(attributed->quotations->len, 2 * MANY);
    const double limit_seconds = 30; /* with sanitizers on a busy machine; quadratic takes hours */
    assert_true((double)(g_get_monotonic_time() - start) / G_USEC_PER_SEC < limit_seconds);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_beside_a_verb_of_speech_speaks),
        cmocka_unit_test(the_name_is_found_in_its_phrase),
        cmocka_unit_test(a_verb_has_its_subject_in_a_clause_before),
        cmocka_unit_test(the_reason_is_given),
        cmocka_unit_test(a_pronoun_means_who_agrees_with_it),
        cmocka_unit_test(an_interrupted_quotation_has_one_speaker),
        cmocka_unit_test(speech_goes_on_over_paragraphs),
        cmocka_unit_test(two_take_turns),
        cmocka_unit_test(whoever_is_addressed_does_not_speak),
        cmocka_unit_test(whoever_is_told_something_answers),
        cmocka_unit_test(a_pronoun_means_who_acts_rather_than_who_is_named_last),
        cmocka_unit_test(a_document_speaks),
        cmocka_unit_test(a_description_speaks),
        cmocka_unit_test(who_the_text_is_about_is_meant_by_descriptions),
        cmocka_unit_test(a_description_in_a_story_is_somebody_else),
        cmocka_unit_test(an_interviewer_asks),
        cmocka_unit_test(a_transcript_in_quotation_marks_names_its_speakers),
        cmocka_unit_test(words_from_nobody_stay_unknown),
        cmocka_unit_test(strangers_who_differ_have_numbers),
        cmocka_unit_test(other_languages_have_their_verbs),
        cmocka_unit_test(a_language_without_words_is_attributed_to_nobody_wrong),
        cmocka_unit_test(the_same_text_has_the_same_speakers),
        cmocka_unit_test(time_is_linear_in_hostile_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
