/* The ledger, episodes.json in the show's folder: what an article keeps for good once it was
 * published, whatever becomes of its title, name or text. It belongs into a show's backups. */
#ifndef LECTERN_SHOW_LEDGER_H
#define LECTERN_SHOW_LEDGER_H

#include "show/show.h"

#define LEDGER_FORMAT "lectern-episodes/1"

typedef struct {
    char *guid;
    char *slug;
    char *source;   /* from the show's folder */
    char *sha256;   /* of the source that the edition was made from: by it a renamed one is found */
    char *key;      /* the digest of all that the edition depends on (order.h) */
    char *edition;  /* the name of its folder in episodes/SLUG/; NULL: never made */
    char *image;    /* the cover that its source named, from the show's folder; NULL: none */
    gint64 changed; /* when the source was changed after its date: seconds from 1970; 0: not */
} LedgerEntry;

typedef struct {
    char *path;
    GPtrArray *entries; /* of LedgerEntry *, by source */
    GPtrArray *removed; /* of char *: folders that were once in the site, with "/" at the end */
} Ledger;

/* The ledger of SHOW; empty where it has none yet. LECTERN_ERROR_SYNTAX, with the place, where it
 * is broken or gives one guid or slug to two. */
Ledger *ledger_load(const Show *show, GError **error);
void ledger_free(Ledger *ledger);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Ledger, ledger_free)

/* Writes it, in one step, if it is another one than before. */
gboolean ledger_save(const Ledger *ledger, GError **error);

/* The entry for the article SOURCE whose digest is SHA256, and which names GUID for its own (or
 * NULL): by guid, else by the source's name, else by the digest where the entry's source is not
 * among SOURCES (a set of names): it was renamed. NULL for none. */
LedgerEntry *ledger_find(const Ledger *ledger, const char *source, const char *sha256,
                         const char *guid, GHashTable *sources);

/* A new entry for SOURCE, whose guid is GUID or, where that is NULL, made of the show's and the
 * source's name. Its slug is the source's name, with a number behind it where another has that. */
LedgerEntry *ledger_add(Ledger *ledger, const Show *show, const char *source, const char *guid);

/* Takes ENTRY out and frees it. */
void ledger_remove(Ledger *ledger, LedgerEntry *entry);

/* Notes that FOLDER of the site is no more, or is there again. */
void ledger_note_removed(Ledger *ledger, const char *folder);
void ledger_note_present(Ledger *ledger, const char *folder);

#endif
