/* Amounts that go with a noun behind them: "a 5 km run", "155 mm shells". */
#ifndef LECTERN_SCRIPT_AMOUNT_H
#define LECTERN_SCRIPT_AMOUNT_H

#include "script/reading/scene.h"

/* Whether an amount from PLACE to BEHIND goes with a noun behind it, in a language that has its
 * unit in the singular then: "a 5 km run", "a $20 bill". */
gboolean amount_is_adjective(const Scene *scene, gsize place, gsize behind);

/* Whether it does because many things stand behind it: "155 mm shells", "$5 bills". */
gboolean amount_is_before_plural(const Scene *scene, gsize place, gsize behind);

#endif
