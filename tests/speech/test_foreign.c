/* Words in other languages than the voice's. */
#include <string.h>

#include "cmocka_headers.h"
#include "speech/transliterate.h"
#include "speech_helper.h"

static SpeechPool *pool;

/* Has TEXT said in VOICE, PHRASE of it (or all, for NULL) in LANGUAGE. */
static Speech *say(const Voice *voice, const char *text, const char *phrase, const char *language)
{
    const char *at = phrase ? strstr(text, phrase) : text;
    gsize start = (gsize)(at - text);
    Pronunciation told = {{start, start + strlen(phrase ? phrase : text)}, NULL, language};
    SpeechRequest request = request_for(voice, text);
    request.pronunciations = &told;
    request.pronunciation_count = language ? 1 : 0;
    g_autoptr(GError) error = NULL;
    Speech *speech = speech_job_wait(speech_pool_ask(pool, &request), &error);
    request_clear(&request);
    if (!speech) {
        fail_msg("%s", error->message);
    }
    return speech;
}

static double seconds(const Speech *speech)
{
    return (double)speech->length / speech->rate;
}

/* Every word has its time, in order. */
static void assert_timed(const Speech *speech)
{
    for (gsize i = 0; i < speech->word_count; i++) {
        assert_int_not_equal(speech->word_starts[i], SAMPLE_UNKNOWN);
        assert_true(i == 0 || speech->word_starts[i] > speech->word_starts[i - 1]);
    }
}

static void a_foreign_word_is_read_by_its_languages_rules(void **state)
{
    (void)state;
    static const struct {
        const char *word, *language, *sounds_like;
    } cases[] = {
        {"привет", "ru", "preevyet"},
        {"Αθήνα", "el", "atheena"},
        {"Schadenfreude", "de", "shahdenfroyder"},
        {"北京", "zh", "bay jing"},
        {"さくら", "ja", "sakura"},
        {"서울", "ko", "saw ool"},
        {"Łódź", "pl", "wootch"},
        {"Ամեն", "hy", "ahmen"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = g_strdup_printf("They said %s to us.", cases[i].word);
        g_autofree char *like = g_strdup_printf("They said %s to us.", cases[i].sounds_like);
        g_autoptr(Speech) speech = say(&voice_us, text, cases[i].word, cases[i].language);
        g_autoptr(Speech) written = say(&voice_us, like, NULL, NULL);
        assert_timed(speech);
        double difference = seconds(speech) - seconds(written);
        if (difference > 0.25 || difference < -0.25) {
            fail_msg("%s takes %.2f s longer than %s", cases[i].word, difference,
                     cases[i].sounds_like);
        }
    }
}

static void what_stands_around_a_foreign_word_is_as_ever(void **state)
{
    (void)state;
    /* The engine is not touched by the look at another language: what goes before is the same to
     * the sample. */
    g_autoptr(Speech) speech = say(&voice_us, "The old house, привет, is here.", "привет", "ru");
    g_autoptr(Speech) plain = say(&voice_us, "The old house, paper, is here.", NULL, NULL);
    gsize end = plain->word_starts[2];
    assert_memory_equal(speech->word_starts, plain->word_starts, 3 * sizeof(guint32));
    assert_memory_equal(speech->samples, plain->samples, end * sizeof(float));
    g_autoptr(Speech) again = say(&voice_us, "The old house, привет, is here.", "привет", "ru");
    assert_true(same_speech(speech, again));
}

static void a_whole_sentence_is_said_by_its_own_language(void **state)
{
    (void)state;
    Voice russian = voice_gb_andrea;
    russian.language = (char *)"ru";
    russian.engine_voice = (char *)"zle/ru";
    const char *text = "Добро пожаловать в Мурманск!";
    g_autoptr(Speech) foreign = say(&voice_gb_andrea, text, NULL, "ru");
    g_autoptr(Speech) native = say(&russian, text, NULL, NULL);
    assert_true(same_speech(foreign, native));
    g_autoptr(Speech) own = say(&voice_gb_andrea, "Welcome to us!", NULL, "en");
    g_autoptr(Speech) plain = say(&voice_gb_andrea, "Welcome to us!", NULL, NULL);
    assert_true(same_speech(own, plain));
}

static void no_letter_is_named(void **state)
{
    (void)state;
    static const struct {
        const char *text, *language;
        double most; /* seconds */
    } cases[] = {
        {"北京市人民政府", "zh", 2.8}, {"東京都", "ja", 2.0}, {"ᚠᚢᚦᚨᚱᚲ", "und", 0.2},
        {"Привет", "xx", 1.2},         {"ⲁⲛⲟⲕ", "und", 1.2},  {"שלום", "und", 1.2},
        {"𒀭𒂗𒆤", "und", 0.2},
    };
    g_autoptr(Speech) without = say(&voice_us, "See a sign.", NULL, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = g_strdup_printf("See %s a sign.", cases[i].text);
        g_autoptr(Speech) speech = say(&voice_us, text, cases[i].text, cases[i].language);
        double more = seconds(speech) - seconds(without);
        if (more > cases[i].most) {
            fail_msg("%s takes %.2f s", cases[i].text, more);
        }
    }
}

static void hostile_words_do_no_harm(void **state)
{
    (void)state;
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 300; i++) {
        g_string_append(text, i % 7 ? "щ" : "\xFFґ'");
    }
    g_autofree char *all = g_strdup_printf("See %s now.", text->str);
    g_autoptr(Speech) speech = say(&voice_us, all, text->str, "uk");
    assert_int_not_equal(speech->word_starts[0], SAMPLE_UNKNOWN);
    static const char *const languages[] = {"",
                                            "-",
                                            "x",
                                            "../zle/ru",
                                            "ru+f2",
                                            "zle/ru",
                                            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"};
    for (gsize i = 0; i < G_N_ELEMENTS(languages); i++) {
        g_autoptr(Speech) one = say(&voice_us, "See привет now.", "привет", languages[i]);
        assert_int_not_equal(one->word_starts[2], SAMPLE_UNKNOWN);
    }
}

static void other_alphabets_have_latin_letters(void **state)
{
    (void)state;
    static const struct {
        const char *text, *latin;
    } cases[] = {{"Пётр", "Petr"}, {"北京", "bei jing"}, {"Ζεύς", "Zeus"}, {"naïve", "naive"}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *latin = transliterate(cases[i].text);
        assert_string_equal(latin, cases[i].latin);
    }
    assert_null(transliterate("ᚠᚢ"));
    assert_null(transliterate(""));
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
        cmocka_unit_test(a_foreign_word_is_read_by_its_languages_rules),
        cmocka_unit_test(what_stands_around_a_foreign_word_is_as_ever),
        cmocka_unit_test(a_whole_sentence_is_said_by_its_own_language),
        cmocka_unit_test(no_letter_is_named),
        cmocka_unit_test(hostile_words_do_no_harm),
        cmocka_unit_test(other_alphabets_have_latin_letters),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
