#include "sound/levels.h"

#include <math.h>

static const double GATE_LUFS = -70.0, STEP_LU = 0.1;

/* The relative gate: so far below the loudness of all that passes the absolute one. */
static const double RELATIVE_GATE_LU = -10.0;

/* The power, relative to the gate's, of a stretch in the middle of STEP. */
static double power_of(int step)
{
    return pow(10.0, STEP_LU * (step + 0.5) / 10.0);
}

/* The mean power of what is counted from the step FIRST on; 0 for nothing. */
static double mean_power(const Levels *levels, int first)
{
    double sum = 0;
    guint64 count = 0;
    for (int step = first; step < LEVELS_STEPS; step++) {
        sum += levels->counts[step] * power_of(step);
        count += levels->counts[step];
    }
    return count > 0 ? sum / (double)count : 0.0;
}

guint16 levels_quantum(double lufs)
{
    double step = floor((lufs - GATE_LUFS) / STEP_LU);
    /* Which no NAN is. */
    return step >= 0 ? (guint16)(1 + (int)fmin(step, LEVELS_STEPS - 1)) : 0;
}

double levels_power(guint16 quantum)
{
    return quantum > 0 ? power_of(quantum - 1) : 0.0;
}

void levels_count(Levels *levels, double lufs)
{
    guint16 quantum = levels_quantum(lufs);
    if (quantum > 0) {
        levels->counts[quantum - 1]++;
    }
}

void levels_count_power(Levels *levels, double power)
{
    levels_count(levels, power > 0 ? GATE_LUFS + 10.0 * log10(power) : -HUGE_VAL);
}

void levels_add(Levels *levels, const Levels *other)
{
    for (int step = 0; step < LEVELS_STEPS; step++) {
        levels->counts[step] += other->counts[step];
    }
    levels->true_peak = fmaxf(levels->true_peak, other->true_peak);
}

double levels_integrated(const Levels *levels)
{
    double mean = mean_power(levels, 0);
    if (mean <= 0) {
        return -HUGE_VAL;
    }
    /* From the first step whose middle is above the relative gate. */
    double gate = (10.0 * log10(mean) + RELATIVE_GATE_LU) / STEP_LU - 0.5;
    int first = (int)fmax(ceil(gate), 0.0);
    return GATE_LUFS + 10.0 * log10(mean_power(levels, first));
}

double levels_true_peak(const Levels *levels)
{
    return levels->true_peak > 0 ? 20.0 * log10((double)levels->true_peak) : -HUGE_VAL;
}
