#include "package/html/html.h"

#include <string.h>

#include "base/file.h"
#include "package/html/embed.h"
#include "package/html/frame.h"
#include "package/html/labels.h"
#include "package/html/page_parts.h"
#include "package/html/template.h"
#include "package/sync/markup.h"
#include "package/sync/times.h"

const char *const html_made_of[] = {"mp3", "opus", "ogg", "flac", "wav", NULL};

static const MarkupStyle player_style = {
    .words = TRUE, .times = TRUE, .speakers = TRUE, .top_heading = 1};
static const MarkupStyle transcript_style = {.speakers = TRUE, .names = TRUE, .top_heading = 1};

/* A page while it is written. */
typedef struct {
    const PackageInput *input;
    const MarkupStyle *style;
    Labels *labels;
    char *css, *script; /* what stands in the page itself; the script may be NULL */
    int format;         /* of the chapters' files */
    gsize opening;      /* utterances of the first chapter that stand in the page's head */
    Markup *first;      /* the first chapter's, whose head is written before the rest */
    Xml *first_xml;
} Page;

static void page_clear(Page *page)
{
    labels_free(page->labels);
    markup_free(page->first);
    xml_free(page->first_xml);
    g_free(page->css);
    g_free(page->script);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Page, page_clear)

static void put(FILE *file, char *html)
{
    fputs(html, file);
    g_free(html);
}

static void put_escaped(FILE *file, const char *text)
{
    put(file, page_escape(text));
}

/* Nothing may be fetched but sound and pictures beside the page, and nothing run or styled but
 * what was hashed here: a text that held a script could not run it. */
static char *policy(const Page *page)
{
    g_autofree char *style = template_hash(page->css);
    g_autofree char *script = page->script ? template_hash(page->script) : g_strdup("'none'");
    const char *media = page->script ? "'self' data:" : "'none'";
    return g_strdup_printf("default-src 'none'; script-src %s; style-src %s; media-src %s; "
                           "img-src 'self' data:; base-uri 'none'; form-action 'none'",
                           script, style, media);
}

/* What a reader's place is kept under: it has to be another one for another recording. */
static char *identity(const PackageInput *input)
{
    gint64 length = package_chapter_start(input, input->performed->chapters->len);
    const char *name = input->metadata->identifier;
    return g_strdup_printf("%s %" G_GINT64_FORMAT, name ? name : input->base_name, length);
}

static gboolean put_opening(FILE *file, Page *page, GError **error)
{
    if (page->input->performed->chapters->len > 0) {
        page->first_xml = xml_new(FALSE, NULL);
        page->first = markup_new(page->input, 0, page->style, page->first_xml);
        page->opening = markup_opening(page->input, 0);
        if (!markup_write(page->first, page->opening, error)) {
            return FALSE;
        }
    }
    if (page->opening == 0) {
        if (page->first) {
            markup_under_title(page->first);
        }
        fputs("<h1>", file);
        put_escaped(file, page->input->metadata->title);
        fputs("</h1>", file);
        return TRUE;
    }
    g_autoptr(GString) written = xml_finish(g_steal_pointer(&page->first_xml));
    fputs(written->str, file);
    /* The rest of the chapter goes on in another piece. */
    page->first_xml = xml_new(FALSE, NULL);
    markup_continue(page->first, page->first_xml);
    return TRUE;
}

/* The sound of the chapter at INDEX: without the script, a player of its own. */
static gboolean put_audio(FILE *file, const Page *page, gsize index, GError **error)
{
    const PackageInput *input = page->input;
    const PerformedChapter *chapter = g_ptr_array_index(input->performed->chapters, index);
    const char *name = g_ptr_array_index(chapter->files, (guint)page->format);
    fputs(FRAME_AUDIO, file);
    if (input->embed) {
        g_autofree char *path = g_build_filename(input->folder, name, NULL);
        if (!embed_write(file, path, input->formats[page->format]->media_type, error)) {
            return FALSE;
        }
    } else {
        put_escaped(file, name);
    }
    fputs("\"></audio>\n", file);
    return TRUE;
}

static gboolean put_chapter(FILE *file, Page *page, gsize index, GError **error)
{
    const PackageInput *input = page->input;
    const PerformedChapter *chapter = g_ptr_array_index(input->performed->chapters, index);
    g_autoptr(Xml) xml = index > 0 ? xml_new(FALSE, NULL) : g_steal_pointer(&page->first_xml);
    g_autoptr(Markup) markup =
        index > 0 ? markup_new(input, index, page->style, xml) : g_steal_pointer(&page->first);
    if (index > 0) {
        markup_under_title(markup);
    }
    fprintf(file, "<div class=\"chapter\" id=\"c%zu\"", index + 1);
    if (page->script) {
        g_autofree char *title = page_attribute(package_chapter_title(input, index));
        fprintf(file, " data-ms=\"%" G_GINT64_FORMAT "\" data-title=\"%s\"",
                times_ms(chapter->length, input->performed->rate), title);
    }
    fputs(">\n", file);
    if ((page->script && !put_audio(file, page, index, error)) ||
        !markup_write(markup, chapter->utterance_count, error)) {
        return FALSE;
    }
    g_autoptr(GString) written = xml_finish(g_steal_pointer(&xml));
    fputs(written->str, file);
    fputs("</div>\n", file);
    return TRUE;
}

