/* A place for an edition, and small editions that say their version in every file. */
#ifndef LECTERN_TESTS_EDITION_PLACE_H
#define LECTERN_TESTS_EDITION_PLACE_H

#include <glib.h>

typedef struct {
    char *top;    /* removed at the end */
    char *target; /* in it, not made yet */
} Place;

/* How many audio files such an edition has; beside them are script.txt and edition.json. */
enum { FILES = 2 };

int make_place(void **state);
int remove_place(void **state);

#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, make_place, remove_place)

/* Writes and reads the file NAME in FOLDER; get gives NULL where there is none. */
void put(const char *folder, const char *name, const char *text);
char *get(const char *folder, const char *name);
gboolean has(const char *folder, const char *name);
guint count_entries(const char *folder);

/* Writes an edition into FOLDER all of whose files say VERSION. */
void write_edition(const char *folder, int version);

/* The version of the edition in FOLDER, or 0 where it is not whole. */
int edition_version(const char *folder);

/* Makes such an edition at TARGET. */
void publish(const char *target, int version);

/* Asserts that no edition can be made at PATH, and that the message has BECAUSE in it. */
void assert_refused(const char *path, const char *because);

#endif
