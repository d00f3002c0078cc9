/* The navigation document of an EPUB. */
#include "package/book/book_pages.h"
#include "package/book/contents.h"
#include "package/epub/epub_parts.h"

static char *target_of(const Book *book, guint index, const BookHeading *heading, gpointer data)
{
    (void)book;
    (void)data;
    g_autofree char *name = epub_text_name(index);
    return g_strdup_printf("%s#%s", name, heading->id);
}

/* The list of pages, where there are any: not to be seen among the contents, but for those who ask
 * for a page. */
static void write_pages(const Book *book, Xml *xml)
{
    g_autoptr(GArray) pages = book_pages(book);
    if (pages->len == 0) {
        return;
    }
    g_autofree char *title = labels_get(book->labels, "pages");
    xml_open(xml, "nav", "epub:type", "page-list", "role", "doc-pagelist", "id", "page-list",
             "aria-label", title, "hidden", "hidden", NULL);
    xml_open(xml, "ol", NULL);
    for (guint i = 0; i < pages->len; i++) {
        const BookPage *page = &g_array_index(pages, BookPage, i);
        g_autofree char *name = epub_text_name(page->chapter);
        g_autofree char *link = g_strdup_printf("%s#%s", name, page->id);
        xml_open(xml, "li", NULL);
        xml_element(xml, "a", page->label, "href", link, NULL);
        xml_close(xml);
    }
    xml_close(xml);
    xml_close(xml);
}

GString *epub_navigation(const Book *book)
{
    const char *language = book->input->metadata->language;
    g_autofree char *title = labels_get(book->labels, "contents");
    Xml *xml = xml_new(TRUE, "<!DOCTYPE html>");
    xml_open(xml, "html", "xmlns", "http://www.w3.org/1999/xhtml", "xmlns:epub",
             "http://www.idpf.org/2007/ops", "lang", language, "xml:lang", language, NULL);
    xml_open(xml, "head", NULL);
    xml_element(xml, "title", book->input->metadata->title, NULL);
    xml_empty(xml, "link", "rel", "stylesheet", "type", "text/css", "href", "book.css", NULL);
    xml_close(xml);
    xml_open(xml, "body", NULL);
    xml_open(xml, "nav", "epub:type", "toc", "role", "doc-toc", "id", "toc", "aria-labelledby",
             "contents", NULL);
    xml_element(xml, "h1", title, "id", "contents", NULL);
    contents_write(book, xml, target_of, NULL);
    xml_close(xml);
    write_pages(book, xml);
    xml_close(xml);
    xml_close(xml);
    return xml_finish(xml);
}
