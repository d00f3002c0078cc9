#include "package/audio/whole.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/error.h"
#include "package/audio/tags.h"
#include "package/cover/picture.h"
#include "sound/packets/packet_join.h"

/* Where the chapters start on the edition's timeline, and what they are called. */
static GArray *list_marks(const PackageInput *input)
{
    GArray *marks = g_array_new(FALSE, FALSE, sizeof(ChapterMark));
    gint64 start = 0;
    for (guint i = 0; i < input->performed->chapters->len; i++) {
        const PerformedChapter *chapter = g_ptr_array_index(input->performed->chapters, i);
        ChapterMark mark = {start, start + chapter->length, package_chapter_title(input, i)};
        g_array_append_val(marks, mark);
        start += chapter->length;
    }
    return marks;
}

static gboolean read_cover(const PackageInput *input, Picture **cover, GError **error)
{
    if (input->cover) {
        g_autofree char *path = g_build_filename(input->folder, input->cover->name, NULL);
        *cover = picture_read(path, error);
    }
    return !input->cover || *cover;
}

/* Ogg takes a cover as text. */
static char *cover_block(const Picture *cover)
{
    GByteArray *block = picture_flac_block(cover);
    char *text = g_base64_encode(block->data, block->len);
    g_byte_array_unref(block);
    return text;
}

/* Appends the file of the chapter at INDEX in the format at FORMAT. */
static gboolean add_chapter(PacketJoin *join, const PackageInput *input, gsize index, int format,
                            gboolean is_last, GError **error)
{
    const PerformedChapter *chapter = g_ptr_array_index(input->performed->chapters, index);
    const char *name = g_ptr_array_index(chapter->files, (guint)format);
    g_autofree char *path = g_build_filename(input->folder, name, NULL);
    PacketSource source = {.name = path, .fd = open(path, O_RDONLY | O_CLOEXEC)};
    if (source.fd < 0) {
        error_set_errno(error, LECTERN_ERROR_INPUT, path, errno, "cannot open");
        return FALSE;
    }
    source.size = lseek(source.fd, 0, SEEK_END);
    gboolean done = packet_join_add(join, &source, chapter->length, is_last, error);
    close(source.fd);
    return done;
}

/* Writes to PATH the COUNT chapters from FIRST. */
static gboolean join_chapters(const PackageInput *input, gsize first, gsize count, int format,
                              ContainerPlan *plan, const char *path, GError **error)
{
    const PacketKind *kind = packet_kind(input->formats[format]->name);
    g_return_val_if_fail(kind, FALSE);
    g_autoptr(PacketJoin) join = packet_join_new(path, kind, input->performed->rate, plan);
    for (gsize i = 0; i < count; i++) {
        if (!add_chapter(join, input, first + i, format, i + 1 == count, error)) {
            return FALSE;
        }
    }
    return packet_join_close(join, error);
}

/* Writes the whole in the format called NAME to a file of MEDIA_TYPE with ENDING. */
static gboolean write_whole(const PackageInput *input, const char *name, const char *ending,
                            const char *media_type, GArray *files, GError **error)
{
    int format = package_format(input, (const char *const[]){name, NULL});
    g_return_val_if_fail(format >= 0, FALSE);
    g_autoptr(Picture) cover = NULL;
    if (!read_cover(input, &cover, error)) {
        return FALSE;
    }
    g_autoptr(GArray) marks = list_marks(input);
    g_autoptr(GPtrArray) tags = tags_of_whole(input, packet_kind(name)->tags);
    g_autofree char *block = cover ? cover_block(cover) : NULL;
    ContainerCover shown;
    if (cover) {
        shown = (ContainerCover){cover->bytes, cover->length, cover->media_type,
                                 cover->width, cover->height, block};
    }
    ContainerPlan plan = {.values = tags, .marks = marks, .cover = cover ? &shown : NULL};
    g_autofree char *file = g_strdup_printf("%s.%s", input->base_name, ending);
    g_autofree char *path = g_build_filename(input->folder, file, NULL);
    if (!join_chapters(input, 0, input->performed->chapters->len, format, &plan, path, error)) {
        return FALSE;
    }
    PackageFile *added = package_add_file(files, g_steal_pointer(&file), media_type,
                                          g_strdup(input->metadata->title));
    added->is_whole = TRUE;
    return TRUE;
}

gboolean whole_mp3_write(const PackageInput *input, GArray *files, GError **error)
{
    return write_whole(input, "mp3", "mp3", "audio/mpeg", files, error);
}

gboolean whole_m4b_write(const PackageInput *input, GArray *files, GError **error)
{
    return write_whole(input, "m4a", "m4b", "audio/mp4", files, error);
}

gboolean whole_opus_write(const PackageInput *input, GArray *files, GError **error)
{
    return write_whole(input, "opus", "opus", "audio/ogg", files, error);
}

gboolean whole_ogg_write(const PackageInput *input, GArray *files, GError **error)
{
    return write_whole(input, "ogg", "ogg", "audio/ogg", files, error);
}

gboolean whole_flac_write(const PackageInput *input, GArray *files, GError **error)
{
    return write_whole(input, "flac", "flac", "audio/flac", files, error);
}

static gboolean tag_file(const PackageInput *input, gsize chapter, int format, GError **error)
{
    const PerformedChapter *performed = g_ptr_array_index(input->performed->chapters, chapter);
    const char *name = g_ptr_array_index(performed->files, (guint)format);
    g_autofree char *path = g_build_filename(input->folder, name, NULL);
    g_autofree char *tagged = g_strconcat(path, ".tagged", NULL);
    g_autoptr(GPtrArray) tags =
        tags_of_chapter(input, packet_kind(input->formats[format]->name)->tags, chapter);
    ContainerPlan plan = {.values = tags};
    if (!join_chapters(input, chapter, 1, format, &plan, tagged, error)) {
        return FALSE;
    }
    if (rename(tagged, path) != 0) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, path, errno, "cannot be replaced");
        return FALSE;
    }
    return TRUE;
}

gboolean whole_tag_chapters(const PackageInput *input, GError **error)
{
    for (gsize format = 0; format < input->format_count; format++) {
        if (!packet_kind(input->formats[format]->name)) {
            continue; /* WAV has no tags that players agree on */
        }
        for (guint i = 0; i < input->performed->chapters->len; i++) {
            if (!tag_file(input, i, (int)format, error)) {
                return FALSE;
            }
        }
    }
    return TRUE;
}
