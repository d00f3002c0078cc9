#include "show/start.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/data_dir.h"
#include "base/error.h"
#include "base/file.h"
#include "package/cover/cover_draw.h"
#include "script/form/script_text.h"
#include "show/show.h"

/* The program's data, and what becomes of them. */
#define DATA_CONF "start/show.conf"
#define DATA_ARTICLE "start/article.md"
#define ARTICLE "articles/the-clock-in-the-fish-hall.md"
#define COVER "cover.png"

enum { DATA_LIMIT = 1 << 20, SAMPLES_A_BYTE = 64 };

static char *load(const char *name, GError **error)
{
    g_autofree char *path = data_path(name);
    gsize length;
    return file_read(path, DATA_LIMIT, &length, error);
}

/* Writes CONTENTS to NAME in FOLDER, where nothing is yet. */
static gboolean put(const char *folder, const char *name, const char *contents, gsize length,
                    GError **error)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *parent = g_path_get_dirname(path);
    if (g_file_test(path, G_FILE_TEST_EXISTS)) {
        error_set(error, LECTERN_ERROR_OUTPUT, path, "exists; a show is begun in a new folder");
        return FALSE;
    }
    if (g_mkdir_with_parents(parent, 0777) != 0) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, parent, errno, "cannot make the folder");
        return FALSE;
    }
    return file_write(path, contents, length, error);
}

/* TEXT with VALUE in the place of {{NAME}}, for a key file. */
static char *fill(char *text, const char *name, const char *value)
{
    g_autofree char *place = g_strdup_printf("{{%s}}", name);
    g_auto(GStrv) escaped = g_strsplit(value, "\\", -1);
    g_autofree char *safe = g_strjoinv("\\\\", escaped);
    g_auto(GStrv) parts = g_strsplit(text, place, -1);
    g_free(text);
    return g_strjoinv(safe, parts);
}

static char *conf_of(const ShowStart *start, GError **error)
{
    const struct {
        const char *name, *value;
    } values[] = {
        {"title", start->title},   {"description", start->description},
        {"author", start->author}, {"email", start->email},
        {"url", start->url},       {"language", start->language},
    };
    char *text = load(DATA_CONF, error);
    for (gsize i = 0; text && i < G_N_ELEMENTS(values); i++) {
        text = fill(text, values[i].name, values[i].value);
    }
    return text;
}

/* ---- the cover ---- */

/* SCRIPT as if it were performed, each utterance as long as its text: for the cover's strip. */
static Performed *as_performed(const Script *script)
{
    Performed *performed = g_new0(Performed, 1);
    PerformedChapter *chapter = g_new0(PerformedChapter, 1);
    gsize count = script->utterances->len;
    performed->rate = 1;
    performed->faults = g_array_new(FALSE, FALSE, sizeof(Fault));
    performed->chapters = g_ptr_array_new_with_free_func((GDestroyNotify)performed_chapter_free);
    chapter->number = 1;
    chapter->utterance_count = count;
    chapter->utterances = g_new0(Placement, count);
    chapter->files = g_ptr_array_new_with_free_func(g_free);
    for (gsize i = 0; i < count; i++) {
        gsize length = span_length(script_utterance(script, i)->span);
        guint32 start = (guint32)chapter->length;
        /* As speech has pauses, the longer ones behind the longer sentences. */
        chapter->utterances[i] = (Placement){start, start + (guint32)(length * SAMPLES_A_BYTE)};
        chapter->length += (gint64)(length * SAMPLES_A_BYTE * 9 / 8);
    }
    g_ptr_array_add(performed->chapters, chapter);
    return performed;
}

static gboolean put_cover(const char *folder, const ShowStart *start, GError **error)
{
    g_autofree char *article = g_build_filename(folder, ARTICLE, NULL);
    g_autoptr(Script) script = script_load(article, NULL, error);
    if (!script) {
        return FALSE;
    }
    g_autoptr(Performed) performed = as_performed(script);
    const Metadata metadata = {.title = (char *)start->title, .creator = (char *)start->author};
    const PackageInput input = {.script = script, .performed = performed, .metadata = &metadata};
    g_autoptr(GByteArray) png = cover_draw(&input, error);
    return png && put(folder, COVER, (const char *)png->data, png->len, error);
}

gboolean show_start(const char *folder, const ShowStart *given, GError **error)
{
    g_autofree char *absolute = g_canonicalize_filename(folder, NULL);
    g_autofree char *name = g_path_get_basename(absolute);
    const ShowStart start = {
        .title = given->title ? given->title : name,
        .description = given->description ? given->description : "What this show is about.",
        .author = given->author ? given->author : "Your Name",
        .email = given->email ? given->email : "you@example.org",
        .url = given->url ? given->url : "https://example.org/show/",
        .language = given->language ? given->language : "en",
    };
    g_autofree char *conf = conf_of(&start, error);
    g_autofree char *article = conf ? load(DATA_ARTICLE, error) : NULL;
    if (!article || !put(folder, SHOW_CONF, conf, strlen(conf), error) ||
        !put(folder, ARTICLE, article, strlen(article), error) ||
        !put_cover(folder, &start, error)) {
        return FALSE;
    }
    /* What was given may be nothing for a show. */
    g_autoptr(Show) show = show_load(folder, error);
    return show != NULL;
}
