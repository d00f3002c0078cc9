#include "speech/espeak_voice.h"

#include <espeak-ng/speak_lib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"

/* The library copies names into arrays of 40 bytes, some without a look at their length. */
enum { NAME_LIMIT = 32 };

static char *variants_folder(void)
{
    const char *data = NULL;
    espeak_Info(&data);
    return g_build_filename(data, "voices", "!v", NULL);
}

/* A variant whose name differs in nothing but capitals, or NULL. */
static char *similar_variant(const char *variant)
{
    g_autofree char *folder = variants_folder();
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir))) {
        if (g_ascii_strcasecmp(name, variant) == 0) {
            return g_strdup(name);
        }
    }
    return NULL;
}

/* The library answers that all is well, and speaks as if there were no variant, where the variant's
 * file is missing or written in other capitals. */
static gboolean has_variant(const Voice *voice, GError **error)
{
    if (voice->variant[0] == '\0') {
        return TRUE;
    }
    gboolean is_name = strlen(voice->variant) <= NAME_LIMIT && !strchr(voice->variant, '/') &&
                       voice->variant[0] != '.';
    g_autofree char *folder = variants_folder();
    g_autofree char *path = g_build_filename(folder, voice->variant, NULL);
    if (is_name && g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
        return TRUE;
    }
    g_autofree char *similar = similar_variant(voice->variant);
    if (similar) {
        error_set(error, LECTERN_ERROR_VOICE, voice->name,
                  "espeak-ng has no variant “%s”; “%s” is written so", voice->variant, similar);
    } else {
        error_set(error, LECTERN_ERROR_VOICE, voice->name, "espeak-ng has no variant “%s” in %s",
                  voice->variant, folder);
    }
    return FALSE;
}

static gboolean no_such_voice(const Voice *voice, GError **error)
{
    error_set(error, LECTERN_ERROR_VOICE, voice->name,
              "espeak-ng has no voice “%s”; “espeak-ng --voices” lists them in its column “File”",
              voice->engine_voice);
    return FALSE;
}

/* '+' would begin a variant. */
static gboolean is_voice_name(const char *name)
{
    return name[0] != '\0' && strlen(name) <= NAME_LIMIT && !strchr(name, '+');
}

gboolean espeak_voice_set(const Voice *voice, GError **error)
{
    if (!has_variant(voice, error)) {
        return FALSE;
    }
    if (!is_voice_name(voice->engine_voice)) {
        return no_such_voice(voice, error);
    }
    g_autofree char *name = voice->variant[0]
                                ? g_strdup_printf("%s+%s", voice->engine_voice, voice->variant)
                                : g_strdup(voice->engine_voice);
    return espeak_SetVoiceByName(name) == EE_OK || no_such_voice(voice, error);
}

/* Whether LISTED is called NAME: by its file ("gmw/en-US"), or the last part of that, in any
 * capitals, as the library looks it up. */
static gboolean is_called(const espeak_VOICE *listed, const char *name)
{
    const char *slash = strrchr(listed->identifier, '/');
    return g_ascii_strcasecmp(listed->identifier, name) == 0 ||
           (slash && g_ascii_strcasecmp(slash + 1, name) == 0);
}

gboolean espeak_voice_exists(const Voice *voice, GError **error)
{
    if (!has_variant(voice, error)) {
        return FALSE;
    }
    if (is_voice_name(voice->engine_voice)) {
        for (const espeak_VOICE **listed = espeak_ListVoices(NULL); *listed; listed++) {
            if (is_called(*listed, voice->engine_voice)) {
                return TRUE;
            }
        }
    }
    return no_such_voice(voice, error);
}
