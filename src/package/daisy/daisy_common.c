#include "package/daisy/daisy_common.h"

char *daisy_smil_name(guint index)
{
    return g_strdup_printf("c%03u.smil", index + 1);
}

char *daisy_text_name(guint index)
{
    return g_strdup_printf("c%03u.html", index + 1);
}

void daisy_meta(Xml *xml, const char *name, const char *content)
{
    if (content) {
        xml_empty(xml, "meta", "name", name, "content", content, NULL);
        xml_line(xml);
    }
}

char *daisy_time(gint64 ms)
{
    enum { MS_A_SECOND = 1000, SECONDS_A_MINUTE = 60, SECONDS_AN_HOUR = 3600 };
    gint64 seconds = ms / MS_A_SECOND;
    return g_strdup_printf("%" G_GINT64_FORMAT ":%02d:%02d.%03d", seconds / SECONDS_AN_HOUR,
                           (int)(seconds / SECONDS_A_MINUTE % SECONDS_A_MINUTE),
                           (int)(seconds % SECONDS_A_MINUTE), (int)(ms % MS_A_SECOND));
}

Xml *daisy_page(const Book *book, const char *title)
{
    /* The attribute is that of DAISY's recommendation for structures that can be skipped. */
    static const char doctype[] =
        "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" "
        "\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\" "
        "[<!ATTLIST span bodyref CDATA #IMPLIED>]>";
    const char *language = book->input->metadata->language;
    Xml *xml = xml_new(TRUE, doctype);
    xml_open(xml, "html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", language, "xml:lang",
             language, NULL);
    xml_open(xml, "head", NULL);
    xml_line(xml);
    xml_empty(xml, "meta", "http-equiv", "Content-type", "content", "text/html; charset=utf-8",
              NULL);
    xml_element(xml, "title", title, NULL);
    xml_line(xml);
    return xml;
}
