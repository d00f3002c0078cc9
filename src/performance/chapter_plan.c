#include "performance/chapter_plan.h"

#include "base/file.h"

enum { SLUG_LIMIT = 60 };

/* The utterances of chapter NUMBER (from 1), whose file names begin with its number and title. */
static PerformedChapter *plan_chapter(const Script *script, guint number, gsize *utterance,
                                      const PerformOptions *options)
{
    PerformedChapter *chapter = g_new0(PerformedChapter, 1);
    g_autofree char *slug = file_slug(script_chapter(script, number - 1)->title, SLUG_LIMIT);
    chapter->number = number;
    chapter->slug = g_strdup_printf("%02u-%s", number, slug);
    chapter->first_utterance = *utterance;
    while (*utterance < script->utterances->len &&
           script_utterance(script, *utterance)->chapter == number - 1) {
        ++*utterance;
    }
    chapter->utterance_count = *utterance - chapter->first_utterance;
    chapter->files = g_ptr_array_new_with_free_func(g_free);
    for (gsize i = 0; i < options->format_count; i++) {
        g_ptr_array_add(chapter->files,
                        g_strdup_printf("%s.%s", chapter->slug, options->formats[i]->extension));
    }
    return chapter;
}

GPtrArray *chapters_plan(const Script *script, const PerformOptions *options)
{
    GPtrArray *chapters = g_ptr_array_new_with_free_func((GDestroyNotify)performed_chapter_free);
    gsize utterance = 0;
    for (guint number = 1; number <= script->chapters->len; number++) {
        PerformedChapter *chapter = plan_chapter(script, number, &utterance, options);
        if (number >= options->first_chapter && number <= options->last_chapter) {
            g_ptr_array_add(chapters, chapter);
        } else {
            performed_chapter_free(chapter);
        }
    }
    return chapters;
}
