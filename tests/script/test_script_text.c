/* The script's text form: what it looks like, and what an editor may do with it. */
#include <string.h>

#include "base/file.h"
#include "cmocka_headers.h"
#include "script/form/script_text.h"
#include "script/script_compare.h"
#include "script/script_maker.h"

static const char head[] =
    "Lectern script 1\n"
    "# Read it through; change a speaker, a voice, a reading or a pause; then run: lectern make\n"
    "# with this file. Lines like this one are for people, and are not read.\n"
    "\n";

static const char lamp[] =
    "Title: The Lamp\n"
    "Language: en\n"
    "Source: article.txt\n"
    "Creator: A. Lund\n"
    "Between blocks: \\n\n"
    "\n"
    "Cast\n"
    "\n"
    "Narrator\n"
    "       voice: en-us-david\n"
    "Mary Holm\n"
    "       voice: en-gb-rose\n"
    "       gender: female\n"
    "       also: the keeper; Mrs Holm\n"
    "\n"
    "=== The Lamp\n"
    "\n"
    "[title]\n"
    "u0001  | The Lamp\n"
    "\n"
    "u0002  Mary Holm                                    [Mary Holm: named-after, 0.95]\n"
    "       | “I could not stay,”\n"
    "       evidence: says Mary Holm\n"
    "u0003+ | says Mary Holm.\n"
    "u0004  | She was born before World War II,\n"
    "       | in the north.\\n\n"
    "       read: World War II = World War Two\n"
    "       pause: 800 ms\n"
    "u0005  Mary Holm\n"
    "       | “Never.”\n"
    "       voice: en-gb-old-rose\n"
    "\n"
    "u0006  (skipped)                                    [skipped: pull-quote, 1]\n"
    "       | I could not stay.\n"
    "       instead: A quotation is left out.\n"
    "\n"
    "=== The North\n"
    "\n"
    "[heading 2]\n"
    "u0007  | The North\n"
    "\n"
    "[list-item]\n"
    "u0008  | It is cold.\n";

/* The script that `lamp` shows. */
static Script *make_lamp(void)
{
    ScriptMaker maker = script_maker_new();
    int mary = script_maker_speaker(&maker, "Mary Holm");
    Speaker *speaker = script_speaker(maker.script, mary);
    speaker->gender = GENDER_FEMALE;
    speaker->voice = g_strdup("en-gb-rose");
    g_ptr_array_add(speaker->aliases, g_strdup("the keeper"));
    g_ptr_array_add(speaker->aliases, g_strdup("Mrs Holm"));
    maker.script->narrator = g_strdup("en-us-david");
    maker.script->document->metadata.creator = g_strdup("A. Lund");

    script_maker_chapter(&maker, "The Lamp");
    script_maker_block(&maker, BLOCK_TITLE, 0);
    script_maker_say(&maker, SPEAKER_NARRATOR, "The Lamp");
    script_maker_space(&maker, "\n");
    script_maker_block(&maker, BLOCK_PARAGRAPH, 0);
    Utterance *says = script_maker_say(&maker, mary, "“I could not stay,”");
    says->rule = "named-after";
    says->confidence = 0.95;
    says->evidence = g_strdup("says Mary Holm");
    script_maker_space(&maker, " ");
    script_maker_say(&maker, SPEAKER_NARRATOR, "says Mary Holm.")->sentence = 2;
    script_maker_space(&maker, " ");
    Utterance *born = script_maker_say(&maker, SPEAKER_NARRATOR,
                                       "She was born before World War II,\nin the north.");
    script_maker_reading(born, (Span){20, 32}, "World War Two");
    born->pause_ms = 800;
    script_maker_space(&maker, "\n");
    script_maker_say(&maker, mary, "“Never.”")->voice = g_strdup("en-gb-old-rose");
    script_maker_space(&maker, "\n");
    script_maker_block(&maker, BLOCK_PARAGRAPH, 0);
    Utterance *pull = script_maker_say(&maker, SPEAKER_NARRATOR, "I could not stay.");
    pull->kind = UTTERANCE_SKIPPED;
    pull->rule = "pull-quote";
    pull->instead = g_strdup("A quotation is left out.");
    script_maker_space(&maker, "\n");
    script_maker_chapter(&maker, "The North");
    script_maker_block(&maker, BLOCK_HEADING, 2);
    script_maker_say(&maker, SPEAKER_NARRATOR, "The North");
    script_maker_space(&maker, "\n");
    script_maker_block(&maker, BLOCK_LIST_ITEM, 1);
    script_maker_say(&maker, SPEAKER_NARRATOR, "It is cold.");
    script_maker_space(&maker, "\n");
    return script_maker_finish(&maker);
}

