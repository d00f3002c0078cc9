/* Which stretches of a text are direct speech, and which only look like it. */
#include <string.h>

#include "cmocka_headers.h"
#include "script/documents.h"
#include "script/marked_text.h"

static void marks_of_every_family_are_found(void **state)
{
    (void)state;
    expect_english("[“Come in,”] said the ferryman. [“The tide waits for nobody.”]");
    expect_english("[\"Come in,\"] said the ferryman. [\"The tide waits for nobody.\"]");
    expect_english("[''Come in,''] said the ferryman. [``The tide waits for nobody.'']");
    expect_english("[‘Come in,’] said the ferryman. [‘The tide waits for nobody.’]");
    expect_english("['Come in,'] said the ferryman. ['The tide waits for nobody.']");
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
    expect_english(
        "Mira almost whispered: [\"They come from my street. I told nobody here that I left.”]");
    expect_english("[“I told nobody here,\"] she said.");
}

static void straight_marks_turn_with_what_stands_beside_them(void **state)
{
    (void)state;
    expect_english("[\"Wait--\"] he began. [\"--for me,\"] she finished.");
    expect_english(
        "(so she said) [\"--yes, that is far enough--but\nwhere am I?\"] (She had no idea.)");
    expect_english("[\"_Now!_\"] cried the cook. [\"And who are _you?_\"]");
    expect_english("[\"Yes,\"]he said, and then:[\"No.\"]");
    expect_english("[\"Yes, \"] he said. [\"I did.\"]");
    expect_english("\xE2\x80\x8E[”Sorry, neighbour,”] wrote the baker.");
}

static void an_apostrophe_is_never_a_quotation_mark(void **state)
{
    (void)state;
    expect_english("I don’t know, it's the soldiers’ and the dogs' tea at 11 o’clock.");
    expect_english("They sang rock ’n’ roll in the ’90s, and rock 'n' roll in the '90s.");
    expect_english("’Tis late, 'tis late, and 'twas early. Get ’em goin’, get 'em goin'.");
    expect_english(
        "['I won't go to the boys' school, it's the girls' I want,'] said Ann. ['Get 'em!']");
    expect_english("[‘I won’t. ’Tis the lads’ boat,’] said Ann. [‘Rowin’ ’s hard work.’]");
    expect_english("[“Don’t give ‘em nothin’, it’s the Joneses’,”] said Ann.");
    expect_english("['I'll gi' thee th' boat o' Sunday,'] said Ann.");
}

static void the_text_decides_which_marks_have_the_speech(void **state)
{
    (void)state;
    expect_english("['He called me \"the mole\" again,'] said Ann. ['I laughed.']");
    expect_english("[‘Did he say “never again”?’] asked Tom.\n\n[‘He did.’]");
    expect_english("[“He called me ‘the mole’ again,”] said Ann. The {term: ‘mole’} of the river.");
}

static void a_quotation_inside_another_stays_with_it(void **state)
{
    (void)state;
    expect_english("[“They told us, ‘Bring a rope.’ So we brought a rope,”] said Ann.");
    expect_english("[“She said “no” and left,”] said Ann. [“Then I left.”]");
    expect_english("[\"He shrugged off the “mole” line by saying it was a “compliment” to her.\"]");
    expect_english("[\"He asked, 'Who is there?' twice,\"] said Ann.");
}

static void paragraphs_of_one_speech_are_reopened(void **state)
{
    (void)state;
    expect_english("[“First we row to the buoy.]\n\n[+“Then we wait for the tide.]\n\n"
                   "[+“Then we row home,”] said Ann.");
    expect_english(
        "[\"First we row to the buoy.]\n\n[+\"Then we wait.\"]\n\n[\"Why?\"] asked Tom.");
    expect_english(
        "['First we row to the buoy. It's near.]\n\n[+'Then we wait.']\n\n['Why?'] asked Tom.");
}

static void a_letter_is_one_quotation_up_to_its_closing_mark(void **state)
{
    (void)state;
    expect_english(
        "Tom read aloud: [“Dear Ann,]\n\n[+the boat has sunk.]\n\n[+Your old Tom.”] He sighed.");
}

