#include "show/feed/voice_person.h"

#include "cmocka_headers.h"

static void a_voice_is_called_so_that_listeners_know(void **state)
{
    (void)state;
    const struct {
        const char *name, *language, *speakers, *show, *person;
        gboolean narrates;
    } cases[] = {
        {"en-us-claire", "en-US", "Ann Dale", "en", "Claire (synthetic voice) as Ann Dale", FALSE},
        {"en-us-claire", "en-US", "Ann Dale;Unknown 2;Bo", "de",
         "Claire (synthetische Stimme) als Ann Dale, Bo", FALSE},
        {"fr-elodie", "fr", "Unknown", "fr", "Elodie (voix de synthèse)", FALSE},
        {"fr-élodie", "fr-FR", "", "nb", "Élodie (syntetisk stemme)", FALSE},
        {"en-gb-rose", "en-GB", "Ann Dale", "en-GB", "Rose (synthetic voice)", TRUE},
        {"our own", "en", "Unknown Soldier", "en", "Our own (synthetic voice) as Unknown Soldier",
         FALSE},
        {"en-", "en", "", "en", "En- (synthetic voice)", FALSE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(GStrv) speakers = g_strsplit(cases[i].speakers, ";", -1);
        g_autoptr(Labels) labels = labels_load(cases[i].show, NULL);
        const EpisodeVoice voice = {(char *)cases[i].name, (char *)cases[i].language,
                                    cases[i].narrates, speakers};
        g_autofree char *person = voice_person(&voice, labels);
        assert_string_equal(person, cases[i].person);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_voice_is_called_so_that_listeners_know),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
