/* How attribution works inside: rules vote for who may speak each quotation; a decoder then picks
 * the sequence of speakers that agrees best with the votes and with how conversations go. */
#ifndef LECTERN_SCRIPT_ATTRIBUTION_H
#define LECTERN_SCRIPT_ATTRIBUTION_H

#include "script/speaker/people.h"

typedef enum {
#define FEATURE(name, story, report, meaning) FEATURE_##name,
#include "script/speaker/features.def"
#undef FEATURE
    FEATURES
} Feature;

/* The name of FEATURE: "name-after". */
const char *feature_name(Feature feature);

typedef struct {
    int person; /* or NOBODY: someone unknown */
    Feature feature;
    double value;  /* 1 but for logarithms */
    Span evidence; /* bytes of the text; empty: none */
} Vote;

/* So many people at most are thought of for one quotation. */
enum { MOST_CANDIDATES = 14 };

typedef struct {
    int person;
    double score;      /* sum of its votes */
    double confidence; /* set by the decoder: how likely it is */
} Candidate;

/* How a verb of speech beside a quotation names its speaker. */
typedef enum {
    CUE_NONE,
    CUE_AFTER,
    CUE_BEFORE,
    CUE_COLON,   /* Anna in a whisper: “…” */
    CUE_MESSAGE, /* an order came over the radio: “…”: it is nobody that is there */
} CuePlace;

typedef struct {
    CuePlace place;
    int mention; /* of the speaker, or NO_MENTION: a colon without anyone, a message */
    int verb;    /* token, or -1 */
} Cue;

/* One quotation among its surroundings; tokens, ends exclusive. */
typedef struct {
    guint index; /* into the quotations */
    guint block;
    guint block_first, block_end;
    guint before;     /* where the narration before it in its block begins … */
    guint first, end; /* … the quotation … */
    guint after_end;  /* … and where the narration behind it ends */
    Cue cue;
    int told;           /* mention of whom the cue says it is said to, or NO_MENTION … */
    int told_person;    /* … and who that is, or NOBODY */
    gboolean bare;      /* the block holds nothing else */
    GArray *votes;      /* of Vote: all, or of each candidate the one that says most */
    GArray *candidates; /* of Candidate, NOBODY first */
    guint chosen;       /* the candidate that the decoder settled on */
    /* How likely whoever spoke the line before speaks it too, or the last other speaker before
     * that does; set by the decoder. */
    double same;
    double back;
} Line;

typedef struct {
    const People *people;
    const GArray *quotations;
    GArray *lines;         /* of Line */
    GArray *recent;        /* of int: people, in order of their last mention, latest first */
    int focus[3];          /* by Gender: who of that sex acted last in the narration, or NOBODY */
    GArray *named;         /* of guint: for each person how many cues name them … */
    guint cues;            /* … of so many that name anyone */
    GArray *acts;          /* of guint: how often each person is a subject in narration */
    gboolean story;        /* told in dialogue, rather than reported */
    gboolean all_votes;    /* keep them, for a trainer; else what line_reason asks for */
    const double *weights; /* by feature: feature_weights, or a trainer's own; borrowed */
} Attribution;

static inline Line *attribution_line(const Attribution *attribution, guint index)
{
    return &g_array_index(attribution->lines, Line, index);
}

/* What each feature weighs in a story, or in a report. */
const double *feature_weights(gboolean story);

/* What FEATURE weighs in this text. */
static inline double feature_weight(const Attribution *attribution, Feature feature)
{
    return attribution->weights[feature];
}

/* PERSON among those who are thought of for LINE, now at the latest; NULL where they are too many.
 */
Candidate *line_consider(Line *line, int person);

/* Lets LINE be PERSON's by FEATURE, because of the tokens from FIRST to END. */
void vote(const Attribution *attribution, Line *line, int person, Feature feature, double value,
          guint first, guint end);

/* The votes of all rules, line by line in order. A book has many: they are kept only if all_votes
 * was set. */
void attribution_vote(Attribution *attribution);

/* What speaks for one speaker at A and B (SAME), or for B being whoever spoke before A's speaker
 * (BACK); FEATURES for nothing. */
Feature transition_feature(const Attribution *attribution, const Line *a, const Line *b,
                           gboolean same, gboolean back);

/* A new attribution of QUOTATIONS (of Quotation) among PEOPLE, with its lines; both must outlive
 * it. Free with attribution_free. */
Attribution *attribution_new(const People *people, const GArray *quotations);
void attribution_free(Attribution *attribution);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Attribution, attribution_free)

/* Chooses a candidate for each line by the scores of the candidates, whose confidences are 0 so
 * far, and sets how likely each is. Gives the logarithm of the sum, over all sequences of speakers
 * that it looked at, of the exponential of their score. */
double attribution_decode(Attribution *attribution);

/* Who is named for LINE: whom the decoder settled on, or NOBODY where that is not sure enough. */
int line_speaker(const Attribution *attribution, const Line *line);

/* The vote that spoke most for the chosen candidate of LINE; NULL where there is none. */
const Vote *line_reason(const Attribution *attribution, const Line *line);

/* Finds the cue of LINE; what stands beside it. */
Cue cue_find(const People *people, const Line *line);

/* The mention of whom the cue of LINE says it is said to ("Anna asked him", "said Anna to the
 * boy"); NO_MENTION. */
int told_find(const People *people, const Line *line);

/* Who of those mentioned of late that mention is; NOBODY. */
int told_resolve(const Attribution *attribution, const Line *line);

/* The name with which LINE itself begins ("ANNA: …"); NULL. */
const Mention *line_label(const People *people, const Line *line);

/* The rules. Each votes for whom it knows of and leaves the rest alone. */
typedef void (*Rule)(const Attribution *attribution, Line *line);

void rule_named(const Attribution *attribution, Line *line);
void rule_described(const Attribution *attribution, Line *line);
void rule_source(const Attribution *attribution, Line *line);
void rule_script_name(const Attribution *attribution, Line *line);
void rule_pronoun(const Attribution *attribution, Line *line);
void rule_plural_pronoun(const Attribution *attribution, Line *line);
void rule_narrated_pronoun(const Attribution *attribution, Line *line);
void rule_sentence_before(const Attribution *attribution, Line *line);
void rule_sentence_after(const Attribution *attribution, Line *line);
void rule_in_paragraph(const Attribution *attribution, Line *line);
void rule_paragraph_before(const Attribution *attribution, Line *line);
void rule_recent(const Attribution *attribution, Line *line);
void rule_vocative(const Attribution *attribution, Line *line);
void rule_participants(const Attribution *attribution, Line *line);
void rule_answers(const Attribution *attribution, Line *line);
void rule_told(const Attribution *attribution, Line *line);
void rule_asks(const Attribution *attribution, Line *line);
/* Last: it describes the candidates that the others brought up. */
void rule_who_they_are(const Attribution *attribution, Line *line);

#endif
