/* Text as an engine can speak it. */
#include <string.h>

#include "cmocka_headers.h"
#include "script/wording/spoken_text.h"

static void check_text(const char *source, const char *spoken)
{
    g_autoptr(GString) out = g_string_new(NULL);
    Span whole = {0, strlen(source)};
    Span part = {spoken_start(source, whole), whole.end};
    spoken_append(out, source, whole, part);
    spoken_finish(out);
    assert_string_equal(out->str, spoken);
}

static void marks_of_emphasis_are_not_spoken(void **state)
{
    (void)state;
    check_text("It was _very_ late, *so* late, **too late** to `run`.",
               "It was very late, so late, too late to run.");
    check_text("_The whole of it,_ she said; snake_case is 3*4.",
               "The whole of it, she said; snake case is 3*4.");
    check_text("______ and *", "and");
}

static void quotation_marks_are_kept_where_they_make_a_pause(void **state)
{
    (void)state;
    check_text("“Go, Anna,” ", "Go, Anna,");
    check_text("the “courses” of ‘logs’ and 'ropes'", "the “courses” of logs and ropes");
    check_text("“Anna” is no “name.”", "“Anna” is no “name.");
    check_text("rock ’n’ roll, runnin’ off, O’Brien's", "rock n roll, runnin off, O’Brien's");
}

static void dashes_stay_as_pauses(void **state)
{
    (void)state;
    check_text("word—word, one -- two, three – four - five",
               "word — word, one — two, three – four - five");
    check_text("— Who is it? —", "Who is it? —");
    check_text("pages 10–12 at -5 degrees", "pages 10–12 at -5 degrees");
    check_text("well...and so ... on", "well… and so … on");
}

static void rows_of_signs_are_ornaments(void **state)
{
    (void)state;
    check_text("===== Part 2 ##### ok", "Part 2 ok");
    check_text("What??????? No!!!!!", "What??? No!!!");
}

static void tokens_of_any_length_are_cut(void **state)
{
    (void)state;
    g_autoptr(GString) out = g_string_new("so ");
    for (int i = 0; i < SPOKEN_TOKEN_LIMIT; i++) {
        g_string_append_c(out, 'a');
    }
    spoken_cut(out, 0);
    assert_int_equal(out->len, strlen("so ") + SPOKEN_TOKEN_LIMIT);
    g_string_append(out, "b c");
    spoken_cut(out, 0);
    assert_true(g_str_has_suffix(out->str, "a b c"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_of_emphasis_are_not_spoken),
        cmocka_unit_test(quotation_marks_are_kept_where_they_make_a_pause),
        cmocka_unit_test(dashes_stay_as_pauses),
        cmocka_unit_test(rows_of_signs_are_ornaments),
        cmocka_unit_test(tokens_of_any_length_are_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
