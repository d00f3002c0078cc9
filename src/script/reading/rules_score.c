/* Scores of games and votes: two numbers with a dash between them that is no range. */
#include "script/reading/rules.h"

/* How many atoms around it words are looked for that tell what it is. */
enum { REACH = 8 };

enum { ATOMS = 3, LONGEST = 3, FEW_GOALS = 6, MOST_WICKETS = 10, LEAST_RUNS = 25, MOST_GAMES = 7 };

/* Whether the hyphen at PLACE ties a score to a word, as in a language that writes "3–2-seier". */
static gboolean is_compound(const Scene *scene, gsize place)
{
    return *book_wording(scene->book, "scores_without_to") && scene_is_sign(scene, place, '-') &&
           scene_joins_word(scene, place + 1) && !scene_is_capital(scene, place + 1);
}

/* Whether two numbers with a dash between stand at PLACE, and nothing that would make them part of
 * something else. */
static gboolean is_pair(const Scene *scene, gsize place)
{
    gsize behind = place + ATOMS;
    if (!scene_is_number(scene, place) || scene_length(scene, place) > LONGEST ||
        scene_is_tied(scene, place) || !scene_is_dash(scene, place + 1) ||
        !scene_joins(scene, place + 1) || !scene_joins_number(scene, place + 2) ||
        scene_length(scene, place + 2) > LONGEST) {
        return FALSE;
    }
    gboolean goes_on =
        scene_joins_word(scene, behind) || scene_joins_sign(scene, behind, '%') ||
        (scene_joins(scene, behind) && scene_joins_number(scene, behind + 1)) ||
        (scene_joins(scene, behind) && scene_is_dash(scene, behind) && !is_compound(scene, behind));
    gboolean begun = scene_joins(scene, place) && !scene_is_sign(scene, place - 1, '(') &&
                     !scene_is_sign(scene, place - 1, '"') &&
                     !scene_is_sign(scene, place - 1, U'“');
    return !goes_on && !begun && !is_airliner(scene, place) && !follows_maker(scene, place);
}