/* The script of `lamp` with the first FROM in it changed to TO. */
static Script *read_edited(const char *from, const char *to)
{
    const char *place = strstr(lamp, from);
    assert_non_null(place);
    g_autoptr(GString) text = g_string_new(head);
    g_string_append_len(text, lamp, place - lamp);
    g_string_append(text, to);
    g_string_append(text, place + strlen(from));
    return read_script(text->str, text->len);
}

static void a_script_reads_like_a_screenplay(void **state)
{
    (void)state;
    g_autoptr(Script) script = make_lamp();
    g_autoptr(GString) text = script_text_write(script);
    g_autofree char *expected = g_strconcat(head, lamp, NULL);
    assert_string_equal(text->str, expected);
    check_round_trip(script);
}

static void a_changed_speaker_has_the_editor_for_a_reason(void **state)
{
    (void)state;
    g_autoptr(Script) script = read_edited("u0002  Mary Holm ", "u0002  Per ");
    const Utterance *utterance = script_utterance(script, 1);
    assert_string_equal(script_speaker(script, utterance->speaker)->name, "Per");
    assert_int_equal(script_speaker(script, utterance->speaker)->lines, 1);
    assert_int_equal(script->speakers->len, 2);
    assert_string_equal(utterance->rule, "editor");
    assert_true(utterance->confidence == 1.0);
    assert_null(utterance->evidence);
    check_round_trip(script);
}

static void a_line_can_be_taken_from_or_given_to_the_narrator(void **state)
{
    (void)state;
    g_autoptr(Script) taken = read_edited("u0002  Mary Holm ", "u0002  Narrator ");
    assert_int_equal(script_utterance(taken, 1)->speaker, SPEAKER_NARRATOR);
    assert_int_equal(script_utterance(taken, 1)->kind, UTTERANCE_NARRATION);
    assert_string_equal(script_utterance(taken, 1)->rule, "editor");
    g_autoptr(Script) given = read_edited("u0003+ |", "u0003+ Mary Holm: |");
    assert_int_equal(script_utterance(given, 2)->speaker, 0);
    assert_int_equal(script_utterance(given, 2)->kind, UTTERANCE_QUOTATION);
    assert_string_equal(script_utterance(given, 2)->rule, "editor");
    check_round_trip(given);
}

static void a_speaker_goes_on_for_the_same_reason(void **state)
{
    (void)state;
    static const char speech[] = "Lectern script 1\n=== A\n"
                                 "u1 Anna [Anna: says, 0.9]\n | “So.\n evidence: she said\n"
                                 "u2 … | It is.\nu3 ... | Yes.”\n";
    g_autoptr(Script) script = read_script(speech, strlen(speech));
    for (gsize i = 0; i < script->utterances->len; i++) {
        assert_int_equal(script_utterance(script, i)->speaker, 0);
        assert_string_equal(script_utterance(script, i)->rule, "says");
        assert_string_equal(script_utterance(script, i)->evidence, "she said");
    }
    g_autoptr(GString) text = script_text_write(script);
    assert_non_null(strstr(text->str, "u2  … | It is.\nu3  … | Yes.”\n"));
    check_round_trip(script);
    /* One changed name is enough for all of a speech. */
    g_autoptr(GString) edited = g_string_new(speech);
    g_string_replace(edited, "Anna", "Else", 1);
    g_autoptr(Script) changed = read_script(edited->str, edited->len);
    assert_string_equal(script_speaker(changed, 0)->name, "Else");
    assert_int_equal(script_speaker(changed, 0)->lines, 3);
    assert_string_equal(script_utterance(changed, 2)->rule, "editor");
    assert_null(script_utterance(changed, 2)->evidence);
}

