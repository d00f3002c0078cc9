#include "base/json.h"
#include "package/podcast/podcast_parts.h"
#include "package/sync/times.h"

enum { MS_DECIMALS = 3, MS_A_SECOND = 1000 };

static json_t *seconds(const PackageInput *input, gint64 samples)
{
    gint64 ms = times_ms(samples, input->performed->rate);
    return json_rounded((double)ms / MS_A_SECOND, MS_DECIMALS);
}

static void set_text(json_t *object, const char *key, const char *text)
{
    if (text) {
        json_object_set_new(object, key, json_string(text));
    }
}

GString *podcast_chapters(const PackageInput *input)
{
    json_t *list = json_array();
    for (guint i = 0; i < input->performed->chapters->len; i++) {
        json_t *chapter = json_object();
        json_object_set_new(chapter, "startTime", seconds(input, package_chapter_start(input, i)));
        json_object_set_new(chapter, "endTime",
                            seconds(input, package_chapter_start(input, (gsize)i + 1)));
        set_text(chapter, "title", package_chapter_title(input, i));
        json_array_append_new(list, chapter);
    }
    g_autoptr(json_t) json = json_object();
    set_text(json, "version", "1.2.0");
    set_text(json, "title", input->metadata->title);
    set_text(json, "author", input->metadata->creator);
    set_text(json, "podcastName", input->metadata->series);
    set_text(json, "description", input->metadata->description);
    json_object_set_new(json, "chapters", list);
    char *page = json_page(json);
    GString *text = g_string_new(page);
    free(page);
    return g_string_append_c(text, '\n');
}
