#include "package/podcast/podcast_parts.h"
#include "package/sync/markup.h"

/* The title is the item's own: headings begin below it. */
static const MarkupStyle article_style = {.plain = TRUE, .top_heading = 1};

GString *podcast_article(const PackageInput *input, GError **error)
{
    g_autoptr(Xml) xml = xml_new(FALSE, NULL);
    for (guint i = 0; i < input->performed->chapters->len; i++) {
        const PerformedChapter *chapter = g_ptr_array_index(input->performed->chapters, i);
        g_autoptr(Markup) markup = markup_new(input, i, &article_style, xml);
        markup_skip_title(markup);
        if (!markup_write(markup, chapter->utterance_count, error)) {
            return NULL;
        }
        xml_line(xml);
    }
    return xml_finish(g_steal_pointer(&xml));
}
