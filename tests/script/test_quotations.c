/* Which stretches of a text are direct speech, and which only look like it. */
#include <string.h>

#include "base/error.h"
#include "cmocka_headers.h"
#include "script/documents.h"
#include "script/quotations.h"

static const Language *language_of(const char *code)
{
    g_autoptr(GError) error = NULL;
    const Language *language = language_get(code, &error);
    assert_null(error);
    return language;
}

/* DOCUMENT's text with [quotations] in brackets, [+those] that go on from the one before, [~those]
 * that a dash opened, and {rule: what} nobody says in braces. Frees DOCUMENT. */
static char *shown(Document *document, const char *code)
{
    g_autoptr(GArray) unspoken = g_array_new(FALSE, FALSE, sizeof(Unspoken));
    g_autoptr(GArray) quotations = quotations_find(document, language_of(code), unspoken);
    GString *out = g_string_new(NULL);
    gsize at = 0;
    guint q = 0;
    guint u = 0;
    while (q < quotations->len || u < unspoken->len) {
        const Quotation *quotation =
            q < quotations->len ? &g_array_index(quotations, Quotation, q) : NULL;
        const Unspoken *other = u < unspoken->len ? &g_array_index(unspoken, Unspoken, u) : NULL;
        gboolean speech = !other || (quotation && quotation->span.start < other->span.start);
        Span span = speech ? quotation->span : other->span;
        assert_true(span.start >= at);
        g_string_append_len(out, document->text + at, (gssize)(span.start - at));
        if (speech) {
            assert_true(span_holds(document_block(document, quotation->block)->text, span));
            g_string_append_printf(out, "[%s%s", quotation->continues ? "+" : "",
                                   quotation->dash ? "~" : "");
            q++;
        } else {
            g_string_append_printf(out, "{%s: ", other->rule);
            u++;
        }
        g_string_append_len(out, document->text + span.start, (gssize)span_length(span));
        g_string_append_c(out, speech ? ']' : '}');
        at = span.end;
    }
    g_string_append(out, document->text + at);
    document_free(document);
    return g_string_free(out, FALSE);
}

/* What is EXPECTED is the text itself with its marks of shown(). */
static void expect_in(const char *code, const char *expected)
{
    GString *text = g_string_new(NULL);
    for (const char *c = expected; *c; c++) {
        if (*c == '{') {
            c = strstr(c, ": ") + 1;
        } else if (*c == '[') {
            c += strspn(c + 1, "+~");
        } else if (*c != ']' && *c != '}') {
            g_string_append_c(text, *c);
        }
    }
    g_autofree char *found = shown(document_of_paragraphs(text->str), code);
    assert_string_equal(found, expected);
    g_string_free(text, TRUE);
}

static void expect(const char *expected)
{
    expect_in("en", expected);
}

static void marks_of_every_family_are_found(void **state)
{
    (void)state;
    expect("[“Come in,”] said the ferryman. [“The tide waits for nobody.”]");
    expect("[\"Come in,\"] said the ferryman. [\"The tide waits for nobody.\"]");
    expect("[''Come in,''] said the ferryman. [``The tide waits for nobody.'']");
    expect("[‘Come in,’] said the ferryman. [‘The tide waits for nobody.’]");
    expect("['Come in,'] said the ferryman. ['The tide waits for nobody.']");
    expect_in("fr", "[« Entrez »], dit le passeur. [« La marée n’attend personne. »]");
    expect_in("de", "[»Herein«], sagte der Fährmann. [»Die Flut wartet auf keinen.«]");
    expect_in("de", "[„Herein“], sagte der Fährmann. [„Die Flut wartet auf keinen.“]");
    expect_in("de", "[‚Herein‘], sagte der Fährmann. [‚Die Flut wartet auf keinen.‘]");
    expect_in("sv", "[”Kom in”], sa färjkarlen. [”Floden väntar inte.”]");
    expect_in("ja", "[「どうぞ。」]");
}

static void an_opening_may_be_of_another_kind_than_its_closing(void **state)
{
    (void)state;
    expect("Mira almost whispered: [\"They come from my street. I told nobody here that I left.”]");
    expect("[“I told nobody here,\"] she said.");
}

