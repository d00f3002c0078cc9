/* SSML's say-as: text of a kind that is named (W3C note "SSML 1.0 say-as attribute values", 2005,
 * and what is used besides). */
#ifndef LECTERN_SCRIPT_SAY_AS_H
#define LECTERN_SCRIPT_SAY_AS_H

#include <glib.h>

/* Whether KIND ("ordinal", "characters") is one of those that are followed, and FORMAT (or NULL) is
 * one that it may have. */
gboolean say_as_is_known(const char *kind, const char *format);

/* What is said for the LENGTH bytes at TEXT as something of KIND, known, in LANGUAGE; NULL where
 * they are read so anyway, or are nothing of that kind. The caller frees it. */
char *say_as(const char *language, const char *kind, const char *format, const char *text,
             gsize length);

#endif