static gboolean is_near(const Scene *scene, gsize place, BookGroup group)
{
    for (gsize i = 1; i <= REACH; i++) {
        if ((i <= place && scene_find(scene, place - i, group)) ||
            scene_find(scene, place + ATOMS - 1 + i, group)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether the pair at PLACE is how a set of tennis ends: six games and two ahead, or seven. */
static gboolean is_finished_set(const Scene *scene, gsize place)
{
    guint more = MAX(scene_value(scene, place), scene_value(scene, place + 2));
    guint less = MIN(scene_value(scene, place), scene_value(scene, place + 2));
    return is_pair(scene, place) &&
           ((more == MOST_GAMES - 1 && less + 2 <= more) ||
            (more == MOST_GAMES && (less + 1 == more || less + 2 == more)));
}

/* Behind the points of a tie-break at PLACE, "(7-5)" or "(5)"; PLACE for none. */
static gsize tie_break_end(const Scene *scene, gsize place)
{
    if (!scene_is_sign(scene, place, '(')) {
        return place;
    }
    gsize end = is_pair(scene, place + 1) ? place + 1 + ATOMS : place + 2;
    return scene_is_number(scene, end - 1) && scene_joins_sign(scene, end, ')') ? end + 1 : place;
}

/* Where the points of a tie-break begin that end before PLACE; PLACE for none. */
static gsize tie_break_start(const Scene *scene, gsize place)
{
    enum { SHORT = 3, LONG = ATOMS + 2 };
    if (place >= SHORT && tie_break_end(scene, place - SHORT) == place) {
        return place - SHORT;
    }
    return place >= LONG && tie_break_end(scene, place - LONG) == place ? place - LONG : place;
}

/* Whether the pair at PLACE is one of a match's sets, or the points of a set's tie-break: another
 * set follows or goes before. "6-4, 7-6 (7-5)" */
static gboolean is_set(const Scene *scene, gsize place)
{
    if (scene_is_sign(scene, place - 1, '(')) {
        return place > ATOMS && tie_break_end(scene, place - 1) > place &&
               is_finished_set(scene, place - 1 - ATOMS);
    }
    if (!is_finished_set(scene, place)) {
        return FALSE;
    }
    gsize behind = tie_break_end(scene, place + ATOMS);
    if (behind > place + ATOMS ||
        (scene_is_sign(scene, behind, ',') && is_finished_set(scene, behind + 1))) {
        return TRUE;
    }
    gsize last = scene_is_sign(scene, place - 1, ',') ? tie_break_start(scene, place - 1) : 0;
    return last >= ATOMS && is_finished_set(scene, last - ATOMS);
}

/* Whether the pair at PLACE goes up, and what stands around it counts something: "lost 10-15 kg",
 * "chapters 3-5 were lost". */
static gboolean is_range(const Scene *scene, gsize place)
{
    gsize behind = place + ATOMS;
    gboolean noun = scene_is_word(scene, behind) &&
                    (!scene_is_common(scene, behind) || scene_find(scene, behind, BOOK_COUNTED) ||
                     scene_find(scene, behind, BOOK_AFTER_RANGES));
    return scene_value(scene, place) < scene_value(scene, place + 2) &&
           (noun || scene_is_plural(scene, place - 1) ||
            scene_find(scene, place - 1, BOOK_BEFORE_RANGES));
}

/* Whether the pair at PLACE is what somebody has won and lost so far: "Joel Abreu (4-2) pitched",
 * "they are 3-9 since". */
static gboolean is_record(const Scene *scene, gsize place)
{
    enum { MOST_GAMES_WON = 20 }; /* "Trump (35-30)" is ahead in a poll */
    gsize behind = place + ATOMS, name = place - 2;
    if (scene_find(scene, place - 1, BOOK_BEFORE_RECORDS)) {
        return !scene_is_word(scene, behind) || scene_find(scene, behind, BOOK_AFTER_RECORDS);
    }
    return MAX(scene_value(scene, place), scene_value(scene, place + 2)) <= MOST_GAMES_WON &&
           scene_is_sign(scene, place - 1, '(') && scene_is_capital(scene, name) &&
           scene_at(scene, name)->letters > 1 && !scene_find(scene, name, BOOK_WEEKDAYS) &&
           !scene_find(scene, name, BOOK_MONTHS) && !scene_find(scene, name, BOOK_BEFORE_VERSES) &&
           (scene_joins_sign(scene, behind, ')') || scene_joins_sign(scene, behind, ','));
}

/* Whether the pair at PLACE is runs and wickets: near the words for them, or by its size alone, as
 * nothing else in a paper is "118-2". */
static gboolean is_innings(const Scene *scene, gsize place, gboolean known)
{
    guint first = scene_value(scene, place), second = scene_value(scene, place + 2);
    gboolean shown = first > LEAST_RUNS && second > 1 && second <= MOST_WICKETS && !known;
    return *book_wording(scene->book, "innings") && MIN(first, second) <= MOST_WICKETS &&
           (shown || is_near(scene, place, BOOK_INNINGS_WORDS));
}

/* Whether what stands before the pair at PLACE is counted by it, and plays no game: "chapters 5-3".
 */
static gboolean follows_numbered(const Scene *scene, gsize place)
{
    return scene_is_plural(scene, place - 1) || scene_find(scene, place - 1, BOOK_NUMBERED) ||
           scene_find(scene, place - 1, BOOK_BEFORE_NUMBERS);
}

/* The words between the numbers, as far as it is known to be a score; NULL where it is none. */
static const char *word_between(const Scene *scene, gsize place)
{
    guint first = scene_value(scene, place), second = scene_value(scene, place + 2);
    gboolean bare = *book_wording(scene->book, "scores_without_to") != '\0';
    if (is_range(scene, place)) {
        return NULL;
    }
    if (is_near(scene, place, BOOK_ODDS_WORDS) ||
        scene_find(scene, place - 1, BOOK_BEFORE_RANGES)) { /* "by 2-1" */
        return book_wording(scene->book, "range");
    }
    if (is_set(scene, place)) {
        return "";
    }
    gboolean known = is_near(scene, place, BOOK_SCORE_WORDS);
    if (is_innings(scene, place, known)) {
        return book_wording(scene->book, "innings");
    }
    if (*book_wording(scene->book, "record") && is_record(scene, place)) {
        return book_wording(scene->book, "record");
    }
    gboolean shown =
        bare && first >= second && first <= FEW_GOALS && !follows_numbered(scene, place);
    if (!known && !shown) {
        return NULL;
    }
    return bare ? "" : book_wording(scene->book, "range");
}

static void say_points(const Scene *scene, GString *out, guint points, gboolean set)
{
    const char *nought = book_wording(scene->book, set ? "set_nought" : "score_nought");
    if (points == 0 && *nought) {
        say(out, nought);
    } else {
        say_value(scene, out, SPELL_CARDINAL, points);
    }
}

gsize rule_score(const Scene *scene, gsize place, GString *out)
{
    const char *between = book_has(scene->book, BOOK_SCORE_WORDS) && is_pair(scene, place)
                              ? word_between(scene, place)
                              : NULL;
    if (!between) {
        return 0;
    }
    gboolean set = is_set(scene, place);
    say_points(scene, out, scene_value(scene, place), set);
    say(out, between);
    say_points(scene, out, scene_value(scene, place + 2), set);
    return ATOMS;
}
