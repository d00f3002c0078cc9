/* Words that are said as they are told to be: their sound, and their times. */
#include <string.h>

#include "cmocka_headers.h"
#include "speech_helper.h"

static SpeechPool *pool;

/* Has TEXT said in VOICE with the COUNT pronunciations ALL. */
static Speech *say(const Voice *voice, const char *text, const Pronunciation *all, gsize count)
{
    SpeechRequest request = request_for(voice, text);
    request.pronunciations = all;
    request.pronunciation_count = count;
    g_autoptr(GError) error = NULL;
    Speech *speech = speech_job_wait(speech_pool_ask(pool, &request), &error);
    request_clear(&request);
    if (!speech) {
        fail_msg("%s", error->message);
    }
    return speech;
}

/* Where PHRASE stands in TEXT. */
static Span span_of(const char *text, const char *phrase)
{
    const char *at = strstr(text, phrase);
    assert_non_null(at);
    gsize start = (gsize)(at - text);
    return (Span){start, start + strlen(phrase)};
}

static void assert_each_has_its_time(const Speech *speech)
{
    for (gsize i = 0; i < speech->word_count; i++) {
        assert_int_not_equal(speech->word_starts[i], SAMPLE_UNKNOWN);
        assert_true(speech->word_starts[i] < speech->length);
        assert_true(i == 0 || speech->word_starts[i] > speech->word_starts[i - 1]);
    }
}

/* The loudest of ten milliseconds around SAMPLE. */
static float level_at(const Speech *speech, gsize sample)
{
    gsize width = speech->rate / 200;
    float loudest = 0;
    for (gsize i = sample - MIN(sample, width); i < MIN(speech->length, sample + width); i++) {
        loudest = MAX(loudest, speech->samples[i] < 0 ? -speech->samples[i] : speech->samples[i]);
    }
    return loudest;
}

static void a_told_word_sounds_as_it_is_told(void **state)
{
    (void)state;
    const char *text = "Now Xkqz is here.";
    Pronunciation told = {span_of(text, "Xkqz"), "ˈpeɪpə", NULL};
    g_autoptr(Speech) speech = say(&voice_gb_andrea, text, &told, 1);
    g_autoptr(Speech) written = say(&voice_gb_andrea, "Now paper is here.", NULL, 0);
    assert_each_has_its_time(speech);
    gint64 difference = (gint64)speech->length - (gint64)written->length;
    assert_true(ABS(difference) < written->rate / 50);
    for (gsize i = 0; i < speech->word_count; i++) {
        difference = (gint64)speech->word_starts[i] - (gint64)written->word_starts[i];
        assert_true(ABS(difference) < written->rate / 50);
    }
}

static void a_told_words_time_is_where_its_sound_is(void **state)
{
    (void)state;
    /* A comma is silence: what stands before the word's time has to be still. */
    const char *text = "Paper, Xkqz, paper, Xkqz’s.";
    const Pronunciation told[] = {{span_of(text, "Xkqz"), "ˈpeɪpə", NULL},
                                  {span_of(text, "Xkqz’s"), "ˈpeɪpəz", NULL}};
    g_autoptr(Speech) speech = say(&voice_us, text, told, 2);
    assert_int_equal(speech->word_count, 4);
    assert_each_has_its_time(speech);
    for (gsize i = 1; i < 4; i++) {
        gsize start = speech->word_starts[i];
        assert_true(level_at(speech, start - speech->rate / 40) < 1e-3F);
        assert_true(level_at(speech, start + speech->rate / 10) > 1e-2F);
    }
}

static void told_words_stand_beside_every_sign(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "“Xkqz”, she said.",        "He (Xkqz) went.",    "The Xkqz-born man went.",
        "A half-Xkqz of the house", "so — Xkqz — so",     "Xkqz! Xkqz? Xkqz; Xkqz: Xkqz.",
        "‘Xkqz’ and Xkqz’s men",    "[Xkqz] [[of]] a [",  "of Xkqz of the Xkqz of",
        "#Xkqz &Xkqz @Xkqz /Xkqz/", "Xkqz… Xkqz/Xkqz so", "1Xkqz 2Xkqz3 so"};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        Pronunciation told[8];
        gsize count = 0;
        for (const char *at = texts[i]; (at = strstr(at, "Xkqz")); at += 4) {
            gsize start = (gsize)(at - texts[i]);
            told[count++] = (Pronunciation){{start, start + 4}, "ˈpeɪpə", NULL};
        }
        g_autoptr(Speech) speech = say(&voice_us, texts[i], told, count);
        g_autoptr(GString) written = g_string_new(texts[i]);
        g_string_replace(written, "Xkqz", "paper", 0);
        g_autoptr(Speech) plain = say(&voice_us, written->str, NULL, 0);
        for (gsize k = 0; k < speech->word_count; k++) {
            assert_int_equal(speech->word_starts[k] == SAMPLE_UNKNOWN,
                             plain->word_starts[k] == SAMPLE_UNKNOWN);
        }
        double ratio = (double)speech->length / (double)plain->length;
        if (ratio < 0.8 || ratio > 1.35) {
            fail_msg("%s: %.2f times as long as with the word written out", texts[i], ratio);
        }
    }
}

