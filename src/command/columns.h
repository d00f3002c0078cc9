/* Text in columns, for people at a terminal. */
#ifndef LECTERN_COMMAND_COLUMNS_H
#define LECTERN_COMMAND_COLUMNS_H

#include "base/span.h"

/* A table: rows of cells, the first of which is the heading. */
typedef struct Columns Columns;

/* ALIGNMENT has a letter for each column: 'l' for left, 'r' for right, as numbers are set. */
Columns *columns_new(const char *alignment);
void columns_free(Columns *columns);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Columns, columns_free)

/* Appends a cell, row by row. Control characters and line ends in TEXT become spaces. */
void columns_add(Columns *columns, const char *text);
void columns_add_format(Columns *columns, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Appends the table to OUT, each column as wide as its widest cell. */
void columns_write(const Columns *columns, GString *out);

/* TEXT on one line and with no control characters, cut to LIMIT characters with "…" where it is
 * longer. The caller frees it. */
char *one_line(const char *text, gsize length, glong limit);

#endif
