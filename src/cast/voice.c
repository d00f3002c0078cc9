#include "cast/voice.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/key_file.h"

/* What espeak-ng takes (its RATE, PITCH and RANGE), and gains that no fit voice goes beyond. */
enum { RATE_MIN = 80, RATE_MAX = 449, PITCH_MAX = 99 };

/* The room between loudness and the limiter's ceiling, in dB, where voices are measured: in MP3 by
 * the presets spotify, podcast, audiobook and broadcast. */
static const double headrooms_db[VOICE_HEADROOMS] = {11.8, 13.8, 16.7, 20.8};

/* Rates, in samples a second, that programs write. */
enum { RAW_RATE_MIN = 8000, RAW_RATE_MAX = 96000 };
static const double gain_limit_db = 40.0, pitch_limit_hz = 1000.0, centroid_limit_hz = 11025.0;

void voice_free(Voice *voice)
{
    g_free(voice->name);
    g_free(voice->description);
    g_free(voice->language);
    g_free(voice->engine);
    g_free(voice->engine_voice);
    g_free(voice->variant);
    g_free(voice);
}

/* Whether TAG begins as a BCP 47 tag does: a language of two or three letters. */
static gboolean is_language(const char *tag)
{
    gsize letters = 0;
    while (g_ascii_isalpha(tag[letters])) {
        letters++;
    }
    return (letters == 2 || letters == 3) && (tag[letters] == '\0' || tag[letters] == '-');
}

static gboolean read_gender(const KeyFile *file, Gender *gender, GError **error)
{
    g_autofree char *text = key_file_string(file, "voice", "gender", error);
    if (text && !gender_from_name(text, gender)) {
        key_file_error(file, "voice", "gender", error,
                       "gender = %s: expected female, male or unknown", text);
        return FALSE;
    }
    return text != NULL;
}

static gboolean read_age(const KeyFile *file, Age *age, GError **error)
{
    g_autofree char *text = key_file_string(file, "voice", "age", error);
    if (!text) {
        return FALSE;
    }
    if (age_from_name(text, age) && *age != AGE_UNKNOWN) {
        return TRUE;
    }
    key_file_error(file, "voice", "age", error, "age = %s: expected adult, young or old", text);
    return FALSE;
}

static gboolean read_voice_group(const KeyFile *file, Voice *voice, GError **error)
{
    static const char *const known[] = {"description", "language", "gender",
                                        "age",         "narrator", NULL};
    voice->description = key_file_string(file, "voice", "description", error);
    if (!voice->description || !key_file_knows(file, "voice", known, error)) {
        return FALSE;
    }
    voice->language = key_file_string(file, "voice", "language", error);
    if (!voice->language) {
        return FALSE;
    }
    if (!is_language(voice->language)) {
        key_file_error(file, "voice", "language", error,
                       "language = %s: expected a language tag like en-GB", voice->language);
        return FALSE;
    }
    return read_gender(file, &voice->gender, error) && read_age(file, &voice->age, error) &&
           key_file_boolean(file, "voice", "narrator", &voice->narrator, error);
}

static gboolean read_espeak(const KeyFile *file, Voice *voice, GError **error)
{
    static const char *const known[] = {"engine", "voice", "variant", "rate",
                                        "pitch",  "range", NULL};
    voice->engine_voice = key_file_string(file, "engine", "voice", error);
    if (!voice->engine_voice || !key_file_knows(file, "engine", known, error)) {
        return FALSE;
    }
    voice->variant = key_file_string(file, "engine", "variant", error);
    return voice->variant &&
           key_file_integer(file, "engine", "rate", RATE_MIN, RATE_MAX, &voice->rate, error) &&
           key_file_integer(file, "engine", "pitch", 0, PITCH_MAX, &voice->pitch, error) &&
           key_file_integer(file, "engine", "range", 0, PITCH_MAX, &voice->range, error);
}

static gboolean read_command(const KeyFile *file, Voice *voice, GError **error)
{
    static const char *const known[] = {"engine", "command", "raw_rate", NULL};
    voice->variant = g_strdup("");
    voice->engine_voice = key_file_string(file, "engine", "command", error);
    if (!voice->engine_voice || !key_file_knows(file, "engine", known, error)) {
        return FALSE;
    }
    g_autoptr(GError) problem = NULL;
    if (!g_shell_parse_argv(voice->engine_voice, NULL, NULL, &problem)) {
        key_file_error(file, "engine", "command", error, "command: %s", problem->message);
        return FALSE;
    }
    return !g_key_file_has_key(key_file_keys(file), "engine", "raw_rate", NULL) ||
           key_file_integer(file, "engine", "raw_rate", RAW_RATE_MIN, RAW_RATE_MAX,
                            &voice->raw_rate, error);
}

