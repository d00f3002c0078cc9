/* Presets: those there are, and what a file must not say. */
#include "sound/preset.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/data_dir.h"
#include "base/error.h"
#include "base/file.h"
#include "cmocka_headers.h"

static void every_preset_is_complete(void **state)
{
    (void)state;
    const struct {
        const char *name;
        double target, true_peak;
    } presets[] = {
        {"archive", -18, -1}, {"audiobook", -20, -3}, {"broadcast", -23, -1},
        {"podcast", -16, -1}, {"small", -16, -1},     {"spotify", -14, -1},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(presets); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Preset) preset = preset_load(presets[i].name, &error);
        assert_null(error);
        assert_non_null(preset);
        assert_string_equal(preset->name, presets[i].name);
        assert_true(preset->target_lufs == presets[i].target);
        assert_true(preset->true_peak_dbtp <= presets[i].true_peak);
        assert_true(preset->head_ms > 0 && preset->tail_ms > 0);
        assert_true(preset->pause_ms[BOUNDARY_SENTENCE] < preset->pause_ms[BOUNDARY_PARAGRAPH]);
        assert_true(preset->pause_ms[BOUNDARY_PARAGRAPH] < preset->pause_ms[BOUNDARY_SCENE]);
    }
}

static void the_default_is_for_podcasts(void **state)
{
    (void)state;
    g_autoptr(Preset) preset = preset_load("podcast", NULL);
    assert_non_null(preset);
    assert_int_equal(preset->rate, 44100);
    assert_int_equal(preset->mp3_kbps[0], 64);
    assert_int_equal(preset->opus_kbps[0], 32);
}

static void an_unknown_preset_is_wrong_usage_and_lists_those_there_are(void **state)
{
    (void)state;
    const char *names[] = {"nosuch", "", "../presets/podcast", "podcast.conf"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autoptr(GError) error = NULL;
        assert_null(preset_load(names[i], &error));
        assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_USAGE));
        assert_non_null(
            strstr(error->message, "archive, audiobook, broadcast, podcast, small, spotify"));
    }
}

/* The error for the podcast preset with the first OLD in it replaced by NEW. */
static char *message_for(const char *old, const char *new)
{
    g_autofree char *source = data_path("presets/podcast.conf");
    gsize length;
    g_autofree char *text = file_read(source, 100000, &length, NULL);
    char *place = strstr(text, old);
    assert_non_null(place);
    g_autofree char *before = g_strndup(text, (gsize)(place - text));
    g_autofree char *changed = g_strconcat(before, new, place + strlen(old), NULL);

    g_autofree char *data = g_dir_make_tmp("lectern-preset-XXXXXX", NULL);
    g_autofree char *folder = g_build_filename(data, "presets", NULL);
    g_autofree char *path = g_build_filename(folder, "changed.conf", NULL);
    g_autofree char *kept = g_strdup(g_getenv("LECTERN_DATA"));
    g_mkdir(folder, 0777);
    assert_true(file_write(path, changed, strlen(changed), NULL));
    g_setenv("LECTERN_DATA", data, TRUE);
    GError *error = NULL;
    Preset *preset = preset_load("changed", &error);
    g_setenv("LECTERN_DATA", kept, TRUE);
    file_remove_tree(data, NULL);

    assert_null(preset);
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_SYNTAX));
    char *message = g_strdup(strstr(error->message, "changed.conf"));
    assert_non_null(message);
    g_error_free(error);
    return message;
}

static void a_wrong_line_is_named(void **state)
{
    (void)state;
    const struct {
        const char *old, *new, *message;
    } cases[] = {
        {"rate = 44100", "rate = 44000",
         ":15:1: rate = 44000: expected one of 32000, 44100, 48000"},
        {"rate = 44100", "rate = 44100 Hz", ":15:1: rate = 44100 Hz: expected a whole number"},
        {"target_lufs = -16", "target_lufs = 16",
         ":8:1: target_lufs = 16: expected a number from -40 to -5"},
        {"target_lufs = -16", "target_lufs = nan", ":8:1: target_lufs = nan: expected a number"},
        {"target_lufs = -16", "target_lufs =", ":8:1: target_lufs = : expected a number"},
        {"target_lufs = -16", "", ":3:1: “target_lufs” is missing in [loudness]"},
        {"target_lufs = -16", "target_lufs = -16\nvolume = 11",
         ":9:1: “volume” is not known in [loudness]"},
        {"target_lufs = -16", "target_lufs = -16\ntarget_lufs = -14",
         ":9:1: “target_lufs” stands here a second time"},
        {"[files]", "[fils]", ":12:1: [fils] is not known in a preset"},
        {"head_ms = 500", "head_ms = 0.5",
         "head_ms = 0.5: expected a whole number from 100 to 10000"},
        {"stereo = asked", "stereo = yes", "stereo = yes: expected never, asked or always"},
        {"stereo_kbps = 96", "stereo_kbps = 97", "stereo_kbps = 97: expected one of 56, 64,"},
        {"mono = single", "mono = dual", ":6:1: mono = dual: expected single"},
        {"mono = single", "mono", ":6:1: expected “[group]”, “key = value”"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *message = message_for(cases[i].old, cases[i].new);
        if (!strstr(message, cases[i].message)) {
            fail_msg("“%s” is not in “%s”", cases[i].message, message);
        }
    }
}

static void two_channels_are_made_where_the_preset_says_so(void **state)
{
    (void)state;
    g_autoptr(Preset) podcast = preset_load("podcast", NULL);
    g_autoptr(Preset) audiobook = preset_load("audiobook", NULL);
    assert_int_equal(preset_channels(podcast, FALSE), 1);
    assert_int_equal(preset_channels(podcast, TRUE), 2);
    assert_int_equal(preset_channels(audiobook, FALSE), 1);
    assert_int_equal(preset_channels(audiobook, TRUE), 0);
    podcast->stereo = STEREO_ALWAYS;
    assert_int_equal(preset_channels(podcast, FALSE), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_preset_is_complete),
        cmocka_unit_test(the_default_is_for_podcasts),
        cmocka_unit_test(an_unknown_preset_is_wrong_usage_and_lists_those_there_are),
        cmocka_unit_test(a_wrong_line_is_named),
        cmocka_unit_test(two_channels_are_made_where_the_preset_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
