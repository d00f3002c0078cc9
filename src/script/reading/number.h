/* Numbers as they are written with digits: "50,554", "0.004", ".5", in some languages "12 000,5".
 */
#ifndef LECTERN_SCRIPT_NUMBER_H
#define LECTERN_SCRIPT_NUMBER_H

#include "script/reading/scene.h"

enum { NUMBER_DIGITS = 40 };

typedef struct {
    char integer[NUMBER_DIGITS];  /* its digits without the signs between groups; "" in ".5" */
    char fraction[NUMBER_DIGITS]; /* the digits behind the decimal sign; "" for none */
    gboolean grouped;             /* it is written in groups of three digits */
    guint64 value;                /* of the integer digits, where there are at most 18 */
    gsize behind;                 /* the place behind it */
} Number;

/* The number at PLACE, at its first digit or a decimal point before it. FALSE where there is none,
 * or one of too many digits. */
gboolean number_read(const Scene *scene, gsize place, Number *number);

/* Whether it is one and nothing more, so that its unit is singular. */
gboolean number_is_one(const Number *number);

#endif