#define LONG_NEWS                                                                                  \
    "the harbour froze on Monday and nothing has come in since, so we live on what the cellar "    \
    "holds and what the neighbours lend us. The children skate to school and home again, and "     \
    "your brother has mended the old sledge. I think of you whenever the wind turns, and of the "  \
    "warm room where you must be sitting while you read this. There is not much else to tell, "    \
    "except that the dog has found herself a place behind the stove and will not be moved from "   \
    "it by anyone, that the roof held, and that your mother asks every evening whether the post "  \
    "has come, though she knows as well as I do that there is no road that it could come by."

static void a_letter_that_is_shown_is_read_by_the_narrator(void **state)
{
    (void)state;
    expect_english("She opened the letter and walked up and down with it.\n\n"
                   "{letter: “My dear Nora, " LONG_NEWS "}\n\n"
                   "{letter: “Come when the ice breaks. Yours ever, Arthur.”}\n\n"
                   "Nora folded it. [“He wants me home,”] she said.");
    expect_in("de", "Sie öffnete den Brief:\n\n{letter: „Liebe Nora, " LONG_NEWS "}\n\n"
                    "{letter: „Komm bald. Dein Arthur.“}\n\nNora faltete ihn.");
    /* What is read out, what is said of a letter, and a few words of one are speech. */
    expect_english("She opened the letter and read it aloud:\n\n[“My dear Nora, " LONG_NEWS "]\n\n"
                   "[+“Come when the ice breaks. Yours ever, Arthur.”]");
    expect_english("She laid the letter down and said:\n\n[“My dear Nora, " LONG_NEWS
                   "]\n\n[+“Come when the ice breaks.”]");
    expect_english("[“Pray go on,”] said Nora. [“I will.”]\n\n[“My dear Nora, " LONG_NEWS "]\n\n"
                   "[+“Come when the ice breaks. Yours ever, Arthur.”]");
    expect_english("The letter was short:\n\n[“My dear Nora, come home. Yours, Arthur.”]");
}

static void a_quotation_that_is_never_closed_ends_with_its_paragraph(void **state)
{
    (void)state;
    expect_english("[“I wanted to go home,”] Ann said. [“Nobody there asked how.]\n\n"
                   "The next morning the river had risen, and the boats were gone.\n\n"
                   "[“We waited,”] she said.");
    expect_english("He put the {unclosed: “sign on the gate and left.}\n\nNobody read it.");
}

static void speech_runs_over_into_a_paragraph_that_says_i(void **state)
{
    (void)state;
    expect_english(
        "The women wait at the quay until the evening boat comes in.\n\n"
        "[“There were so many who hid,”] Ann said. [“They stayed below for days.]\n\n"
        "[+I even met a child who had hidden in a sail.]\n\n"
        "In the harbour she looked for a way across the sound.\n\n"
        "The ferry had left.\n\nThe next one came at noon.\n\nNobody asked for tickets.\n\n"
        "The crossing took an hour.\n\nThe sea was calm.");
    /* Where the narrator says "I" all the time, it tells nothing. */
    expect_english(
        "I was born by the river.\n\n[“Stay here,”] my mother said. [“The tide is out.]\n\n"
        "I stayed for as long as I could.");
}

static void a_missing_mark_is_put_where_the_words_show_it(void **state)
{
    (void)state;
    expect_english("[“Wait here,] said Tom. [“I am not done.”]");
    expect_english("[“Wait here, “] said Tom. [“I am not done.”]");
    expect_english("[“Wait here“] said Tom. [“I am not done.”]");
}

static void terms_are_narration(void **state)
{
    (void)state;
    expect_english("He was classified as {term: “fit for sea.”}");
    expect_english(
        "{name: \"Kari\"} is not her real name. Drained, {name: \"Kari\"} began to wave.");
    expect_english("A strike by {name: “Old Nan”} - so they named the drone - is loud.");
    expect_english("You need eight {term: “layers”} — eight rows of logs.");
    expect_english("In her file stood category B4: {term: “of limited use,”} and nothing else.");
    expect_english(
        "Then Robert C. {name: “Bobby”} Scott told the harbour's {name: “Evening Tide”} of it.");
    expect_english("She said on the radio's {name: “State of the Fleet.”} He heard it.");
    expect_english("The group Vekk ({name: “Get Away”}) says so.");
}

