/* The words of pages, in the language of their text (pages/labels.conf). */
#ifndef LECTERN_PACKAGE_LABELS_H
#define LECTERN_PACKAGE_LABELS_H

#include <glib.h>

typedef struct Labels Labels;

/* The labels for LANGUAGE (BCP 47). */
Labels *labels_load(const char *language, GError **error);
void labels_free(Labels *labels);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Labels, labels_free)

/* The label called NAME; NULL where there is none. The caller frees it. */
char *labels_get(const Labels *labels, const char *name);

/* The same with VALUE in place of its "%". */
char *labels_with(const Labels *labels, const char *name, const char *value);

#endif
