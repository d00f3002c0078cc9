/* Units of measure: "km", "km/h", "m²", "°C". */
#ifndef LECTERN_SCRIPT_UNIT_H
#define LECTERN_SCRIPT_UNIT_H

#include "script/reading/say.h"

typedef struct {
    GString *one;  /* "square kilometer per hour" */
    GString *many; /* "square kilometers per hour" */
    SpellForm form;
    gsize behind;
} Unit;

/* The unit at PLACE, which stands behind a number. FALSE for none; then there is nothing to free.
 */
gboolean unit_read(const Scene *scene, gsize place, Unit *unit);
void unit_clear(Unit *unit);

/* Appends "per kilogram" for "/kg" at PLACE, "per day" for "/day"; gives the place behind it, PLACE
 * for none. */
gsize unit_say_per(const Scene *scene, gsize place, GString *out);

#endif
