/* The fitting of attribution's weights: a conditional random field over the lines of each text.
 *
 * A sequence of speakers is as likely as the exponential of its score: the sum of the weights of
 * its votes and of its steps from line to line (decoder.c). The objective is the mean, over all
 * lines of the texts learnt from and by the texts' weights, of the logarithm of how likely the
 * annotated sequence is, less half of PULL times the squared distance of the weights from where
 * they began. Its gradient is what the annotated sequence has of each feature, less what is
 * expected of it by forward and backward sums; where several sequences agree with the annotation,
 * the former too is an expectation (Lafferty, McCallum and Pereira 2001; Quattoni and others 2007).
 * It is climbed with iRprop- (Igel and Husken 2000), all texts in each round. */
#ifndef LECTERN_TESTS_TRAIN_FIT_H
#define LECTERN_TESTS_TRAIN_FIT_H

#include "annotated.h"

typedef enum { COLUMN_STORY, COLUMN_REPORT, COLUMNS } Column;

typedef struct {
    double of[COLUMNS][FEATURES];
} Weights;

/* The weights of features.def. */
Weights weights_present(void);

/* All 0, but for those that were set by hand. */
Weights weights_fresh(void);

/* Fits WEIGHTS to those of TEXTS (of Annotated *) to learn from, in ROUNDS steps. Gives the mean
 * logarithm of how likely the annotations were before the last of them. */
double weights_fit(Weights *weights, const GPtrArray *texts, guint rounds, double pull);

/* Lets WEIGHTS decide who speaks each line of ANNOTATED, which keeps them: they must outlive it. */
void weights_decide(const Weights *weights, Annotated *annotated);

#endif