static void a_skipped_line_can_be_read_after_all(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autofree char *text =
        g_strconcat(head, "=== A\n\nu1 [skipped: pull-quote, 1]\n | Text.\n", NULL);
    g_autoptr(Script) script = script_text_read("s.txt", text, strlen(text), &error);
    assert_int_equal(script_utterance(script, 0)->kind, UTTERANCE_NARRATION);
    assert_string_equal(script_utterance(script, 0)->rule, "editor");
}

static void voices_readings_and_pauses_can_be_set(void **state)
{
    (void)state;
    g_autoptr(Script) script =
        read_edited("u0008  | It is cold.\n", "u0008  | It is cold is II II\n"
                                              "       read 2: is = was\n"
                                              "       read: II  = two\n"
                                              "       voice: en-us-anna\n"
                                              "       pause: 1.5 s\n");
    const Utterance *utterance = script_utterance(script, 7);
    assert_string_equal(utterance->voice, "en-us-anna");
    assert_int_equal(utterance->pause_ms, 1500);
    const Reading *was = &g_array_index(utterance->readings, Reading, 0);
    assert_int_equal(was->span.start - utterance->span.start, strlen("It is cold "));
    const Reading *two = &g_array_index(utterance->readings, Reading, 1);
    assert_int_equal(two->span.start - utterance->span.start, strlen("It is cold is "));
    assert_string_equal(two->spoken, "two");
    check_round_trip(script);
}

static void check_how(const char *line, const char *spoken, const char *ipa, const char *language)
{
    g_autofree char *with = g_strdup_printf("read: World War II = %s", line);
    g_autoptr(Script) script = read_edited("read: World War II = World War Two", with);
    const Reading *reading = &g_array_index(script_utterance(script, 3)->readings, Reading, 0);
    assert_int_equal(g_strcmp0(reading->spoken, spoken), 0);
    assert_int_equal(g_strcmp0(reading->ipa, ipa), 0);
    assert_int_equal(g_strcmp0(reading->language, language), 0);
    check_round_trip(script);
}

static void a_reading_may_have_sounds_and_a_language(void **state)
{
    (void)state;
    check_how("/ˈwɜːld wɔː tuː/", NULL, "ˈwɜːld wɔː tuː", NULL);
    check_how("(de-AT)", NULL, NULL, "de-AT");
    check_how("(de) zwei", "zwei", NULL, "de");
    check_how("  two /tuː/  ", "two", "tuː", NULL);
    check_how("(de) Zwei und mehr /tsvaɪ/", "Zwei und mehr", "tsvaɪ", "de");
    check_how("", "", NULL, NULL);
}

static void what_only_looks_like_sounds_or_a_language_is_words(void **state)
{
    (void)state;
    static const char *const words[] = {"kilometres / hour", "and/or/", "/",      "//",
                                        "(of course) two",   "()",      "(",      "(a) two",
                                        "(DE) two",          "(de two", "a /b/ c"};
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        check_how(words[i], words[i], NULL, NULL);
    }
    check_how("\\(de) zwei", "(de) zwei", NULL, NULL);
    check_how("two \\/tuː/", "two /tuː/", NULL, NULL);
}

static void words_to_be_read_may_go_over_a_line_end(void **state)
{
    (void)state;
    g_autoptr(Script) script =
        read_edited("read: World War II = World War Two", "read: II, in = 2");
    const Reading *reading = &g_array_index(script_utterance(script, 3)->readings, Reading, 0);
    const char *text = script->document->text + reading->span.start;
    assert_memory_equal(text, "II,\nin", span_length(reading->span));
    check_round_trip(script);
}

static void lines_can_be_split_and_joined(void **state)
{
    (void)state;
    g_autoptr(Script) split =
        read_edited("u0003+ | says Mary Holm.\n", "u0003+ | says\nu0003b+ | Mary Holm.\n");
    g_autoptr(Script) lamp_script = make_lamp();
    assert_string_equal(split->document->text, lamp_script->document->text);
    assert_int_equal(split->utterances->len, lamp_script->utterances->len + 1);
    assert_int_equal(script_utterance(split, 3)->sentence, 2);
    g_autoptr(Script) joined = read_edited("says Mary Holm.\nu0004  | She", "says Mary Holm. She");
    assert_string_equal(joined->document->text, lamp_script->document->text);
    check_round_trip(split);
    check_round_trip(joined);
}