static void words_that_are_uttered_are_quotations(void **state)
{
    (void)state;
    expect_english("She wore a coat [“but not like the sailors - more like hunters,”] she notes.");
    expect_english("[“Tide’s out!”] she notes. [“Now!”]");
    expect_english("He shook his head and said [“no”] to her.");
    expect_english("Ann jokes that otherwise [“I might have run away from it.”]");
    expect_english("The gulls cried. [“Row,”] said Mr. Bell, [“if you can.”]");
    expect_english("[“I will row on”], says Mrs. Bell, [“while my arms last”].");
    expect_english("[“Row,”] said Mrs. Bell; [“or swim.”]");
    expect_english("[“Ay, true enough,”] (with a deep sigh) [“only June.”]");
    expect_english("She said in a loud whisper, [“Look under the boat”]--and rowed.");
}

static void one_word_is_speech_where_the_sentence_only_leads_up_to_it(void **state)
{
    (void)state;
    expect_english("Silence. Then, [“Mine.”]");
    expect_english("Silence. And then, softly, [“Mine.”]");
    expect_english("He waited. Then [“Mine.”]");
    expect_english("He opened, finally, {name: “Emma.”}");
    expect_english("His favourite, then, was {name: “Emma.”}");
    expect_in("de", "Stille. Dann, leise: [„Meins.“]");
    expect_in("de", "Stille. Dann [„Meins.“]");
    expect_in("fr", "Un silence. Puis, doucement, [« Non. »]");
}

static void a_thought_in_marks_is_a_quotation(void **state)
{
    (void)state;
    expect_english("[“What a tide,”] thought Ann, [“and no boat.”]");
}

static void dialogue_dashes_open_speech(void **state)
{
    (void)state;
    expect_english("[~— Is the tide out?]\n\n[~— Not yet,] said the ferryman. [~Wait here.]\n\n"
                   "[~— I will wait.]");
    expect_english("[~— Is the tide out?]\n\n[~— Not yet,] — said the ferryman. [~— Wait here.]\n\n"
                   "[~— I will wait.]");
    expect_in("es", "[~—¿Ha bajado la marea?]\n\n[~—Todavía no] —dijo el barquero—. "
                    "[~Espere aquí.]\n\n[~—Esperaré.]");
    expect_in("fr", "[~— La mer est basse ?]\n\n[~— Pas encore,] dit le passeur.\n\n"
                    "[~— J’attends.]");
    expect_in("fr", "[~— La mer,] dit le passeur, [~elle est basse.]\n\n"
                    "[~— Oui,] dit-il, et il se leva.\n\n"
                    "[~— Non,] dit-elle. [~Je reste.]\n\n[~— Bien,] dit-elle. Elle se leva.");
    expect_in("fr", "[« Nous partons »], a-t-il dit, [« mais nous reviendrons. »]");
    expect_in("nb", "[~– Ikke ennå,] sier fergemannen. [~– Jeg venter.]\n\n[~– Bra.]");
    expect_in("nb", "[~– Er det fjære?]\n\n[~– Ikke ennå,] sa fergemannen.\n\n[~– Jeg venter.]");
}

static void dashes_of_a_list_are_no_speech(void **state)
{
    (void)state;
    expect_english("— a rope of ten fathoms\n\n— a lamp with oil\n\n— bread for two days");
    expect_english("[“Row,”] said Ann.\n\n— — —\n\n[“I row,”] said Tom.\n\n[“Good.”]");
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
    g_autofree char *found = marked_text(document_of_blocks(blocks, G_N_ELEMENTS(blocks)), "en");
    assert_string_equal(found, "“The tide is out”\n\n[“Row,”] said Ann. [“And hurry.]\n\n"
                               "“Hurry”\n\n[“I row,”] said Tom.");
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
        g_autofree char *found = marked_text(document_of_paragraphs(text->str), "en");
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
        cmocka_unit_test(a_letter_that_is_shown_is_read_by_the_narrator),
        cmocka_unit_test(a_quotation_that_is_never_closed_ends_with_its_paragraph),
        cmocka_unit_test(speech_runs_over_into_a_paragraph_that_says_i),
        cmocka_unit_test(a_missing_mark_is_put_where_the_words_show_it),
        cmocka_unit_test(terms_are_narration),
        cmocka_unit_test(words_that_are_uttered_are_quotations),
        cmocka_unit_test(one_word_is_speech_where_the_sentence_only_leads_up_to_it),
        cmocka_unit_test(a_thought_in_marks_is_a_quotation),
        cmocka_unit_test(dialogue_dashes_open_speech),
        cmocka_unit_test(dashes_of_a_list_are_no_speech),
        cmocka_unit_test(headings_hold_no_quotations),
        cmocka_unit_test(hostile_texts_take_no_longer_than_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
