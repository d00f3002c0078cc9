#include "package/package.h"

#include <string.h>

PackageFile *package_add_file(GArray *files, char *name, const char *media_type, char *title)
{
    g_array_set_size(files, files->len + 1);
    PackageFile *file = &g_array_index(files, PackageFile, files->len - 1);
    file->name = name;
    file->media_type = media_type;
    file->title = title;
    return file;
}

void package_file_clear(gpointer data)
{
    PackageFile *file = data;
    g_free(file->name);
    g_free(file->title);
}

int package_format(const PackageInput *input, const char *const *names)
{
    for (; *names; names++) {
        for (gsize i = 0; i < input->format_count; i++) {
            if (strcmp(input->formats[i]->name, *names) == 0) {
                return (int)i;
            }
        }
    }
    return -1;
}

gint64 package_chapter_start(const PackageInput *input, gsize index)
{
    gint64 start = 0;
    for (gsize i = 0; i < index; i++) {
        const PerformedChapter *chapter = g_ptr_array_index(input->performed->chapters, i);
        start += chapter->length;
    }
    return start;
}

const char *package_chapter_title(const PackageInput *input, gsize index)
{
    const PerformedChapter *chapter = g_ptr_array_index(input->performed->chapters, index);
    return script_chapter(input->script, chapter->number - 1)->title;
}
