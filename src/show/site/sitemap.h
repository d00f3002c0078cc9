/* What search engines go by. */
#ifndef LECTERN_SHOW_SITEMAP_H
#define LECTERN_SHOW_SITEMAP_H

#include "show/site/site_parts.h"

/* Writes sitemap.xml, and for a site that has a host of its own robots.txt, which names it. */
gboolean sitemap_write(const Site *site, GError **error);

#endif
