/* The parts of show.conf that are more than a text each: not for others than its reader. Each is
 * FALSE, with the place, where something is wrong. */
#ifndef LECTERN_SHOW_SHOW_PARTS_H
#define LECTERN_SHOW_SHOW_PARTS_H

#include "show/show_value.h"

#define GROUP "show"
#define GROUP_EPISODES "episodes"
#define GROUP_PERSON "person "
#define GROUP_FUNDING "funding "

/* Append to the lists of SHOW what is in FILE, or in its GROUP (show_lists.c). */
gboolean show_read_categories(const KeyFile *file, Show *show, GError **error);
gboolean show_read_person(const KeyFile *file, const char *group, Show *show, GError **error);
gboolean show_read_funding(const KeyFile *file, const char *group, Show *show, GError **error);

/* Find the cover, and whether what episodes are made with is there (show_making.c). The texts of
 * SHOW are read by then. */
gboolean show_read_cover(const KeyFile *file, Show *show, GError **error);
gboolean show_read_making(const KeyFile *file, Show *show, GError **error);

#endif
