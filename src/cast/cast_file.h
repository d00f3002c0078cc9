/* Cast files: a key file that says who has which voice, kept and edited for a series, and who
 * speaks where the text does not show it.
 *
 *     [narrator]
 *     voice = en-gb-rose
 *
 *     [Margaret Hale]
 *     aliases = Margaret, the harbour master
 *     gender = female
 *     age = old
 *     voice = en-gb-imogen
 *
 *     [corrections]
 *     speaker of u0012 = Margaret Hale
 *     words of u0012 = “I never said so.”
 *     before u0012 = He looked at the sea.
 *     after u0012 = Then the bell rang.
 *
 * The words find the quotation again when the text was edited and the numbers are others; they may
 * be left out. A name that cannot stand between brackets is given by the key `name` in a group of
 * any name. */
#ifndef LECTERN_CAST_CAST_FILE_H
#define LECTERN_CAST_CAST_FILE_H

#include "script/script.h"

typedef struct {
    char *name;
    GPtrArray *aliases; /* of char *; empty: none */
    Gender gender;
    Age age;
    char *voice; /* or NULL: let casting choose */
    guint line;  /* of the voice, or where the member begins: for messages */
} CastMember;

/* Who speaks a quotation. */
typedef struct {
    char *id;      /* of one of its utterances when the correction was made: "u0012" */
    char *speaker; /* CAST_NARRATOR: nobody but the narrator */
    char *words;   /* how it begins, or NULL */
    char *before;  /* what stands before and behind it, or NULL */
    char *after;
    guint line;
} Correction;

void correction_free(Correction *correction);

typedef struct {
    char *path;     /* as given: for messages */
    char *narrator; /* voice, or NULL */
    guint narrator_line;
    GPtrArray
        *members; /* of CastMember *, in the order of the file; no two share a name or alias */
    GPtrArray *corrections; /* of Correction *, in the order of the file */
} CastFile;

/* Reads the cast file at PATH ("-" is standard input); LECTERN_ERROR_SYNTAX with its place where it
 * is broken, or gives one name to two members. */
CastFile *cast_file_read(const char *path, GError **error);
CastFile *cast_file_parse(const char *path, const char *text, gsize length, GError **error);
void cast_file_free(CastFile *cast);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CastFile, cast_file_free)

/* The cast of SCRIPT as a file's text, with comments that explain it, and the corrections that were
 * made to it, by its editor or by CAST (or NULL), with the words that find them again. To be freed
 * by the caller. */
GString *cast_file_write(const Script *script, const CastFile *cast);

/* Names are compared by this: case folded, white space folded; the caller frees it. */
char *cast_name_fold(const char *name);

#endif
