/* From IPA to espeak-ng's mnemonics, by tables that are held against the engine itself. */
#include "speech/ipa.h"

#include <espeak-ng/speak_lib.h>
#include <string.h>

#include "base/data_dir.h"
#include "cmocka_headers.h"
#include "script/lexicon/lexicon.h"

static const char *const voices[] = {"gmw/en-US",
                                     "gmw/en",
                                     "gmw/en-GB-x-rp",
                                     "gmw/en-GB-scotland",
                                     "gmw/en-GB-x-gbclan",
                                     "gmw/de",
                                     "roa/fr",
                                     "roa/es",
                                     "gmq/nb",
                                     "zle/ru"};

static const IpaTable *table_of(const char *voice)
{
    GError *error = NULL;
    const IpaTable *table = ipa_table_get(voice, &error);
    if (!table) {
        fail_msg("%s", error->message);
    }
    return table;
}

/* What IPA, of one word, is in VOICE. */
static void check_word(const char *voice, const char *ipa, gboolean foreign, const char *mnemonics)
{
    g_autofree char *refused = NULL;
    g_autoptr(GPtrArray) words = ipa_words(table_of(voice), ipa, foreign, &refused);
    assert_non_null(words);
    assert_int_equal(words->len, 1);
    assert_string_equal(g_ptr_array_index(words, 0), mnemonics);
}

static void the_longest_symbol_counts(void **state)
{
    (void)state;
    check_word("gmw/en-GB-x-rp", "ˈtʃɪə", FALSE, "tS|'i@");
    check_word("gmw/en-GB-x-rp", "ˈt͡ʃɪə", FALSE, "tS|'i@");
    check_word("gmw/en-GB-x-rp", "ˈtə.ʃɪ", FALSE, "t|'@|S|I");
    check_word("gmw/en-US", "ˈfɑːðɚ", FALSE, "f|'A:|D|3");
    check_word("gmw/de", "ˈçɪn\u0325", FALSE, "C|'I|n");
    check_word("gmw/de", "ˈc\u0327ɪn", FALSE, "C|'I|n");
}

static void stress_goes_to_its_vowel(void **state)
{
    (void)state;
    check_word("gmw/en-US", "ˌɪntəˈstrɑːmə", FALSE, ",I|n|t|@|s|t|r|'A:|m|@");
    check_word("gmw/en-US", "'bætl̩", FALSE, "b|'a|t|l-");
    check_word("gmw/en-US", "bætə", FALSE, "b|'a|t|@");
    check_word("gmw/en-US", "ðə", FALSE, "D|@");
    check_word("gmw/en-US", "bəˌtɪk", FALSE, "b|@|t|,I|k");
    check_word("roa/fr", "ʁɑ̃devu", FALSE, "r|A~|d|e|v|'u");
}

static void another_languages_sounds_have_a_table_of_their_own(void **state)
{
    (void)state;
    check_word("gmw/en-US", "ˈwɔːɾɚ", FALSE, "w|'O:|t#|3");
    check_word("gmw/en-US", "ˈpeɾo", TRUE, "p|'E|r|oU");
    check_word("gmw/en-GB-x-rp", "ɡrˈɑ̃n", FALSE, "g|r|'A~|n");
}

static void assert_refused(const char *ipa, const char *symbol)
{
    g_autofree char *refused = NULL;
    assert_null(ipa_words(table_of("gmw/en-US"), ipa, FALSE, &refused));
    assert_string_equal(refused, symbol);
}

static void what_cannot_be_said_is_named(void **state)
{
    (void)state;
    assert_refused("ˈbʘt", "ʘ");
    assert_refused("bi5", "5");
    assert_refused("so fɑ so ǁ", "ǁ");
    assert_refused("[[so]]", "[");
    assert_refused("a|b", "|");
    assert_refused("", "");
    assert_refused("so ˈ", "ˈ");
    g_autoptr(GString) endless = g_string_new(NULL);
    for (int i = 0; i < 100000; i++) {
        g_string_append(endless, "ba");
    }
    assert_refused(endless->str, endless->str);
}

static const char *said_back(const char *mnemonics, int mode)
{
    g_autofree char *text = g_strdup_printf("[[%s]]", mnemonics);
    const void *at = text;
    return espeak_TextToPhonemes(&at, espeakCHARS_UTF8, mode);
}

/* A mnemonic that the engine does not know cuts the word off. */
static void check_known(const char *voice, const char *symbol, const IpaSound *sound)
{
    g_autofree char *parts = g_strjoinv("|", sound->mnemonics);
    g_autofree char *word = g_strdup_printf("m|'o|%s|m|'o|m|'o", parts);
    const char *back = said_back(word, 0);
    if (!g_str_has_suffix(back, "m'om'o") && !g_str_has_suffix(back, "m'oUm'oU")) {
        fail_msg("%s: %s = %s is said as %s", voice, symbol, parts, back);
    }
}

