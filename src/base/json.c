#include "base/json.h"

#include <math.h>

/* 15 significant digits round-trip every decimal number of up to 15 digits; jansson's default of 17
 * would print 0.1 as 0.10000000000000001. */
enum { REAL_DIGITS = 15 };

char *json_line(const json_t *value)
{
    return json_dumps(value, JSON_ENCODE_ANY | JSON_REAL_PRECISION(REAL_DIGITS));
}

char *json_page(const json_t *value)
{
    return json_dumps(value, JSON_ENCODE_ANY | JSON_INDENT(2) | JSON_REAL_PRECISION(REAL_DIGITS));
}

json_t *json_rounded(double value, int decimals)
{
    double scale = pow(10.0, decimals);
    double rounded = round(value * scale) / scale;
    return json_real(rounded == 0.0 ? 0.0 : rounded); /* no negative zero */
}

json_t *json_text(const char *text, gsize length)
{
    return json_stringn(text, length);
}
