#include "package/audiobook/audiobook.h"

#include "base/json.h"
#include "package/audiobook/manifests.h"
#include "package/book/archive.h"
#include "package/book/contents.h"

const char *const audiobook_made_of[] = {"mp3", "opus", "ogg", "flac", "wav", NULL};

static GString *page_of(json_t *manifest)
{
    g_autoptr(json_t) owned = manifest;
    char *text = json_page(owned);
    GString *page = g_string_new(text);
    free(text);
    return page;
}

static GString *make_readium(gpointer data, GError **error)
{
    (void)error;
    return page_of(manifest_readium(data));
}

static GString *make_w3c(gpointer data, GError **error)
{
    (void)error;
    return page_of(manifest_w3c(data));
}

/* The page with the table of contents that goes with a W3C audiobook. */
static GString *make_contents(gpointer data, GError **error)
{
    (void)error;
    const Book *book = data;
    const Metadata *metadata = book->input->metadata;
    g_autofree char *title = labels_get(book->labels, "contents");
    Xml *xml = xml_new(FALSE, "<!DOCTYPE html>");
    xml_open(xml, "html", "lang", metadata->language, NULL);
    xml_open(xml, "head", NULL);
    xml_empty(xml, "meta", "charset", "utf-8", NULL);
    xml_element(xml, "title", metadata->title, NULL);
    xml_empty(xml, "link", "rel", "publication", "href", "publication.json", NULL);
    xml_close(xml);
    xml_open(xml, "body", NULL);
    xml_element(xml, "h1", metadata->title, NULL);
    xml_open(xml, "nav", "role", "doc-toc", "aria-label", title, NULL);
    contents_write(book, xml, manifest_target, NULL);
    xml_close(xml);
    xml_close(xml);
    xml_close(xml);
    return xml_finish(xml);
}

/* Appends the chapters' sound and the cover. */
static void add_media(Archive *archive, const Book *book)
{
    if (book->input->cover) {
        g_autofree char *source =
            g_build_filename(book->input->folder, book->input->cover->name, NULL);
        archive_add_file(archive, manifest_cover(book), source);
    }
    for (guint i = 0; i < book_chapters(book); i++) {
        g_autofree char *source = book_audio_path(book, i);
        archive_add_file(archive, book_audio(book, i), source);
    }
}

/* Begins the archive of INPUT with ENDING, which is added to FILES. */
static Archive *begin(const PackageInput *input, const char *ending, const char *media_type,
                      const char *title, GArray *files, GError **error)
{
    char *name = g_strconcat(input->base_name, ending, NULL);
    package_add_file(files, name, media_type, g_strdup(title));
    g_autofree char *path = g_build_filename(input->folder, name, NULL);
    return archive_new(path, error);
}

gboolean audiobook_readium(const PackageInput *input, GArray *files, GError **error)
{
    g_auto(Book) book = {0};
    if (!book_init(&book, input, audiobook_made_of, error)) {
        return FALSE;
    }
    Archive *archive =
        begin(input, ".audiobook", "application/audiobook+zip", "Readium audiobook", files, error);
    if (!archive) {
        return FALSE;
    }
    archive_add_page(archive, "manifest.json", make_readium, &book, NULL);
    add_media(archive, &book);
    return archive_close(archive, error);
}

gboolean audiobook_lpf(const PackageInput *input, GArray *files, GError **error)
{
    g_auto(Book) book = {0};
    if (!book_init(&book, input, audiobook_made_of, error)) {
        return FALSE;
    }
    Archive *archive = begin(input, ".lpf", "application/lpf+zip", "W3C audiobook", files, error);
    if (!archive) {
        return FALSE;
    }
    archive_add_page(archive, "publication.json", make_w3c, &book, NULL);
    archive_add_page(archive, "index.html", make_contents, &book, NULL);
    add_media(archive, &book);
    return archive_close(archive, error);
}