static void the_engine_knows_every_mnemonic(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(voices); i++) {
        const IpaTable *table = table_of(voices[i]);
        assert_int_equal(espeak_SetVoiceByName(voices[i]), EE_OK);
        GHashTable *const both[] = {table->sounds, table->foreign};
        for (gsize k = 0; k < G_N_ELEMENTS(both); k++) {
            GHashTableIter sounds;
            gpointer symbol, sound;
            g_hash_table_iter_init(&sounds, both[k]);
            while (g_hash_table_iter_next(&sounds, &symbol, &sound)) {
                check_known(voices[i], symbol, sound);
            }
        }
    }
}

/* The engine's own IPA for WORD, said by the table, has to be the same IPA again. */
static void check_round_trip_of(const char *voice, const char *word)
{
    assert_int_equal(espeak_SetVoiceByName(voice), EE_OK);
    const void *at = word;
    g_autofree char *ipa =
        g_strdup(espeak_TextToPhonemes(&at, espeakCHARS_UTF8, espeakPHONEMES_IPA));
    g_autofree char *refused = NULL;
    g_autoptr(GPtrArray) words = ipa_words(table_of(voice), ipa, FALSE, &refused);
    if (!words) {
        fail_msg("%s: %s is %s, of which %s is refused", voice, word, ipa, refused);
        return;
    }
    assert_string_equal(said_back(g_ptr_array_index(words, 0), espeakPHONEMES_IPA), ipa);
}

static void what_the_engine_tells_it_can_be_told(void **state)
{
    (void)state;
    static const struct {
        const char *voice, *words;
    } cases[] = {
        {"gmw/en-US", "weather judging thirsty harbour lighthouse bottle measure voyage hurried "
                      "beautiful tourist airport squirrel authority"},
        {"gmw/en-GB-x-rp", "weather judging thirsty harbour lighthouse bottle measure voyage "
                           "hurried beautiful tourist airport squirrel"},
        {"gmw/en-GB-scotland", "weather judging thirsty harbour lighthouse bottle measure"},
        {"gmw/en-GB-x-gbclan", "weather judging thirsty harbour lighthouse bottle measure"},
        {"gmw/de", "wetter schön küste möglich pfahl zeitung häuser sprechen jahr"},
        {"roa/fr", "bonjour lumière chanson heureux montagne rue soleil un"},
        {"roa/es", "perro niño agua jefe llama ciudad ayer zapato"},
        {"gmq/nb", "hører kjære sjø øyne skip rød hage"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(GStrv) words = g_strsplit(cases[i].words, " ", -1);
        for (char **word = words; *word; word++) {
            check_round_trip_of(cases[i].voice, *word);
        }
    }
}

static void check_sayable(const char *word, const char *ipa)
{
    static const char *const english[] = {"gmw/en-US", "gmw/en", "gmw/en-GB-x-rp",
                                          "gmw/en-GB-scotland", "gmw/en-GB-x-gbclan"};
    for (gsize i = 0; i < G_N_ELEMENTS(english); i++) {
        g_autofree char *refused = NULL;
        g_autoptr(GPtrArray) said = ipa_words(table_of(english[i]), ipa, FALSE, &refused);
        if (!said) {
            fail_msg("%s cannot say “%s” in /%s/ for %s", english[i], refused, ipa, word);
        }
    }
}

static void check_entry(const LexiconEntry *entry, gpointer data)
{
    (void)data;
    assert_non_null(entry->ipa);
    check_sayable(entry->grapheme, entry->ipa);
}

/* Every reading of the program's own, for English: its voices have to be able to say it. */
static void voices_can_say_all_of_the_programs_own_data(void **state)
{
    (void)state;
    g_autoptr(Lexicon) lexicon = lexicon_new("en");
    assert_true(lexicon_read_own(lexicon, NULL));
    lexicon_for_each(lexicon, check_entry, NULL);
    g_autofree char *path = data_path("heteronyms/en.conf");
    g_autoptr(GKeyFile) file = g_key_file_new();
    assert_true(g_key_file_load_from_file(file, path, G_KEY_FILE_NONE, NULL));
    g_auto(GStrv) words = g_key_file_get_groups(file, NULL);
    for (char **word = words; *word; word++) {
        g_auto(GStrv) sounds = g_key_file_get_keys(file, *word, NULL, NULL);
        gboolean other = strcmp(*word, "classes") == 0 || strcmp(*word, "roles") == 0;
        for (char **ipa = sounds; !other && *ipa; ipa++) {
            check_sayable(*word, *ipa);
        }
    }
}

static int set_up(void **state)
{
    (void)state;
    int rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, NULL,
                                 espeakINITIALIZE_DONT_EXIT | espeakINITIALIZE_PHONEME_EVENTS);
    assert_true(rate > 0);
    /* Phonemes in text are looked for once something was spoken with them. */
    assert_int_equal(
        espeak_Synth("so", 3, 0, POS_CHARACTER, 0, espeakCHARS_UTF8 | espeakPHONEMES, NULL, NULL),
        EE_OK);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_longest_symbol_counts),
        cmocka_unit_test(stress_goes_to_its_vowel),
        cmocka_unit_test(another_languages_sounds_have_a_table_of_their_own),
        cmocka_unit_test(what_cannot_be_said_is_named),
        cmocka_unit_test(the_engine_knows_every_mnemonic),
        cmocka_unit_test(what_the_engine_tells_it_can_be_told),
        cmocka_unit_test(voices_can_say_all_of_the_programs_own_data),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
