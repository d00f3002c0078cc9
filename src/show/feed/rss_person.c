#include "show/feed/rss_person.h"

void rss_person(Xml *xml, const char *name, const char *role, const char *group, const char *url,
                const char *image)
{
    xml_element(xml, "podcast:person", name, "role", role, "group", group, "href", url, "img",
                image, NULL);
    xml_line(xml);
}
