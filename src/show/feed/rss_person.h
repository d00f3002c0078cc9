/* Who takes part in a show or an episode, as RSS has it. */
#ifndef LECTERN_SHOW_RSS_PERSON_H
#define LECTERN_SHOW_RSS_PERSON_H

#include "package/sync/xml.h"

/* An element of the podcast namespace for someone who takes part; URL and IMAGE may be NULL. */
void rss_person(Xml *xml, const char *name, const char *role, const char *group, const char *url,
                const char *image);

#endif