static void paragraphs_can_be_split_by_a_blank_line(void **state)
{
    (void)state;
    g_autoptr(Script) script = read_edited("u0003+ |", "\n\nu0003+ |");
    assert_int_equal(script_utterance(script, 2)->block, 2);
    assert_non_null(strstr(script->document->text, "stay,”\nsays"));
    check_round_trip(script);
}

static void what_other_editors_do_to_a_file_does_no_harm(void **state)
{
    (void)state;
    g_autofree char *plain = g_strconcat(head, lamp, NULL);
    g_auto(GStrv) lines = g_strsplit(plain, "\n", -1);
    g_autofree char *windows = g_strjoinv(" \t\r\n", lines);
    g_autofree char *marked = g_strconcat("\xEF\xBB\xBF", windows, NULL);
    assert_true(script_text_is(marked, strlen(marked)));
    g_autoptr(Script) script = read_script(marked, strlen(marked));
    g_autoptr(GString) text = script_text_write(script);
    assert_string_equal(text->str, plain);
}

static void a_script_without_cast_or_title_is_enough(void **state)
{
    (void)state;
    static const char text[] = "Lectern script 1\n=== The Sea\nu1 | It was the sea and the wind.\n"
                               "u2 Anna | “No.”\n";
    g_autoptr(Script) script = read_script(text, strlen(text));
    assert_string_equal(script->title, "The Sea");
    assert_string_equal(script->language, "en");
    assert_string_equal(script->document->text, "It was the sea and the wind. “No.”\n");
    assert_string_equal(script_speaker(script, 0)->name, "Anna");
}

/* What the documentation shows is a script, written as Lectern writes it. */
static void the_example_of_the_documentation_is_a_script(void **state)
{
    (void)state;
    gsize length;
    g_autofree char *tests = g_path_get_dirname(TEST_DATA);
    g_autofree char *project = g_path_get_dirname(tests);
    g_autofree char *path = g_build_filename(project, "docs", "script-format.md", NULL);
    g_autofree char *page = file_read(path, 1 << 20, &length, NULL);
    assert_non_null(page);
    char *example = strstr(page, "```lectern\n") + strlen("```lectern\n");
    *strstr(example, "```") = '\0';
    g_autoptr(Script) script = read_script(example, strlen(example));
    assert_int_equal(script->chapters->len, 2);
    check_round_trip(script);
    g_autoptr(GString) text = script_text_write(script);
    const char *facts = strstr(example, "Title:");
    assert_string_equal(strstr(text->str, "Title:"), facts);
}

static void a_script_is_told_from_other_texts(void **state)
{
    (void)state;
    assert_true(script_text_is("Lectern script 1\n", 17));
    assert_true(script_text_is("Lectern script 2\n", 17));
    assert_false(script_text_is("Lectern scrip", 13));
    assert_false(script_text_is("", 0));
    assert_false(script_text_is("A Lectern script 1\n", 19));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_script_reads_like_a_screenplay),
        cmocka_unit_test(a_changed_speaker_has_the_editor_for_a_reason),
        cmocka_unit_test(a_line_can_be_taken_from_or_given_to_the_narrator),
        cmocka_unit_test(a_speaker_goes_on_for_the_same_reason),
        cmocka_unit_test(a_skipped_line_can_be_read_after_all),
        cmocka_unit_test(voices_readings_and_pauses_can_be_set),
        cmocka_unit_test(a_reading_may_have_sounds_and_a_language),
        cmocka_unit_test(what_only_looks_like_sounds_or_a_language_is_words),
        cmocka_unit_test(words_to_be_read_may_go_over_a_line_end),
        cmocka_unit_test(lines_can_be_split_and_joined),
        cmocka_unit_test(paragraphs_can_be_split_by_a_blank_line),
        cmocka_unit_test(what_other_editors_do_to_a_file_does_no_harm),
        cmocka_unit_test(a_script_without_cast_or_title_is_enough),
        cmocka_unit_test(the_example_of_the_documentation_is_a_script),
        cmocka_unit_test(a_script_is_told_from_other_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
