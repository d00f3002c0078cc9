/* What a piece of work was made of: the files that were read for it, and those that were looked for
 * and not there. Where all of them are still the same, the work need not be done again.
 *
 * file_read() notes what a thread reads while it watches, and input_exists() what is missing; so
 * nothing that reads by them can be forgotten. The program's own data (data_dir.h) are not noted:
 * they are told apart as a whole, by fingerprint_add_tree() (performance/fingerprint.h), since they
 * are read once in a process and serve many pieces of work. */
#ifndef LECTERN_BASE_INPUTS_H
#define LECTERN_BASE_INPUTS_H

#include <glib.h>
#include <jansson.h>

typedef struct Inputs Inputs;

Inputs *inputs_new(void);
void inputs_free(Inputs *inputs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Inputs, inputs_free)

/* From now on what this thread reads, and what it is warned of (error.h), is noted in INPUTS, which
 * must outlive that; NULL ends it. */
void inputs_watch(Inputs *inputs);

/* All that INPUTS is made of has been read: from now on only warnings are noted. */
void inputs_end_reading(Inputs *inputs);

/* Notes that the LENGTH BYTES were read from FD, the file at PATH; of no effect where nobody
 * watches. */
void inputs_note_read(const char *path, int fd, gconstpointer bytes, gsize length);

/* Notes the file at PATH, as it is, in INPUTS. */
void inputs_add_file(Inputs *inputs, const char *path);

/* Whether there is anything at PATH; noted where not. */
gboolean input_exists(const char *path);

/* What was noted, as JSON for inputs_hold(): {"files": …, "warnings": …}. NULL where it could not
 * be looked at again: standard input or a pipe was read, or a name is not UTF-8. */
json_t *inputs_json(const Inputs *inputs);

/* Whether all files of NOTED are as they were: with the same bytes, or still missing. */
gboolean inputs_hold(const json_t *noted);

/* Says again what was warned of. */
void inputs_warn_again(const json_t *noted);

#endif