static void a_french_article_goes_with_its_word(void **state)
{
    (void)state;
    Voice french = voice_us;
    french.language = (char *)"fr";
    french.engine_voice = (char *)"roa/fr";
    static const char *const before[] = {"dans l’", "Qu'", "et d’", "il s'"};
    for (gsize i = 0; i < G_N_ELEMENTS(before); i++) {
        g_autofree char *text = g_strconcat(before[i], "Xkqz du soir", NULL);
        g_autofree char *written = g_strconcat(before[i], "élisé du soir", NULL);
        Pronunciation told = {span_of(text, "Xkqz"), "elize", NULL};
        g_autoptr(Speech) speech = say(&french, text, &told, 1);
        g_autoptr(Speech) plain = say(&french, written, NULL, 0);
        assert_each_has_its_time(speech);
        double ratio = (double)speech->length / (double)plain->length;
        if (ratio < 0.9 || ratio > 1.1) {
            fail_msg("%s: %.2f times as long as with the word written out", text, ratio);
        }
    }
}

static void several_told_words_share_the_sounds_out(void **state)
{
    (void)state;
    const char *text = "see Abc Def Ghi now";
    Pronunciation same = {span_of(text, "Abc Def Ghi"), "ˈpeɪpə ˈbɒtəl ˈmeʒə", NULL};
    g_autoptr(Speech) each = say(&voice_us, text, &same, 1);
    assert_each_has_its_time(each);
    Pronunciation more = {same.spoken, "ˈpeɪ pə ˈbɒ təl ˈme ʒə", NULL};
    g_autoptr(Speech) shared = say(&voice_us, text, &more, 1);
    assert_each_has_its_time(shared);
    Pronunciation fewer = {same.spoken, "ˈpeɪpə", NULL};
    g_autoptr(Speech) one = say(&voice_us, text, &fewer, 1);
    assert_int_not_equal(one->word_starts[1], SAMPLE_UNKNOWN);
    assert_int_equal(one->word_starts[2], SAMPLE_UNKNOWN);
    assert_int_not_equal(one->word_starts[4], SAMPLE_UNKNOWN);
    assert_true(one->word_starts[4] > one->word_starts[1]);
}

static void what_cannot_be_told_is_read_by_the_rules(void **state)
{
    (void)state;
    const char *text = "Now paper is here.";
    g_autoptr(Speech) plain = say(&voice_us, text, NULL, 0);
    const Pronunciation wrong[] = {{span_of(text, "paper"), "ʘ", NULL},
                                   {{40, 400}, "so", NULL},
                                   {{4, 4}, "so", NULL},
                                   {{4, 9}, NULL, NULL}};
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autoptr(Speech) speech = say(&voice_us, text, &wrong[i], 1);
        assert_true(same_speech(speech, plain));
    }
}

static void endless_pronunciations_do_no_harm(void **state)
{
    (void)state;
    g_autoptr(GString) ipa = g_string_new(NULL);
    for (int i = 0; i < 300; i++) {
        g_string_append(ipa, "ˈt͡ʃeɪnd͡ʒɪŋzɜːlt ");
    }
    const char *text = "see Abc now";
    Pronunciation told = {span_of(text, "Abc"), ipa->str, NULL};
    g_autoptr(Speech) speech = say(&voice_us, text, &told, 1);
    assert_each_has_its_time(speech);
    assert_true(speech->length > (gsize)speech->rate * 60);
}

static int set_up(void **state)
{
    (void)state;
    pool = pool_of(2, NULL, NULL);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    speech_pool_free(pool);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_told_word_sounds_as_it_is_told),
        cmocka_unit_test(a_told_words_time_is_where_its_sound_is),
        cmocka_unit_test(told_words_stand_beside_every_sign),
        cmocka_unit_test(a_french_article_goes_with_its_word),
        cmocka_unit_test(several_told_words_share_the_sounds_out),
        cmocka_unit_test(what_cannot_be_told_is_read_by_the_rules),
        cmocka_unit_test(endless_pronunciations_do_no_harm),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
