/* What tests of encoders share: a folder to write into, and a preset. */
#ifndef LECTERN_TESTS_BENCH_H
#define LECTERN_TESTS_BENCH_H

#include "sound/encoder.h"

typedef struct {
    char *folder;
    Preset *preset;
} Bench;

/* The state of a group of tests: a Bench. */
int bench_set_up(void **state);
int bench_tear_down(void **state);

/* The rate at which FORMAT is made alone. */
guint rate_of(const AudioFormat *format, const Preset *preset);

#endif
