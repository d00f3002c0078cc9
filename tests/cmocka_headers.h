/* cmocka wants these headers before its own. */
#ifndef LECTERN_TESTS_CMOCKA_HEADERS_H
#define LECTERN_TESTS_CMOCKA_HEADERS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif
