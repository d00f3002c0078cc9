#include "speech/fade.h"

#include <math.h>

/* The gain at step I of COUNT: from near 0 to near 1. */
static float raised_cosine(gsize i, gsize count)
{
    return (float)(0.5 - 0.5 * cos(G_PI * ((double)i + 0.5) / (double)count));
}

void fade_in(float *samples, gsize count)
{
    for (gsize i = 0; i < count; i++) {
        samples[i] *= raised_cosine(i, count);
    }
}

void fade_out(float *samples, gsize count)
{
    for (gsize i = 0; i < count; i++) {
        samples[count - 1 - i] *= raised_cosine(i, count);
    }
}
