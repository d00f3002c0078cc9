/* One tag of SSML 1.1 (W3C, 2010), as it stands in a line of a script. */
#ifndef LECTERN_SCRIPT_SSML_TAG_H
#define LECTERN_SCRIPT_SSML_TAG_H

#include <glib.h>

typedef enum {
    SSML_BREAK,
    SSML_SUB,
    SSML_SAY_AS,
    SSML_PHONEME,
    SSML_PROSODY,
    SSML_EMPHASIS,
    SSML_LANG,
    SSML_OTHER,   /* an element of SSML that is not followed here */
    SSML_UNKNOWN, /* none of SSML */
} SsmlElement;

typedef enum { SSML_OPENS, SSML_CLOSES, SSML_EMPTY } SsmlForm;

/* A longer tag is none: so that a hostile line costs no more than any other. */
enum { SSML_TAG_LIMIT = 1000, SSML_ATTRIBUTE_LIMIT = 8 };

typedef struct {
    char *name; /* "time" */
    char *value;
    gsize offset; /* of the name in the tag */
} SsmlAttribute;

typedef struct {
    SsmlElement element;
    SsmlForm form;
    char *name; /* "prosody" */
    gsize length;
    SsmlAttribute attributes[SSML_ATTRIBUTE_LIMIT];
    guint attribute_count;
} SsmlTag;

/* Reads the tag that TEXT, of LENGTH bytes, begins with; FALSE where it begins with none: "<" with
 * something else behind it, or a tag that is not well-formed. Free with ssml_tag_clear, also then.
 */
gboolean ssml_tag_read(const char *text, gsize length, SsmlTag *tag);
void ssml_tag_clear(SsmlTag *tag);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SsmlTag, ssml_tag_clear)

/* Whether TEXT begins as a tag does: then "<" that is text needs a backslash. */
gboolean ssml_tag_may_begin(const char *text, gsize length);

/* The value of the attribute called NAME, or NULL. */
const SsmlAttribute *ssml_tag_attribute(const SsmlTag *tag, const char *name);

/* The name of ELEMENT, which is one of those that are followed. */
const char *ssml_element_name(SsmlElement element);

#endif
