/* What is known of a work besides its text: said by the source itself, by a key file beside it, or
 * by whoever makes an edition of it. */
#ifndef LECTERN_DOCUMENT_METADATA_H
#define LECTERN_DOCUMENT_METADATA_H

#include <glib.h>

/* Each is UTF-8 without control characters, or NULL where nothing is known; the owner is whoever
 * owns the struct. */
typedef struct {
    char *title;
    char *subtitle;
    char *creator; /* who wrote it; several with ";" between */
    char *series;
    char *season;   /* of the series: a whole number from 1 */
    char *number;   /* in the series or season: a whole or decimal number from 0 */
    char *date;     /* ISO 8601: a year, month, day or time */
    char *updated;  /* when it was changed after that; written as the date */
    char *language; /* BCP 47 */
    char *publisher;
    char *rights;
    char *description;
    char *subjects;    /* keywords, with ";" between */
    char *identifier;  /* ISBN, DOI, URL, UUID … as it is; of an episode its guid */
    char *page_source; /* the edition that page numbers are those of: ISBN, or its name */
    char *cover;       /* the path of an image */
} Metadata;

void metadata_clear(Metadata *metadata);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Metadata, metadata_clear)

/* The most bytes that a value may have: more than any reader shows. */
enum { METADATA_LIMIT = 8192 };

/* One of them, as people write it. */
typedef struct {
    const char *name;            /* in key files and on the command line: "creator" */
    const char *label;           /* in a script: "Creator" */
    const char *const *synonyms; /* other names that sources have for it; ended by NULL */
    gsize offset;                /* in Metadata */
    const char *form;            /* what a value has to be, where not every text will do */
    gboolean (*is_valid)(const char *value); /* NULL where every text will do */
} MetadataKey;

/* All of them, in the order of Metadata, ended by a NULL name. */
extern const MetadataKey metadata_keys[];

/* The key called NAME, whatever its case, or with SYNONYMS one that has it as another name; NULL
 * for none. */
const MetadataKey *metadata_key(const char *name, gboolean synonyms);

/* The place of KEY's value in METADATA. */
char **metadata_place(Metadata *metadata, const MetadataKey *key);
const char *metadata_value(const Metadata *metadata, const MetadataKey *key);

/* Sets KEY to VALUE without the white space around it; an empty one counts as none. NULL, or else
 * what the value would have to be: then nothing is set. */
const char *metadata_set(Metadata *metadata, const MetadataKey *key, const char *value);

/* Copies into METADATA what OTHER knows: with OVER all of it, else what METADATA does not know. */
void metadata_merge(Metadata *metadata, const Metadata *other, gboolean over);

/* The parts of a value with ";" between (creators, subjects), trimmed; none for NULL. Free with
 * g_strfreev. */
char **metadata_list(const char *value);

/* Makes the path of a cover that INPUT, the path of a source, names from where INPUT is, one from
 * where the program runs. */
void metadata_rebase_cover(Metadata *metadata, const char *input);

/* The paths where key files beside INPUT would be, ended by NULL, the one that goes first first;
 * the caller frees them. */
char **metadata_paths_beside(const char *input);

/* Reads what stands beside INPUT, the path of a source: NAME.conf for NAME.txt, and for what that
 * does not say edition.conf, key files with a group [edition]; and a cover.jpg or cover.png where
 * neither names a cover. A cover's path is from where the program runs. TRUE also where there are
 * none of them; LECTERN_ERROR_SYNTAX with the place where one is broken. */
gboolean metadata_read_beside(const char *input, Metadata *metadata, GError **error);

#endif
