/* What tells one state of a file from another, and the conditions of requests that go by it
 * (RFC 9110, section 13). */
#ifndef LECTERN_SERVE_VALIDATORS_H
#define LECTERN_SERVE_VALIDATORS_H

#include <glib.h>
#include <sys/stat.h>

/* The tag is made of inode, length and time of change to the nanosecond. That costs no reading,
 * where a digest would read an hour of sound for every request; and a file that is put into place
 * anew, as Lectern does, has another inode. A file with the same bytes may get another tag, which
 * costs a preview nothing. */
typedef struct {
    char tag[80];  /* with its quotation marks */
    char date[40]; /* "Thu, 01 Jan 1970 00:00:00 GMT" */
    gint64 time;   /* the same in seconds since then */
} Validators;

/* Those of a file in STATE; VARIANT tells what is sent in place of the file's own bytes ("" for
 * these). */
void validators_of(const struct stat *state, const char *variant, Validators *validators);

/* The request's headers that matter; NULL for those it does not have. */
typedef struct {
    const char *if_match, *if_none_match;
    const char *if_modified_since, *if_unmodified_since;
    const char *if_range;
} Conditions;

/* 200 to go on, 304 where the client has it already, 412 where a condition is not met. */
guint validators_check(const Validators *validators, const Conditions *conditions);

/* Whether a range may be sent: there is no If-Range, or it names this very state. */
gboolean validators_allow_range(const Validators *validators, const char *if_range);

#endif