static void straight_marks_turn_with_what_stands_beside_them(void **state)
{
    (void)state;
    expect("[\"Wait--\"] he began. [\"--for me,\"] she finished.");
    expect("(so she said) [\"--yes, that is far enough--but\nwhere am I?\"] (She had no idea.)");
    expect("[\"_Now!_\"] cried the cook. [\"And who are _you?_\"]");
    expect("[\"Yes,\"]he said, and then:[\"No.\"]");
    expect("[\"Yes, \"] he said. [\"I did.\"]");
    expect("\xE2\x80\xAA[”Sorry, neighbour,”] wrote the baker.");
}

static void an_apostrophe_is_never_a_quotation_mark(void **state)
{
    (void)state;
    expect("I don’t know, it's the soldiers’ and the dogs' tea at 11 o’clock.");
    expect("They sang rock ’n’ roll in the ’90s, and rock 'n' roll in the '90s.");
    expect("’Tis late, 'tis late, and 'twas early. Get ’em goin’, get 'em goin'.");
    expect("['I won't go to the boys' school, it's the girls' I want,'] said Ann. ['Get 'em!']");
    expect("[‘I won’t. ’Tis the lads’ boat,’] said Ann. [‘Rowin’ ’s hard work.’]");
    expect("[“Don’t give ‘em nothin’, it’s the Joneses’,”] said Ann.");
    expect("['I'll gi' thee th' boat o' Sunday,'] said Ann.");
}

static void the_text_decides_which_marks_have_the_speech(void **state)
{
    (void)state;
    expect("['He called me \"the mole\" again,'] said Ann. ['I laughed.']");
    expect("[‘Did he say “never again”?’] asked Tom.\n\n[‘He did.’]");
    expect("[“He called me ‘the mole’ again,”] said Ann. The {term: ‘mole’} of the river.");
}

static void a_quotation_inside_another_stays_with_it(void **state)
{
    (void)state;
    expect("[“They told us, ‘Bring a rope.’ So we brought a rope,”] said Ann.");
    expect("[“She said “no” and left,”] said Ann. [“Then I left.”]");
    expect("[\"He shrugged off the “mole” line by saying it was a “compliment” to her.\"]");
    expect("[\"He asked, 'Who is there?' twice,\"] said Ann.");
}

static void paragraphs_of_one_speech_are_reopened(void **state)
{
    (void)state;
    expect("[“First we row to the buoy.]\n\n[+“Then we wait for the tide.]\n\n"
           "[+“Then we row home,”] said Ann.");
    expect("[\"First we row to the buoy.]\n\n[+\"Then we wait.\"]\n\n[\"Why?\"] asked Tom.");
    expect("['First we row to the buoy. It's near.]\n\n[+'Then we wait.']\n\n['Why?'] asked Tom.");
}

static void a_letter_is_one_quotation_up_to_its_closing_mark(void **state)
{
    (void)state;
    expect("Tom read aloud: [“Dear Ann,]\n\n[+the boat has sunk.]\n\n[+Your old Tom.”] He sighed.");
}

static void a_quotation_that_is_never_closed_ends_with_its_paragraph(void **state)
{
    (void)state;
    expect("[“I wanted to go home,”] Ann said. [“Nobody there asked how.]\n\n"
           "The next morning the river had risen, and the boats were gone.\n\n"
           "[“We waited,”] she said.");
    expect("He put the {unclosed: “sign on the gate and left.}\n\nNobody read it.");
}

static void speech_runs_over_into_a_paragraph_that_says_i(void **state)
{
    (void)state;
    expect("The women wait at the quay until the evening boat comes in.\n\n"
           "[“There were so many who hid,”] Ann said. [“They stayed below for days.]\n\n"
           "[+I even met a child who had hidden in a sail.]\n\n"
           "In the harbour she looked for a way across the sound.\n\n"
           "The ferry had left.\n\nThe next one came at noon.\n\nNobody asked for tickets.\n\n"
           "The crossing took an hour.\n\nThe sea was calm.");
    /* Where the narrator says "I" all the time, it tells nothing. */
    expect("I was born by the river.\n\n[“Stay here,”] my mother said. [“The tide is out.]\n\n"
           "I stayed for as long as I could.");
}

