/* Dates as people write them. */
#ifndef LECTERN_PACKAGE_PAGE_DATE_H
#define LECTERN_PACKAGE_PAGE_DATE_H

/* The ISO 8601 DATE in LANGUAGE: "1 April 2021"; what is no whole day stays as it is. The caller
 * frees it. */
char *page_date(const char *date, const char *language);

#endif
