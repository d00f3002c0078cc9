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

/* The first block of the chapter at INDEX of the performance. */
static guint first_block(const PackageInput *input, guint index)
{
    const PerformedChapter *chapter = g_ptr_array_index(input->performed->chapters, index);
    return script_utterance(input->script, chapter->first_utterance)->block;
}

/* The last block of the chapter at INDEX. */
static guint last_block(const PackageInput *input, guint index)
{
    const PerformedChapter *chapter = g_ptr_array_index(input->performed->chapters, index);
    gsize behind = chapter->first_utterance + chapter->utterance_count;
    return script_utterance(input->script, behind - 1)->block;
}

int package_chapter_of(const PackageInput *input, guint block)
{
    guint low = 0;
    guint high = input->performed->chapters->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (first_block(input, middle) <= block) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low > 0 && block <= last_block(input, low - 1) ? (int)low - 1 : -1;
}

GHashTable *package_notes(const Document *document)
{
    GHashTable *notes = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < document->blocks->len; i++) {
        const Block *block = document_block(document, i);
        if (block->kind == BLOCK_NOTE &&
            !g_hash_table_contains(notes, GUINT_TO_POINTER(block->level))) {
            g_hash_table_insert(notes, GUINT_TO_POINTER(block->level), GUINT_TO_POINTER(i + 1));
        }
    }
    return notes;
}

int package_note(const PackageInput *input, guint number)
{
    gpointer found =
        input->notes ? g_hash_table_lookup(input->notes, GUINT_TO_POINTER(number)) : NULL;
    int block = (int)GPOINTER_TO_UINT(found) - 1;
    return block >= 0 && package_chapter_of(input, (guint)block) >= 0 ? block : -1;
}
