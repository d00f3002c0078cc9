/* Verses of the Bible. */
#include <string.h>

#include "script/reading/rules.h"

/* The name of a book of the Bible, cut short, before chapter and verse: "Matt. 5:3". */
gsize rule_verse_book(const Scene *scene, gsize place, GString *out)
{
    char *const *name = scene_find(scene, place, BOOK_BEFORE_VERSES);
    gsize at;
    gboolean stop = scene_has_stop(scene, place, &at);
    if (!name || !(stop || scene_is_number(scene, place - 1)) ||
        /* "Sam 5:30" meets him then */
        g_ascii_strncasecmp(name[0], scene_text(scene, place), strlen(name[0])) == 0 ||
        !scene_is_capital(scene, place) || !scene_is_number(scene, at) ||
        !scene_joins_sign(scene, at + 1, ':') || !scene_joins_number(scene, at + 2)) {
        return 0;
    }
    say(out, name[0]);
    return at - place;
}

/* "Luke 12:1" */
gsize rule_verse(const Scene *scene, gsize place, GString *out)
{
    guint chapter = scene_value(scene, place), verse = scene_value(scene, place + 2);
    gsize book = scene_is_sign(scene, place - 1, '.') ? place - 2 : place - 1;
    if (!scene_find(scene, book, BOOK_BEFORE_VERSES) || !scene_joins_sign(scene, place + 1, ':') ||
        !scene_joins_number(scene, place + 2) || chapter == G_MAXUINT || verse == G_MAXUINT) {
        return 0;
    }
    say_value(scene, out, SPELL_CARDINAL, chapter);
    say_value(scene, out, SPELL_CARDINAL, verse);
    return 3;
}
