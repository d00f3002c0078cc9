/* Cast files: a key file that says who has which voice, kept and edited for a series. */
#ifndef LECTERN_CAST_CAST_FILE_H
#define LECTERN_CAST_CAST_FILE_H

#include "script/script.h"

typedef struct {
    char *name;
    GPtrArray *aliases; /* of char *; empty: none */
    Gender gender;
    char *voice; /* or NULL: let casting choose */
} CastMember;

typedef struct {
    char *narrator;     /* voice, or NULL */
    GPtrArray *members; /* of CastMember * */
} CastFile;

/* Reads the cast file at PATH; LECTERN_ERROR_SYNTAX with its place where it is broken. */
CastFile *cast_file_read(const char *path, GError **error);
CastFile *cast_file_parse(const char *path, const char *text, gsize length, GError **error);
void cast_file_free(CastFile *cast);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CastFile, cast_file_free)

/* The cast of SCRIPT as a file's text, with comments that explain it. */
GString *cast_file_write(const Script *script);

#endif