static void a_missing_mark_is_put_where_the_words_show_it(void **state)
{
    (void)state;
    expect("[“Wait here,] said Tom. [“I am not done.”]");
    expect("[“Wait here, “] said Tom. [“I am not done.”]");
    expect("[“Wait here“] said Tom. [“I am not done.”]");
}

static void terms_are_narration(void **state)
{
    (void)state;
    expect("He was classified as {term: “fit for sea.”}");
    expect("{name: \"Kari\"} is not her real name. Drained, {name: \"Kari\"} began to wave.");
    expect("A strike by {name: “Old Nan”} - so they named the drone - is loud.");
    expect("You need eight {term: “layers”} — eight rows of logs.");
    expect("In her file stood category B4: {term: “of limited use,”} and nothing else.");
    expect("Then Robert C. {name: “Bobby”} Scott told the harbour's {name: “Evening Tide”} of it.");
    expect("She said on the radio's {name: “State of the Fleet.”} He heard it.");
    expect("The group Vekk ({name: “Get Away”}) says so.");
}

static void words_that_are_uttered_are_quotations(void **state)
{
    (void)state;
    expect("She wore a coat [“but not like the sailors - more like hunters,”] she notes.");
    expect("[“Tide’s out!”] she notes. [“Now!”]");
    expect("He shook his head and said [“no”] to her.");
    expect("Ann jokes that otherwise [“I might have run away from it.”]");
    expect("The gulls cried. [“Row,”] said Mr. Bell, [“if you can.”]");
    expect("[“Row,”] said Mrs. Bell; [“or swim.”]");
    expect("[“Ay, true enough,”] (with a deep sigh) [“only June.”]");
    expect("She said in a loud whisper, [“Look under the boat”]--and rowed.");
}

static void a_thought_in_marks_is_a_quotation(void **state)
{
    (void)state;
    expect("[“What a tide,”] thought Ann, [“and no boat.”]");
}

static void dialogue_dashes_open_speech(void **state)
{
    (void)state;
    expect("[~— Is the tide out?]\n\n[~— Not yet,] said the ferryman. [~Wait here.]\n\n"
           "[~— I will wait.]");
    expect("[~— Is the tide out?]\n\n[~— Not yet,] — said the ferryman. [~— Wait here.]\n\n"
           "[~— I will wait.]");
    expect_in("es", "[~—¿Ha bajado la marea?]\n\n[~—Todavía no] —dijo el barquero—. "
                    "[~Espere aquí.]\n\n[~—Esperaré.]");
    expect_in("fr", "[~— La mer est basse ?]\n\n[~— Pas encore,] dit le passeur.\n\n"
                    "[~— J’attends.]");
    expect_in("nb", "[~– Er det fjære?]\n\n[~– Ikke ennå,] sa fergemannen.\n\n[~– Jeg venter.]");
}

static void dashes_of_a_list_are_no_speech(void **state)
{
    (void)state;
    expect("— a rope of ten fathoms\n\n— a lamp with oil\n\n— bread for two days");
    expect("[“Row,”] said Ann.\n\n— — —\n\n[“I row,”] said Tom.\n\n[“Good.”]");
}

static void headings_hold_no_quotations(void **state)
{
    (void)state;
    const BlockText blocks[] = {
        {BLOCK_TITLE, "“The tide is out”"},
        {BLOCK_PARAGRAPH, "“Row,” said Ann. “And hurry."},
        {BLOCK_HEADING, "“Hurry”"},
        {BLOCK_PARAGRAPH, "“I row,” said Tom."},
    };
    g_autofree char *found = shown(document_of_blocks(blocks, G_N_ELEMENTS(blocks)), "en");
    assert_string_equal(found, "“The tide is out”\n\n[“Row,”] said Ann. [“And hurry.]\n\n"
                               "“Hurry”\n\n[“I row,”] said Tom.");
}

