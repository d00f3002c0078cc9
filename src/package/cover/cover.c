#include "package/cover/cover.h"

#include "base/error.h"
#include "base/file.h"
#include "package/cover/cover_draw.h"
#include "package/cover/picture.h"

static gboolean put_cover(const PackageInput *input, const char *bytes, gsize length,
                          const char *extension, const char *media_type, PackageFile *file,
                          GError **error)
{
    g_autofree char *name = g_strconcat("cover.", extension, NULL);
    g_autofree char *path = g_build_filename(input->folder, name, NULL);
    if (!file_write(path, bytes, length, error)) {
        return FALSE;
    }
    file->name = g_steal_pointer(&name);
    file->media_type = media_type;
    file->title = g_strdup(input->metadata->title);
    file->package = "cover";
    return TRUE;
}

static gboolean draw_cover(const PackageInput *input, PackageFile *file, GError **error)
{
    g_autoptr(GByteArray) png = cover_draw(input, error);
    return png &&
           put_cover(input, (const char *)png->data, png->len, "png", "image/png", file, error);
}

gboolean cover_is_readable(const char *given, GError **error)
{
    g_autoptr(Picture) picture = given ? picture_read(given, error) : NULL;
    return !given || picture;
}

gboolean cover_write(const PackageInput *input, const char *given, PackageFile *file,
                     GError **error)
{
    if (!given) {
        return draw_cover(input, file, error);
    }
    g_autoptr(Picture) picture = picture_read(given, error);
    if (!picture) {
        return FALSE;
    }
    if (picture->is_made) {
        return draw_cover(input, file, error); /* the title may be another one by now */
    }
    g_autoptr(GError) unfit = NULL;
    if (!picture_is_cover(picture, given, &unfit)) {
        warn("cover", "%s; podcast directories will not take it", unfit->message);
    }
    return put_cover(input, picture->bytes, picture->length, picture->extension,
                     picture->media_type, file, error);
}
