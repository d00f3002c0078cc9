#include "performance/prosody.h"

#include <string.h>

#include "base/data_dir.h"
#include "base/file.h"
#include "base/key_file.h"

enum { FILE_LIMIT = 1 << 16, MOST_WORDS = 1000 };

static const char FILE_NAME[] = "prosody/prosody.conf";

/* Each part's group, and whether it has a limit of words. */
static const struct {
    const char *group;
    gboolean counted;
} parts[PART_COUNT] = {
    [PART_TITLE] = {"title", FALSE},
    [PART_HEADING] = {"heading", FALSE},
    [PART_ATTRIBUTION] = {"attribution", TRUE},
    [PART_ASIDE] = {"aside", TRUE},
    [PART_PARAGRAPH_END] = {"paragraph end", TRUE},
    [PART_STRONG] = {"strong emphasis", FALSE},
    [PART_MODERATE] = {"moderate emphasis", FALSE},
    [PART_REDUCED] = {"reduced emphasis", FALSE},
};

static gboolean read_part(const KeyFile *file, Part part, Prosody *prosody, GError **error)
{
    static const char *const keys[] = {"rate", "pitch_st", "range", "volume_db", NULL};
    static const char *const more_keys[] = {"rate",      "pitch_st", "range",
                                            "volume_db", "words",    NULL};
    /* What a voice can do and is still understood. */
    const double least = 0.3, most = 3, semitones = 12, least_db = -20, most_db = 6;
    const char *group = parts[part].group;
    Tone *tone = &prosody->tones[part];
    return key_file_knows(file, group, parts[part].counted ? more_keys : keys, error) &&
           key_file_double(file, group, "rate", least, most, &tone->rate, error) &&
           key_file_double(file, group, "pitch_st", -semitones, semitones, &tone->pitch_st,
                           error) &&
           key_file_double(file, group, "range", least, most, &tone->range, error) &&
           key_file_double(file, group, "volume_db", least_db, most_db, &tone->volume_db, error) &&
           (!parts[part].counted ||
            key_file_integer(file, group, "words", 1, MOST_WORDS, &prosody->words[part], error));
}

static gboolean knows_all(const KeyFile *file, GError **error)
{
    g_auto(GStrv) groups = g_key_file_get_groups(key_file_keys(file), NULL);
    for (char **group = groups; *group; group++) {
        gboolean known = FALSE;
        for (int part = PART_PLAIN + 1; part < PART_COUNT; part++) {
            known = known || strcmp(*group, parts[part].group) == 0;
        }
        if (!known) {
            key_file_error(file, *group, NULL, error, "[%s] is no part that is said otherwise",
                           *group);
            return FALSE;
        }
    }
    return TRUE;
}

gboolean prosody_load(Prosody *prosody, GError **error)
{
    gsize length;
    g_autofree char *path = data_path(FILE_NAME);
    g_autofree char *text = file_read(path, FILE_LIMIT, &length, error);
    g_autoptr(KeyFile) file = text ? key_file_parse(path, text, length, error) : NULL;
    if (!file || !knows_all(file, error)) {
        return FALSE;
    }
    *prosody = (Prosody){.tones[PART_PLAIN] = TONE_PLAIN};
    for (int part = PART_PLAIN + 1; part < PART_COUNT; part++) {
        if (!read_part(file, (Part)part, prosody, error)) {
            return FALSE;
        }
    }
    return TRUE;
}
