#include "performance/places.h"

double speaker_place_db(int speaker)
{
    static const double places[] = {-PLACES_MOST_DB, PLACES_MOST_DB, -PLACES_MOST_DB / 2,
                                    PLACES_MOST_DB / 2};
    return speaker < 0 ? 0.0 : places[(gsize)speaker % G_N_ELEMENTS(places)];
}
