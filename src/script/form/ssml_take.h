/* Tags of SSML as they are taken out of a script's lines, and warnings with their places. */
#ifndef LECTERN_SCRIPT_SSML_TAKE_H
#define LECTERN_SCRIPT_SSML_TAKE_H

#include "script/form/script_lines.h"
#include "script/form/ssml_tag.h"

/* A tag as it was read. */
typedef struct {
    SsmlTag tag;
    char *written;
    gsize offset;      /* in the text of its line, as far as that was read */
    ScriptLines lines; /* where it stands, for messages */
    const char *at;
    guint *warnings; /* how many there were about its utterance */
} DraftTag;

/* An array of DraftTag that owns what they hold. */
GArray *ssml_tags_new(void);

/* The tag at AT of the line at hand, before END, appended to TAGS as standing at OFFSET; gives the
 * place behind it. AT where none stands there, or one that is text: then that is warned of. */
const char *ssml_take_tag(const ScriptLines *lines, const char *at, const char *end, gsize offset,
                          GArray *tags, guint *warnings);

/* Warns of what stands OFFSET bytes into TAG; of an utterance that has very many faults, of the
 * first ones. */
void ssml_warn(const DraftTag *tag, gsize offset, const char *format, ...) G_GNUC_PRINTF(3, 4);

/* Warns of the attributes of TAG that are not among KNOWN (names with spaces around each). */
void ssml_check_attributes(const DraftTag *tag, const char *known);

/* The value of the attribute NAME, which TAG needs; NULL with a warning, which gives EXAMPLE, where
 * it has none. */
const char *ssml_need(const DraftTag *tag, const char *name, const char *example);

#endif
