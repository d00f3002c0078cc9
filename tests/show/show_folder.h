/* Shows to test with. */
#ifndef LECTERN_TESTS_SHOW_FOLDER_H
#define LECTERN_TESTS_SHOW_FOLDER_H

#include "show/show.h"

/* A new folder with a cover.png of 1400 pixels and a show.conf that has CONF (NULL: the least that
 * it has to have). The caller removes and frees it. */
char *show_folder(const char *conf);

/* What a show.conf has to have, in lines 1 to 9. */
extern const char show_folder_conf[];

/* Writes TEXT to NAME in FOLDER. */
void show_folder_put(const char *folder, const char *name, const char *text);

/* Removes and frees FOLDER. */
void show_folder_free(char *folder);

#endif