static void a_pull_quote_is_skipped(void **state)
{
    (void)state;
    expect(
        "Ann and the others were brought to the island in trucks.\n\n"
        "{pull-quote: I had never rowed a boat, but they gave me two oars.}\n\n"
        "She stayed there for half a year.\n\n"
        "[“There was no training at all. I had never rowed a boat, but they gave me two oars.”]");
    expect("Ann was brought to the island.\n\n"
           "{pull-quote: “The sea never gave back what it took from us.” — Ann Bell}\n\n"
           "She stayed. [“The sea never gave back what it took from us,”] she says. [“Never.”]\n\n"
           "She works at the quay now.");
}

static void a_scene_that_is_told_again_is_read_again(void **state)
{
    (void)state;
    const BlockText blocks[] = {
        {BLOCK_PARAGRAPH,
         "Then the wave came. “I held the oar and thought: this is the last one.”"},
        {BLOCK_PARAGRAPH, "It was in the hospital that she decided."},
        {BLOCK_HEADING, "The last wave"},
        {BLOCK_PARAGRAPH, "Her ears rang."},
        {BLOCK_PARAGRAPH, "“I held the oar and thought: this is the last one.”"},
        {BLOCK_PARAGRAPH, "After that she was taken home."},
    };
    g_autofree char *found = shown(document_of_blocks(blocks, G_N_ELEMENTS(blocks)), "en");
    assert_null(strstr(found, "{"));
}

static void dialogue_and_refrains_are_never_skipped(void **state)
{
    (void)state;
    expect("[“You will never see that boat again, I say.”]\n\n[“Why?”]\n\n"
           "[“Because it sank. You will never see that boat again, I say.”]\n\n[“Oh.”]");
    expect("She did not come home that night.\n\nHe waited by the door with the lamp.\n\n"
           "She did not come home that night.");
    expect("It always began with the line,\n\nThe sea is wide and I cannot cross over it\n\n"
           "and went on. [“The sea is wide and I cannot cross over it,”] he sang. [“Nor you.”]");
}

static void hostile_texts_take_no_longer_than_others(void **state)
{
    (void)state;
    const char *const units[] = {"“a ",
                                 "\"",
                                 "' ",
                                 "'a' ",
                                 "—",
                                 "“”",
                                 "“a”“",
                                 "“. ",
                                 "«\n",
                                 "“said he, “",
                                 "the same six words in it. "};
    for (gsize i = 0; i < G_N_ELEMENTS(units); i++) {
        enum { BYTES = 100000 };
        GString *text = g_string_new("a");
        while (text->len < BYTES) {
            g_string_append(text, units[i]);
        }
        g_autofree char *found = shown(document_of_paragraphs(text->str), "en");
        assert_true(strlen(found) >= text->len);
        g_string_free(text, TRUE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_of_every_family_are_found),
        cmocka_unit_test(an_opening_may_be_of_another_kind_than_its_closing),
        cmocka_unit_test(straight_marks_turn_with_what_stands_beside_them),
        cmocka_unit_test(an_apostrophe_is_never_a_quotation_mark),
        cmocka_unit_test(the_text_decides_which_marks_have_the_speech),
        cmocka_unit_test(a_quotation_inside_another_stays_with_it),
        cmocka_unit_test(paragraphs_of_one_speech_are_reopened),
        cmocka_unit_test(a_letter_is_one_quotation_up_to_its_closing_mark),
        cmocka_unit_test(a_quotation_that_is_never_closed_ends_with_its_paragraph),
        cmocka_unit_test(speech_runs_over_into_a_paragraph_that_says_i),
        cmocka_unit_test(a_missing_mark_is_put_where_the_words_show_it),
        cmocka_unit_test(terms_are_narration),
        cmocka_unit_test(words_that_are_uttered_are_quotations),
        cmocka_unit_test(a_thought_in_marks_is_a_quotation),
        cmocka_unit_test(dialogue_dashes_open_speech),
        cmocka_unit_test(dashes_of_a_list_are_no_speech),
        cmocka_unit_test(headings_hold_no_quotations),
        cmocka_unit_test(a_pull_quote_is_skipped),
        cmocka_unit_test(a_scene_that_is_told_again_is_read_again),
        cmocka_unit_test(dialogue_and_refrains_are_never_skipped),
        cmocka_unit_test(hostile_texts_take_no_longer_than_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
