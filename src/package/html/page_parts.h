/* The parts of a page that stand around its text; each is HTML that the caller frees. */
#ifndef LECTERN_PACKAGE_PAGE_PARTS_H
#define LECTERN_PACKAGE_PAGE_PARTS_H

#include <stdio.h>

#include "package/html/labels.h"
#include "package/package.h"

/* TEXT with what HTML has for its signs, in text and in an attribute between double quotes. */
char *page_escape(const char *text);
char *page_attribute(const char *text);

/* Author, description and date for machines. */
char *page_meta(const PackageInput *input);

/* The series or the publisher; empty for neither. */
char *page_kicker(const PackageInput *input);

/* Who wrote it, and when; empty where it is not known. */
char *page_byline(const PackageInput *input, const Labels *labels);

/* The rights; empty where they are not known. */
char *page_rights(const PackageInput *input);

/* Writes the cover to FILE, if there is one: a link to the file beside the page, or with the option
 * embed the picture itself. */
gboolean page_cover(FILE *file, const PackageInput *input, GError **error);

/* Who is heard, with a link to the first words of each; empty where it is the narrator alone. */
char *page_cast(const PackageInput *input, const Labels *labels);

/* A list of links to the chapters, with their lengths. */
char *page_chapters(const PackageInput *input);

/* A LENGTH in milliseconds as people say it: "26 min". */
char *page_minutes(gint64 length);

/* How long all of it is: "26 min", and "26:03". */
char *page_length(const PackageInput *input);
char *page_clock(const PackageInput *input);

#endif
