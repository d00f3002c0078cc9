/* Ratios and scales. */
#include "script/reading/rules.h"

/* "2:8": what has a colon and is no time is a ratio or a score. */
gsize rule_ratio(const Scene *scene, gsize place, GString *out)
{
    Number first, second;
    if (scene_is_tied(scene, place) || !number_read(scene, place, &first) ||
        !scene_joins_sign(scene, first.behind, ':') ||
        !scene_joins_number(scene, first.behind + 1) ||
        !number_read(scene, first.behind + 1, &second) ||
        scene_joins_sign(scene, second.behind, ':')) {
        return 0;
    }
    say_number(scene, out, &first, SPELL_CARDINAL);
    say_wording(scene, out, "ratio");
    say_number(scene, out, &second, SPELL_CARDINAL);
    return second.behind - place;
}
