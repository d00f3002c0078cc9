#include "package/epub/epub.h"

#include "package/book/archive.h"
#include "package/epub/epub_parts.h"
#include "package/html/template.h"

const char *const epub_made_of[] = {"mp3", "opus", NULL};

static const char container[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">"
    "<rootfiles><rootfile full-path=\"EPUB/package.opf\" "
    "media-type=\"application/oebps-package+xml\"/></rootfiles></container>\n";

/* A page that is still to be made. */
typedef struct {
    const Book *book;
    guint index;
} Pending;

static GString *make_container(gpointer data, GError **error)
{
    (void)data;
    (void)error;
    return g_string_new(container);
}

static GString *make_package(gpointer data, GError **error)
{
    (void)error;
    return epub_package(data);
}

static GString *make_navigation(gpointer data, GError **error)
{
    (void)error;
    return epub_navigation(data);
}

static GString *make_style(gpointer data, GError **error)
{
    (void)data;
    g_autofree char *css = template_load("pages/book.css", error);
    return css ? g_string_new(css) : NULL;
}

static GString *make_text(gpointer data, GError **error)
{
    const Pending *pending = data;
    return epub_text(pending->book, pending->index, error);
}

static GString *make_overlay(gpointer data, GError **error)
{
    const Pending *pending = data;
    return epub_overlay(pending->book, pending->index, error);
}

static void add_chapter_page(Archive *archive, Book *book, guint index, const char *name,
                             ArchiveMake make)
{
    Pending *pending = g_new0(Pending, 1);
    *pending = (Pending){book, index};
    g_autofree char *path = g_strconcat("EPUB/", name, NULL);
    archive_add_page(archive, path, make, pending, g_free);
}

static void add_chapter(Archive *archive, Book *book, guint index)
{
    g_autofree char *text = epub_text_name(index);
    g_autofree char *overlay = epub_overlay_name(index);
    g_autofree char *audio = epub_audio_name(book, index);
    g_autofree char *audio_path = g_strconcat("EPUB/", audio, NULL);
    g_autofree char *source = book_audio_path(book, index);
    add_chapter_page(archive, book, index, text, make_text);
    add_chapter_page(archive, book, index, overlay, make_overlay);
    archive_add_file(archive, audio_path, source);
}

gboolean epub_write(const PackageInput *input, GArray *files, GError **error)
{
    g_auto(Book) book = {0};
    if (!book_init(&book, input, epub_made_of, error)) {
        return FALSE;
    }
    char *name = g_strconcat(input->base_name, ".epub", NULL);
    package_add_file(files, name, "application/epub+zip", g_strdup("EPUB with Media Overlays"));
    g_autofree char *path = g_build_filename(input->folder, name, NULL);
    Archive *archive = archive_new(path, error);
    if (!archive) {
        return FALSE;
    }
    archive_add_mark(archive, "mimetype", "application/epub+zip");
    archive_add_page(archive, "META-INF/container.xml", make_container, NULL, NULL);
    archive_add_page(archive, "EPUB/package.opf", make_package, &book, NULL);
    archive_add_page(archive, "EPUB/nav.xhtml", make_navigation, &book, NULL);
    archive_add_page(archive, "EPUB/book.css", make_style, NULL, NULL);
    if (input->cover) {
        g_autofree char *cover = g_strconcat("EPUB/", epub_cover_name(&book), NULL);
        g_autofree char *source = g_build_filename(input->folder, input->cover->name, NULL);
        archive_add_file(archive, cover, source);
    }
    for (guint i = 0; i < book_chapters(&book); i++) {
        add_chapter(archive, &book, i);
    }
    return archive_close(archive, error);
}
