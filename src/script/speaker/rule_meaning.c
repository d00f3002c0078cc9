/* What the rules mean, for people. */
#include <string.h>

#include "script/speaker/attribution.h"
#include "script/speaker/speakers.h"

static const char *const meanings[] = {
#define FEATURE(name, story, report, meaning) meaning,
#include "script/speaker/features.def"
#undef FEATURE
};

/* Rules that are no feature. */
static const struct {
    const char *rule;
    const char *meaning;
} others[] = {
    {"unknown", "nobody who is named is likely enough"},
    {"conversation", "who speaks after whom in a conversation"},
    {"correction", "a cast file says so"},
    {"editor", "the edited script says so"},
};

const char *speakers_rule_meaning(const char *rule)
{
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++) {
        if (strcmp(others[i].rule, rule) == 0) {
            return others[i].meaning;
        }
    }
    for (Feature feature = 0; feature < FEATURES; feature++) {
        if (strcmp(feature_name(feature), rule) == 0) {
            return meanings[feature];
        }
    }
    return NULL;
}
