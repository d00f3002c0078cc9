/* What an article is about, where it does not say so. */
#ifndef LECTERN_SHOW_SUMMARY_H
#define LECTERN_SHOW_SUMMARY_H

#include "document/document.h"

/* The standfirst of DOCUMENT, or else how its first paragraph begins, on one line of some 300
 * characters at most; NULL where it has neither. The caller frees it. */
char *summary_of(const Document *document);

#endif
