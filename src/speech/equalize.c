/* The filters are those of Robert Bristow-Johnson's "Cookbook formulae for audio EQ biquad filter
 * coefficients", the shelves with a slope of 1, in the transposed direct form II. */
#include "speech/equalize.h"

#include <math.h>

/* Bands nearer to half the rate than this part of the rate are left out: there is next to nothing
 * there, and their shape would be cramped. */
static const double highest_part = 0.475;

/* Between sounds a state dies away; numbers as small as it becomes then are slow, and are made zero
 * now and then. */
static const double nothing = 1e-20;
enum { RUN = 256 };

typedef struct {
    double b0, b1, b2, a1, a2; /* divided by a0 */
    double first, second;      /* the state */
} Filter;

static Filter normalized(double b0, double b1, double b2, double a0, double a1, double a2)
{
    return (Filter){b0 / a0, b1 / a0, b2 / a0, a1 / a0, a2 / a0, 0, 0};
}

static Filter peak_filter(double cosine, double alpha, double gain)
{
    return normalized(1 + alpha * gain, -2 * cosine, 1 - alpha * gain, 1 + alpha / gain,
                      -2 * cosine, 1 - alpha / gain);
}

/* SIDE is 1 for the shelf that is low and -1 for the high one, which mirrors it. */
static Filter shelf_filter(double cosine, double alpha, double gain, double side)
{
    double more = gain + 1, less = side * (gain - 1);
    double slope = 2 * sqrt(gain) * alpha;
    return normalized(gain * (more - less * cosine + slope), 2 * gain * (less - more * cosine),
                      gain * (more - less * cosine - slope), more + less * cosine + slope,
                      -2 * (less + more * cosine), more + less * cosine - slope);
}

static Filter filter_for(const Band *band, guint rate)
{
    double angle = 2 * G_PI * band->hz / rate;
    double gain = pow(10.0, band->amount / 40.0); /* its square is what is given at the place */
    double width = band->kind == BAND_PEAK ? band->width : G_SQRT2 / 2;
    double alpha = sin(angle) / (2 * width);
    switch (band->kind) {
    case BAND_PEAK:
        return peak_filter(cos(angle), alpha, gain);
    case BAND_LOW_SHELF:
        return shelf_filter(cos(angle), alpha, gain, 1);
    case BAND_HIGH_SHELF:
        return shelf_filter(cos(angle), alpha, gain, -1);
    }
    return (Filter){.b0 = 1};
}

/* All filters at once, sample by sample, so that none waits for itself alone. */
static void run(Filter *filters, gsize filter_count, float *samples, gsize count)
{
    for (gsize i = 0; i < count; i++) {
        double value = (double)samples[i];
        for (gsize k = 0; k < filter_count; k++) {
            Filter *filter = &filters[k];
            double result = filter->b0 * value + filter->first;
            filter->first = filter->b1 * value - filter->a1 * result + filter->second;
            filter->second = filter->b2 * value - filter->a2 * result;
            value = result;
        }
        samples[i] = (float)value;
    }
    for (gsize k = 0; k < filter_count; k++) {
        filters[k].first = fabs(filters[k].first) > nothing ? filters[k].first : 0;
        filters[k].second = fabs(filters[k].second) > nothing ? filters[k].second : 0;
    }
}

void equalize(const Equalizer *equalizer, Speech *speech)
{
    Filter filters[EQUALIZER_BANDS];
    gsize count = 0;
    for (gsize i = 0; i < equalizer->count; i++) {
        if (equalizer->bands[i].hz <= highest_part * speech->rate) {
            filters[count++] = filter_for(&equalizer->bands[i], speech->rate);
        }
    }
    for (gsize at = 0; count > 0 && at < speech->length; at += RUN) {
        run(filters, count, speech->samples + at, MIN(RUN, speech->length - at));
    }
}
