/* The trainer: what it takes from annotations, and that it learns from them. */
#include "fit.h"

#include <glib/gstdio.h>
#include <string.h>

#include "cmocka_headers.h"
#include "same_name.h"

static const char text[] = "“Is the dam safe?” Nora Vik asked the engineer.\n\n"
                           "“It is,” said Tom Hale.\n\n"
                           "“And the other one?”\n\n"
                           "“I do not know,” he said. “Nobody does.”\n";

/* The bytes of its quotations, and who speaks them. */
static const char spans[] = "speaker\tVik\tthe reporter\n"
                            "speaker\tTom Hale\n"
                            "speaker\tthe mayor\n"
                            "quotation\t0\t22\tnamed\t0\n"
                            "quotation\t53\t65\tnamed\t1\n"
                            "quotation\t82\t106\tbare\t0\n"
                            "quotation\t108\t128\tpronoun\t-\n"
                            "quotation\t138\t156\tpronoun\t2\n";

static char *folder;

static int make_folder(void **state)
{
    (void)state;
    folder = g_dir_make_tmp("lectern-train-XXXXXX", NULL);
    return folder ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    int failed = g_rmdir(folder);
    g_free(folder);
    return failed;
}

/* Reads the text with ANNOTATIONS. */
static Annotated *read_with(const char *annotations, GError **error)
{
    g_autofree char *text_path = g_build_filename(folder, "dam.txt", NULL);
    g_autofree char *spans_path = g_build_filename(folder, "dam.spans", NULL);
    assert_true(g_file_set_contents(text_path, text, -1, NULL));
    assert_true(g_file_set_contents(spans_path, annotations, -1, NULL));
    Annotated *annotated = annotated_read(text_path, spans_path, error);
    g_remove(text_path);
    g_remove(spans_path);
    return annotated;
}

static const char *candidate_name(const Annotated *annotated, guint line, guint candidate)
{
    const Line *of = attribution_line(annotated->attribution, line);
    int person = g_array_index(of->candidates, Candidate, candidate).person;
    return person == NOBODY ? "" : person_name(people_person(annotated->people, person));
}

static void annotations_say_which_candidates_are_right(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autoptr(Annotated) annotated = read_with(spans, &error);
    assert_null(error);
    assert_int_equal(annotated->answers->len, 5);
    const Answer *first = annotated_answer(annotated, 0);
    assert_string_equal(first->type, "named");
    assert_true(first->known);
    assert_int_not_equal(first->right, 0);
    for (guint i = 0; i < 32; i++) {
        if (first->right >> i & 1) {
            assert_string_equal(candidate_name(annotated, 0, i), "Nora Vik");
        }
    }
    assert_int_equal(first->allowed, first->right);
    assert_false(annotated_answer(annotated, 3)->known);
    assert_int_equal(annotated_answer(annotated, 4)->right, 0); /* no mayor is in the text */
    assert_int_equal(annotated_answer(annotated, 4)->allowed, G_MAXUINT32);
}

static void what_is_no_annotation_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "quotation\t0\t22\tnamed\t0\n",                 /* there is no speaker 0 */
        "speaker\tVik\nquotation\t9\t2\tnamed\t0\n",    /* ends before it begins */
        "speaker\tVik\nquotation\t0\t9999\tnamed\t0\n", /* beyond the text */
        "speaker\tVik\nquotation\t0\t22\tnamed\n",      /* nobody speaks */
        "somebody\tVik\n",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autoptr(GError) error = NULL;
        assert_null(read_with(wrong[i], &error));
        assert_non_null(error);
        assert_non_null(strstr(error->message, "dam.spans:"));
    }
}

static void fitting_makes_what_is_annotated_likelier(void **state)
{
    (void)state;
    g_autoptr(Annotated) annotated = read_with(spans, NULL);
    assert_non_null(annotated);
    annotated->learn = TRUE;
    annotated->weight = 1;
    g_autoptr(GPtrArray) texts = g_ptr_array_new();
    g_ptr_array_add(texts, annotated);
    Weights weights = weights_fresh();
    const double none = weights_fit(&weights, texts, 1, 0);
    const double some = weights_fit(&weights, texts, 20, 0);
    assert_true(none < some && some <= 0);
    weights_decide(&weights, annotated);
    for (guint i = 0; i < 3; i++) {
        guint chosen = attribution_line(annotated->attribution, i)->chosen;
        assert_int_equal(annotated_answer(annotated, i)->right >> chosen & 1, 1);
    }
}

static void a_strong_pull_keeps_the_weights(void **state)
{
    (void)state;
    g_autoptr(Annotated) annotated = read_with(spans, NULL);
    assert_non_null(annotated);
    annotated->learn = TRUE;
    annotated->weight = 1;
    g_autoptr(GPtrArray) texts = g_ptr_array_new();
    g_ptr_array_add(texts, annotated);
    const Weights present = weights_present();
    const double strong = 1000;
    const double near = 0.01;
    Weights weights = present;
    weights_fit(&weights, texts, 200, strong);
    for (guint f = 0; f < FEATURES; f++) {
        double moved = weights.of[COLUMN_STORY][f] - present.of[COLUMN_STORY][f];
        assert_true(moved > -near && moved < near);
    }
}

static gboolean are_same(const char *a, const char *b)
{
    g_auto(GStrv) first = name_words(a);
    g_auto(GStrv) second = name_words(b);
    return same_name((const char *const *)first, (const char *const *)second);
}

static void names_are_compared_by_their_words(void **state)
{
    (void)state;
    assert_true(are_same("Hillary Clinton", "Clinton"));
    assert_true(are_same("The Old Man", "the old man’s"));
    assert_true(are_same("O'Brien", "O’BRIEN"));
    assert_false(are_same("Hillary Clinton", "Bill Clinton"));
    assert_false(are_same("Anna Berg", "Anna"));
    assert_false(are_same("the", ""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(annotations_say_which_candidates_are_right),
        cmocka_unit_test(what_is_no_annotation_is_refused),
        cmocka_unit_test(fitting_makes_what_is_annotated_likelier),
        cmocka_unit_test(a_strong_pull_keeps_the_weights),
        cmocka_unit_test(names_are_compared_by_their_words),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
