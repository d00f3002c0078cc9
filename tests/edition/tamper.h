/* Editions that are spoilt on purpose: as a careful forger would, with digests that fit. */
#ifndef LECTERN_TESTS_EDITION_TAMPER_H
#define LECTERN_TESTS_EDITION_TAMPER_H

#include <glib.h>
#include <jansson.h>

/* Reads the JSON file NAME of FOLDER, and writes it. */
json_t *load(const char *folder, const char *name);
void store(const char *folder, const char *name, const json_t *json);

/* Puts sizes and digests of all files, and its seal, into the edition.json of FOLDER. */
void refresh(const char *folder);

/* Puts the seal into edition.json, and leaves the rest as it is. */
void reseal(const char *folder);

/* Checks the edition in FOLDER: the problems, or the error, one a line; "" for a whole one. */
char *verdict(const char *folder);

void assert_whole(const char *folder);

/* Asserts that a check of FOLDER finds a fault whose line has BECAUSE in it. */
void assert_fault(const char *folder, const char *because);

#endif
