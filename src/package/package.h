/* The stage of packages: what is made of a finished performance besides the chapters' own files. A
 * package reads the performance, its timeline and the chapters' encoded files; it speaks and
 * encodes nothing again. */
#ifndef LECTERN_PACKAGE_PACKAGE_H
#define LECTERN_PACKAGE_PACKAGE_H

#include "performance/performed.h"
#include "sound/encoder.h"

/* A file that a package wrote. */
typedef struct {
    char *name;             /* in the folder; "/" parts the folders below it */
    const char *media_type; /* "audio/mpeg"; static */
    char *title;            /* what it is, for people */
    const char *package;    /* the package's name; set for it */
    gboolean is_whole;      /* audio of the whole edition, on its timeline */
} PackageFile;

/* What all packages of an edition go by; all of it outlives the writing. */
typedef struct {
    const Script *script;
    const GPtrArray *voices; /* of Voice *: all there are; those heard are in the script */
    const Performed *performed;
    const Metadata *metadata; /* of the edition: title and language are always there */
    const AudioFormat *const
        *formats; /* of the chapters' files: PerformedChapter.files, by index */
    gsize format_count;
    const PackageFile *cover; /* the image in the folder, JPEG or PNG; NULL for none */
    const char *folder;       /* where the chapters' files are, and the package's go */
    const char *base_name;    /* for a file that stands for the whole edition; no chapter's name */
    GHashTable *notes; /* the notes' numbers: the first block of each and 1; by package_notes */
    gboolean embed;    /* a page has sound and pictures in it, instead of beside it */
    gboolean by_word;  /* a book is in step with the voice by word, not by sentence */
} PackageInput;

typedef struct {
    const char *name; /* as --format takes it: "m4b" */
    const char *what; /* for people: one line */

    /* The audio formats that it can be made of, the best first, ended by NULL: where the edition
     * has none of them, it is made in the first too. NULL where it is made of no audio. */
    const char *const *made_of;

    /* Writes the package's files and appends them to FILES (of PackageFile, by package_add_file).
     */
    gboolean (*write)(const PackageInput *input, GArray *files, GError **error);
} Package;

/* Clears what DATA, a PackageFile, owns. */
void package_file_clear(gpointer data);

/* Appends a file to FILES and takes over NAME and TITLE. */
PackageFile *package_add_file(GArray *files, char *name, const char *media_type, char *title);

/* The index, in the edition's formats and so in PerformedChapter.files, of the first of the NULL
 * ended NAMES that the edition has; -1 for none. */
int package_format(const PackageInput *input, const char *const *names);

/* Where the chapter at INDEX of the performance starts on the edition's timeline. */
gint64 package_chapter_start(const PackageInput *input, gsize index);

/* The chapter of the performance that BLOCK of the document is in; -1 where it is in none. */
int package_chapter_of(const PackageInput *input, guint block);

/* The first block of each note of DOCUMENT, as PackageInput.notes; to be freed by the caller. */
GHashTable *package_notes(const Document *document);

/* The first block of the note NUMBER; -1 where there is none that is performed. */
int package_note(const PackageInput *input, guint number);

/* The title of the chapter at INDEX of the performance. Borrowed. */
const char *package_chapter_title(const PackageInput *input, gsize index);

#endif
