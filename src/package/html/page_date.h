/* Dates as people write them. */
#ifndef LECTERN_PACKAGE_PAGE_DATE_H
#define LECTERN_PACKAGE_PAGE_DATE_H

/* The ISO 8601 DATE in LANGUAGE: "1 April 2021"; what is no whole day stays as it is. The caller
 * frees it. */
char *page_date(const char *date, const char *language);

/* The days from FROM to TO in LANGUAGE: "19–31 January 2026". The caller frees it. */
char *page_dates(const char *from, const char *to, const char *language);

#endif