static gboolean put_text(FILE *file, Page *page, GError **error)
{
    for (guint i = 0; i < page->input->performed->chapters->len; i++) {
        if (!put_chapter(file, page, i, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Puts the part called NAME that is short; FALSE for an unknown one. */
static gboolean put_part(FILE *file, const Page *page, const char *name)
{
    const PackageInput *input = page->input;
    char *html = NULL;
    if (strcmp(name, "language") == 0) {
        html = page_attribute(input->metadata->language);
    } else if (strcmp(name, "title") == 0) {
        html = page_escape(input->metadata->title);
    } else if (strcmp(name, "policy") == 0) {
        html = policy(page);
    } else if (strcmp(name, "style") == 0) {
        html = g_strdup(page->css);
    } else if (strcmp(name, "script") == 0) {
        html = g_strdup(page->script);
    } else if (strcmp(name, "id") == 0) {
        g_autofree char *id = identity(input);
        html = page_attribute(id);
    } else if (strcmp(name, "meta") == 0) {
        html = page_meta(input);
    } else if (strcmp(name, "kicker") == 0) {
        html = page_kicker(input);
    } else if (strcmp(name, "byline") == 0) {
        html = page_byline(input, page->labels);
    } else if (strcmp(name, "rights") == 0) {
        html = page_rights(input);
    } else if (strcmp(name, "cast") == 0) {
        html = page_cast(input, page->labels);
    } else if (strcmp(name, "chapters") == 0) {
        html = page_chapters(input);
    } else if (strcmp(name, "length") == 0) {
        html = page_length(input);
    } else if (strcmp(name, "clock") == 0) {
        html = page_clock(input);
    }
    if (html) {
        put(file, html);
    }
    return html != NULL;
}

static gboolean put_label(FILE *file, const Page *page, const char *name)
{
    g_autofree char *label = labels_get(page->labels, name);
    if (label) {
        put(file, page_attribute(label));
    }
    return label != NULL;
}

static gboolean fill(FILE *file, const char *name, gpointer data, GError **error)
{
    static const char label[] = "label:";
    Page *page = data;
    if (g_str_has_prefix(name, label)) {
        return put_label(file, page, name + strlen(label));
    }
    if (strcmp(name, "opening") == 0) {
        return put_opening(file, page, error);
    }
    if (strcmp(name, "text") == 0) {
        return put_text(file, page, error);
    }
    if (strcmp(name, "cover") == 0) {
        return page_cover(file, page->input, error);
    }
    return put_part(file, page, name);
}

/* The style sheets NAMES, ended by NULL, one behind the other. */
static char *load_all(const char *const *names, GError **error)
{
    g_autoptr(GString) all = g_string_new("\n");
    for (; *names; names++) {
        g_autofree char *text = template_load(*names, error);
        if (!text) {
            return NULL;
        }
        g_string_append(all, text);
    }
    return g_string_free(g_steal_pointer(&all), FALSE);
}

static gboolean write_page(const PackageInput *input, const MarkupStyle *style,
                           const char *template, const char *const *styles, const char *script,
                           const char *name, GError **error)
{
    const char *const scripts[] = {script, NULL};
    g_auto(Page) page = {.input = input, .style = style};
    page.format = package_format(input, html_made_of);
    page.labels = labels_load(input->metadata->language, error);
    page.css = page.labels ? load_all(styles, error) : NULL;
    page.script = page.css && script ? load_all(scripts, error) : NULL;
    if (!page.css || (script && !page.script)) {
        return FALSE;
    }
    g_autofree char *path = g_build_filename(input->folder, name, NULL);
    return template_write(template, path, fill, &page, error);
}

gboolean html_write(const PackageInput *input, GArray *files, GError **error)
{
    static const char *const player_css[] = {"pages/page.css", "pages/player.css", NULL};
    static const char *const transcript_css[] = {"pages/page.css", NULL};
    package_add_file(files, g_strdup("index.html"), "text/html", g_strdup("Player"));
    package_add_file(files, g_strdup("transcript.html"), "text/html", g_strdup("Transcript"));
    return write_page(input, &player_style, "pages/player.html", player_css, "pages/player.js",
                      "index.html", error) &&
           write_page(input, &transcript_style, "pages/transcript.html", transcript_css, NULL,
                      "transcript.html", error);
}
