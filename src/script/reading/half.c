#include "script/reading/half.h"

#include <string.h>

#include "script/reading/noun.h"
#include "script/reading/say.h"
#include "script/reading/unit.h"

/* The key of [halves] for a noun of the form FORM. */
static const char *half_key(SpellForm form)
{
    switch (form) {
    case SPELL_FEMININE:
        return "feminine";
    case SPELL_NEUTER:
        return "neuter";
    case SPELL_DATIVE:
        return "dative";
    case SPELL_FEMININE_DATIVE:
        return "feminine dative";
    case SPELL_ACCUSATIVE:
        return "accusative";
    default:
        return "masculine";
    }
}

static char *const *find_half(const Scene *scene, const char *key)
{
    return book_forms(scene->book, BOOK_HALVES, key);
}

/* Appends the half at PLACE of what has the form FORM; behind an article it has none of its own. */
static gboolean say_half(const Scene *scene, gsize place, SpellForm form, GString *out)
{
    char *const *found = find_half(scene, half_key(form));
    found = found ? found : find_half(scene, "masculine");
    char *const *article = scene_find(scene, place - 1, BOOK_ARTICLES);
    if (!found) {
        return FALSE;
    }
    say(out, article && found[1] ? found[1] : found[0]);
    if (article && found[1] && article[0] && strcmp(article[0], "n") == 0) {
        g_string_append_c(out, 'n'); /* "einen halben Liter" */
    }
    return TRUE;
}

gsize half_say(const Scene *scene, gsize place, gsize noun, GString *out)
{
    Unit unit;
    if (!book_has(scene->book, BOOK_HALVES)) {
        return 0;
    }
    if (unit_read(scene, noun, &unit)) {
        gsize behind = unit.behind;
        say_half(scene, place, noun_case_form(scene, place, unit.form, FALSE), out);
        say(out, unit.one->str);
        unit_clear(&unit);
        return behind;
    }
    const char *gender = noun_gender(scene, noun);
    if (!gender) {
        return 0;
    }
    gboolean masculine = strcmp(gender, "masculine") == 0;
    SpellForm form = noun_case_form(scene, place, noun_form(gender), masculine);
    return say_half(scene, place, form, out) ? noun : 0;
}

/* Appends the noun at PLACE; SINGLE: of one, though it may be written in the plural ("1 ½ litros").
 */
static void say_noun(const Scene *scene, gsize place, gboolean single, GString *out)
{
    Span span = scene_at(scene, place)->span;
    const char *last = scene->text + MAX(span.start + 2, span.end) - 2;
    gboolean plural = span_length(span) > 2 && *book_wording(scene->book, "plural_endings") &&
                      (strncmp(last, "os", 2) == 0 || strncmp(last, "as", 2) == 0);
    if (single && plural) {
        span.end--;
    }
    say_span(out, scene->text, span);
}

gsize half_say_behind(const Scene *scene, guint64 whole, gsize noun, GString *out)
{
    Unit unit;
    char *const *masculine = find_half(scene, "behind masculine");
    char *const *feminine = find_half(scene, "behind feminine");
    if (!masculine || !feminine) {
        return 0;
    }
    if (unit_read(scene, noun, &unit)) {
        gsize behind = unit.behind;
        say_value(scene, out, unit.form, whole);
        say(out, whole == 1 ? unit.one->str : unit.many->str);
        say(out, unit.form == SPELL_FEMININE ? feminine[0] : masculine[0]);
        unit_clear(&unit);
        return behind;
    }
    const char *gender = noun_gender(scene, noun);
    if (!gender) {
        say_value(scene, out, SPELL_CARDINAL, whole);
        say(out, masculine[0]);
        return noun;
    }
    SpellForm form = noun_form(gender);
    say_value(scene, out, form, whole);
    say_noun(scene, noun, whole == 1, out);
    say(out, form == SPELL_FEMININE ? feminine[0] : masculine[0]);
    return noun + 1;
}
