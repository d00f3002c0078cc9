#include "show/site/site.h"

#include "base/file.h"
#include "package/sync/xml.h"

gboolean site_write(const Show *show, const GPtrArray *episodes, const char *folder, GError **error)
{
    Xml *xml = xml_new(FALSE, NULL);
    xml_open(xml, "html", "lang", show->language, NULL);
    xml_open(xml, "head", NULL);
    xml_empty(xml, "meta", "charset", "utf-8", NULL);
    xml_element(xml, "title", show->title, NULL);
    xml_close(xml);
    xml_open(xml, "body", NULL);
    xml_element(xml, "h1", show->title, NULL);
    xml_element(xml, "p", show->description, NULL);
    xml_open(xml, "ul", NULL);
    for (guint i = 0; i < episodes->len; i++) {
        const Episode *episode = g_ptr_array_index(episodes, i);
        g_autofree char *player = g_strconcat(episode->edition, "/", NULL);
        xml_line(xml);
        xml_open(xml, "li", NULL);
        xml_element(xml, "a", episode->metadata.title, "href", player, NULL);
        xml_close(xml);
    }
    xml_close(xml);
    xml_close(xml);
    xml_close(xml);
    g_autoptr(GString) page = xml_finish(xml);
    g_string_prepend(page, "<!DOCTYPE html>\n");
    g_autofree char *path = g_build_filename(folder, SITE_INDEX, NULL);
    return file_update(path, page->str, page->len, error);
}
