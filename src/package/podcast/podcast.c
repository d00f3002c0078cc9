#include "package/podcast/podcast.h"

#include "base/file.h"
#include "package/podcast/podcast_parts.h"

/* Takes TEXT over and saves it as BASE and ENDING; a NULL one has failed. */
static gboolean save(const PackageInput *input, GString *text, const char *ending,
                     const char *media_type, const char *title, GArray *files, GError **error)
{
    if (!text) {
        return FALSE;
    }
    char *name = g_strconcat(input->base_name, ending, NULL);
    package_add_file(files, name, media_type, g_strdup(title));
    g_autofree char *path = g_build_filename(input->folder, name, NULL);
    gboolean saved = file_write(path, text->str, text->len, error);
    g_string_free(text, TRUE);
    return saved;
}

gboolean podcast_write(const PackageInput *input, GArray *files, GError **error)
{
    return save(input, podcast_transcript(input, error), ".transcript.json", "application/json",
                "Transcript for podcast apps", files, error) &&
           save(input, podcast_chapters(input), ".chapters.json", "application/json+chapters",
                "Chapters for podcast apps", files, error) &&
           save(input, podcast_article(input, error), ".article.html", "text/html",
                "Text for readers of feeds", files, error);
}
