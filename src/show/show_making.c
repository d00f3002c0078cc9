/* What episodes are made with, as far as show.conf names it: the cover, the preset, the voices. */
#include "base/digest.h"
#include "cast/voice.h"
#include "edition/formats.h"
#include "package/cover/picture.h"
#include "show/show_parts.h"
#include "sound/preset.h"

gboolean show_read_cover(const KeyFile *file, Show *show, GError **error)
{
    char *path = show_path(show, show->cover);
    g_free(show->cover);
    show->cover = path;
    g_autoptr(GError) cause = NULL;
    g_autoptr(Picture) picture = picture_read(path, &cause);
    if (!picture || !picture_is_cover(picture, path, &cause)) {
        return conf_blame(file, GROUP, "cover", cause, error);
    }
    show->cover_name = g_strconcat("cover.", picture->extension, NULL);
    show->cover_type = picture->media_type;
    show->cover_pixels = picture->width;
    show->cover_is_made = picture->is_made;
    Digest digest;
    digest_init(&digest);
    digest_add(&digest, picture->bytes, picture->length);
    show->cover_sha256 = digest_end_hex(&digest);
    return TRUE;
}

/* Whether all of FORMATS, a list or NULL, are some. */
static gboolean check_formats(const char *formats, GError **error)
{
    g_autoptr(GPtrArray) audio = g_ptr_array_new();
    g_autoptr(GPtrArray) others = g_ptr_array_new();
    return !formats || formats_parse("formats", formats, audio, others, error);
}

gboolean show_read_making(const KeyFile *file, Show *show, GError **error)
{
    g_autoptr(GError) cause = NULL;
    g_autoptr(Preset) preset = preset_load(show->preset, &cause);
    if (!preset) {
        return conf_blame(file, GROUP_EPISODES, "preset", cause, error);
    }
    if (preset_channels(preset, show->stereo) == 0) {
        key_file_error(file, GROUP_EPISODES, "stereo", error, "files for “%s” have one channel",
                       preset->name);
        return FALSE;
    }
    if (!check_formats(show->formats, &cause)) {
        return conf_blame(file, GROUP_EPISODES, "formats", cause, error);
    }
    if (show->cast) {
        char *path = show_path(show, show->cast);
        g_free(show->cast);
        show->cast = path;
        if (!g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
            key_file_error(file, GROUP_EPISODES, "cast", error, "there is no file %s", path);
            return FALSE;
        }
    }
    g_autoptr(GPtrArray) voices = show->narrator ? voices_load(&cause) : NULL;
    if (show->narrator && !voices) {
        return conf_blame(file, GROUP_EPISODES, "narrator", cause, error);
    }
    if (show->narrator && !voices_find(voices, show->narrator)) {
        key_file_error(file, GROUP_EPISODES, "narrator", error,
                       "there is no voice “%s”; lectern voices lists those there are",
                       show->narrator);
        return FALSE;
    }
    return TRUE;
}
