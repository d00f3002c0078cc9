/* Who speaks when, in a few even steps: the picture of an edition. */
#ifndef LECTERN_PACKAGE_COVER_COVER_STRIP_H
#define LECTERN_PACKAGE_COVER_COVER_STRIP_H

#include "package/package.h"

typedef struct {
    int speaker;   /* who is heard longest in it; index into the script's speakers or narrator */
    double height; /* 0 to 1: how much of it is speech */
} StripBar;

/* The timeline of INPUT cut into COUNT bars of the same length. */
void cover_strip(const PackageInput *input, StripBar *bars, gsize count);

#endif
