/* What kind of page a number is of, as DAISY 2.02 tells them apart. */
#ifndef LECTERN_PACKAGE_PAGE_CLASS_H
#define LECTERN_PACKAGE_PAGE_CLASS_H

#include <glib.h>

/* "page-normal" for a whole number, "page-front" for a Roman numeral, "page-special" for all else.
 */
const char *page_class(const char *label);

/* The number that a page of the class page-normal has; 0 for any other. */
guint page_number(const char *label);

#endif
