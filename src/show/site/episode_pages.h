/* An episode's page, the player to embed, and its picture. */
#ifndef LECTERN_SHOW_EPISODE_PAGES_H
#define LECTERN_SHOW_EPISODE_PAGES_H

#include "show/site/site_parts.h"

/* Writes what is in the folder of the episode at INDEX besides its editions, where that is not made
 * of the same already. */
gboolean episode_pages_write(const Site *site, guint index, GError **error);

#endif