static gboolean read_engine_group(const KeyFile *file, Voice *voice, GError **error)
{
    voice->engine = key_file_string(file, "engine", "engine", error);
    if (!voice->engine) {
        return FALSE;
    }
    return strcmp(voice->engine, VOICE_ENGINE_COMMAND) == 0 ? read_command(file, voice, error)
                                                            : read_espeak(file, voice, error);
}

/* A file without it leaves the sound as it is. */
static gboolean read_sound_group(const KeyFile *file, Voice *voice, GError **error)
{
    static const char group[] = "sound", key[] = "equalizer";
    static const char *const known[] = {key, NULL};
    if (!g_key_file_has_group(key_file_keys(file), group)) {
        return TRUE;
    }
    g_autofree char *text = key_file_string(file, group, key, error);
    if (!text || !key_file_knows(file, group, known, error)) {
        return FALSE;
    }
    g_autofree char *problem = equalizer_parse(text, &voice->equalizer);
    if (problem) {
        key_file_error(file, group, key, error, "%s: %s", key, problem);
    }
    return !problem;
}

/* A file without it says that the limiter takes the same everywhere. */
static gboolean read_limiting(const KeyFile *file, Voice *voice, GError **error)
{
    static const char group[] = "calibration", key[] = "limiting_lu";
    if (!g_key_file_has_key(key_file_keys(file), group, key, NULL)) {
        return TRUE;
    }
    gsize count = 0;
    g_autofree double *values =
        g_key_file_get_double_list(key_file_keys(file), group, key, &count, NULL);
    gboolean good = values && count == VOICE_HEADROOMS;
    for (gsize i = 0; good && i < VOICE_HEADROOMS; i++) {
        good = fabs(values[i]) <= gain_limit_db; /* which NAN is not either */
        voice->limiting_lu[i] = values[i];
    }
    if (!good) {
        key_file_error(file, group, key, error, "%s: expected %d numbers with commas between", key,
                       VOICE_HEADROOMS);
    }
    return good;
}

static gboolean read_calibration_group(const KeyFile *file, Voice *voice, GError **error)
{
    static const char *const known[] = {"gain_db", "limiting_lu", "median_pitch_hz", "centroid_hz",
                                        NULL};
    return key_file_double(file, "calibration", "gain_db", -gain_limit_db, gain_limit_db,
                           &voice->gain_db, error) &&
           key_file_knows(file, "calibration", known, error) && read_limiting(file, voice, error) &&
           key_file_double(file, "calibration", "median_pitch_hz", 1.0, pitch_limit_hz,
                           &voice->median_pitch_hz, error) &&
           key_file_double(file, "calibration", "centroid_hz", 1.0, centroid_limit_hz,
                           &voice->centroid_hz, error);
}

static gboolean knows_groups(const KeyFile *file, GError **error)
{
    static const char *const known[] = {"voice", "engine", "sound", "calibration", NULL};
    g_auto(GStrv) groups = g_key_file_get_groups(key_file_keys(file), NULL);
    for (char **group = groups; *group; group++) {
        if (!g_strv_contains(known, *group)) {
            key_file_error(file, *group, NULL, error,
                           "[%s] is not known in a voice file, which has: voice, engine, "
                           "sound, calibration",
                           *group);
            return FALSE;
        }
    }
    return TRUE;
}

Voice *voice_parse(const char *name, const char *path, const char *text, gsize length,
                   GError **error)
{
    g_autoptr(KeyFile) file = key_file_parse(path, text, length, error);
    if (!file) {
        return NULL;
    }
    g_autoptr(Voice) voice = g_new0(Voice, 1);
    voice->name = g_strdup(name);
    if (!knows_groups(file, error) || !read_voice_group(file, voice, error) ||
        !read_engine_group(file, voice, error) || !read_sound_group(file, voice, error) ||
        !read_calibration_group(file, voice, error)) {
        return NULL;
    }
    return g_steal_pointer(&voice);
}

double voice_gain_db(const Voice *voice, double target_lufs, double ceiling_dbtp)
{
    const double *rooms = headrooms_db;
    double room = CLAMP(ceiling_dbtp - target_lufs, rooms[0], rooms[VOICE_HEADROOMS - 1]);
    gsize i = 0;
    while (i + 2 < VOICE_HEADROOMS && room > rooms[i + 1]) {
        i++;
    }
    double part = (room - rooms[i]) / (rooms[i + 1] - rooms[i]);
    double louder_lu =
        voice->limiting_lu[i] + part * (voice->limiting_lu[i + 1] - voice->limiting_lu[i]);
    return voice->gain_db + target_lufs - CALIBRATED_LUFS - louder_lu;
}
