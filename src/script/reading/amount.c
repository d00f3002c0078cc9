#include "script/reading/amount.h"

#include <string.h>

/* Whether a word before PLACE says that a noun follows, though not how many: "its", "the city’s".
 */
static gboolean follows_determiner(const Scene *scene, gsize place)
{
    Span ending = scene_ending(scene, place - 1);
    gboolean possessive = scene_is_word(scene, place - 1) && span_length(ending) > 1 &&
                          scene->text[ending.end - 1] == 's';
    return possessive || scene_find(scene, place - 1, BOOK_DETERMINERS);
}

/* Whether the word at PLACE may be a noun: no adverb, and no participle as it stands. */
static gboolean may_be_noun(const Scene *scene, gsize place)
{
    enum { SHORTEST_PARTICIPLE = 4 };
    gsize length = scene_length(scene, place);
    gboolean past = length >= SHORTEST_PARTICIPLE &&
                    strncmp(scene_text(scene, place) + length - 2, "ed", 2) == 0;
    return !past && !scene_is_capital(scene, place) && !scene_find(scene, place, BOOK_NO_NOUNS);
}

/* Whether a word that may be a noun stands at BEHIND, apart from what is before it. */
static gboolean is_noun_behind(const Scene *scene, gsize behind)
{
    return scene_is_word(scene, behind) && scene_at(scene, behind)->spaced &&
           !scene_is_common(scene, behind);
}

gboolean amount_is_adjective(const Scene *scene, gsize place, gsize behind)
{
    char *const *article = scene_find(scene, place - 1, BOOK_ARTICLES);
    gboolean hyphen = scene_joins_sign(scene, behind, '-') && scene_joins_word(scene, behind + 1) &&
                      !scene_find(scene, behind + 1, BOOK_NO_NOUNS);
    return *book_wording(scene->book, "adjective_singular") &&
           (hyphen ||
            (is_noun_behind(scene, behind) && article && strcmp(article[0], "single") == 0) ||
            (is_noun_behind(scene, behind) && may_be_noun(scene, behind) &&
             follows_determiner(scene, place)));
}

gboolean amount_is_before_plural(const Scene *scene, gsize place, gsize behind)
{
    return *book_wording(scene->book, "adjective_singular") && is_noun_behind(scene, behind) &&
           may_be_noun(scene, behind) && scene_is_plural(scene, behind) &&
           !scene_find(scene, place - 1, BOOK_OPERATORS);
}
