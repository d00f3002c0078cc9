#include "package/book/contents.h"

/* Writes the links to the headings of the chapter at INDEX from the one at *NEXT on, as long as
 * they are of LEVEL or below it. */
static void write_chapter(const Book *book, Xml *xml, guint index, const GArray *headings,
                          ContentsTarget target, gpointer data)
{
    guint open = 0; /* items that are open, each in a list of its own */
    for (guint i = 0; i < headings->len; i++) {
        const BookHeading *heading = &g_array_index(headings, BookHeading, i);
        for (; open >= heading->level; open--) {
            xml_close(xml);
            if (open > heading->level) {
                xml_close(xml);
            }
        }
        if (i > 0 && heading->level > g_array_index(headings, BookHeading, i - 1).level) {
            xml_open(xml, "ol", NULL);
        }
        g_autofree char *link = target(book, index, heading, data);
        xml_open(xml, "li", NULL);
        xml_element(xml, "a", heading->text, "href", link, NULL);
        open = heading->level;
    }
    for (; open > 0; open--) {
        xml_close(xml);
        if (open > 1) {
            xml_close(xml);
        }
    }
    xml_line(xml);
}

void contents_write(const Book *book, Xml *xml, ContentsTarget target, gpointer data)
{
    xml_open(xml, "ol", NULL);
    for (guint i = 0; i < book_chapters(book); i++) {
        g_autoptr(GArray) headings = book_headings(book, i);
        write_chapter(book, xml, i, headings, target, data);
    }
    xml_close(xml);
}
