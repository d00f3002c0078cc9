/* Halves of what a noun or unit behind them names, in languages where they agree with it. */
#ifndef LECTERN_SCRIPT_HALF_H
#define LECTERN_SCRIPT_HALF_H

#include "script/reading/scene.h"

/* Appends the half written from PLACE to NOUN, and the unit there: "media hora", "ein halber
 * Liter". Gives the place behind what is said, 0 where the book has no word or no noun follows. */
gsize half_say(const Scene *scene, gsize place, gsize noun, GString *out);

/* Appends WHOLE and a half of what stands at NOUN in a language that has the half behind it: "dos
 * horas y media". Gives the place behind it, 0 in other languages. */
gsize half_say_behind(const Scene *scene, guint64 whole, gsize noun, GString *out);

#endif
