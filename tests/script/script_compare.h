/* Scripts compared, and taken through their text form. */
#ifndef LECTERN_TESTS_SCRIPT_SCRIPT_COMPARE_H
#define LECTERN_TESTS_SCRIPT_SCRIPT_COMPARE_H

#include "script/script.h"

/* The script in TEXT, which has to be one that keeps all laws. */
Script *read_script(const char *text, gsize length);

/* All of A and B is alike, but for the blocks' places in the source. */
void assert_same_script(const Script *a, const Script *b);

/* SCRIPT, written, read and written again, has lost nothing. */
void check_round_trip(const Script *script);

#endif
