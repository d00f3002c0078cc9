#include "performance/performed.h"

gboolean performed_is_announced(const PerformedChapter *chapter, gsize index)
{
    return chapter->announcements &&
           chapter->announcements[index].end > chapter->announcements[index].start;
}

void performed_chapter_free(PerformedChapter *chapter)
{
    if (!chapter) {
        return;
    }
    g_free(chapter->slug);
    g_free(chapter->utterances);
    g_free(chapter->announcements);
    g_free(chapter->first_word);
    g_free(chapter->words);
    g_free(chapter->estimated);
    g_clear_pointer(&chapter->files, g_ptr_array_unref);
    g_free(chapter);
}

void fault_clear(gpointer fault)
{
    g_free(((Fault *)fault)->reason);
}

void performed_free(Performed *performed)
{
    if (performed) {
        g_ptr_array_unref(performed->chapters);
        g_array_unref(performed->faults);
        g_free(performed);
    }
}
