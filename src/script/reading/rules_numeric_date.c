/* Dates in digits alone. */
#include "script/reading/rules.h"

enum { MONTHS = 12, LONGEST_MONTH = 31, YEAR_DIGITS = 4, SHORT_DIGITS = 2 };

static const char *const month_keys[MONTHS] = {"1", "2", "3", "4",  "5",  "6",
                                               "7", "8", "9", "10", "11", "12"};

/* Appends YEAR, written with DIGITS digits. */
static void say_written_year(const Scene *scene, GString *out, const char *digits, gsize length)
{
    guint year = (guint)g_ascii_strtoull(digits, NULL, 10);
    if (length == SHORT_DIGITS) {
        g_string_append_c(out, ' ');
        say_pair(scene, out, digits);
    } else {
        say_year(scene, out, year);
    }
}

/* The numbers at PLACE, with the same sign between them ("2016/07/03"); the sign, or 0. */
static gunichar read_three(const Scene *scene, gsize place, guint numbers[3])
{
    gunichar sign = scene_at(scene, place + 1)->first;
    /* "31. 12. 2020" */
    gboolean spaced = sign == '.' && *book_wording(scene->book, "ordinal_stop") &&
                      scene_at(scene, place + 2)->spaced && scene_at(scene, place + 4)->spaced;
    if (!scene_is_number(scene, place) || !(sign == '-' || sign == '/' || sign == '.') ||
        !scene_joins_sign(scene, place + 1, sign) ||
        !(spaced ? scene_is_number(scene, place + 2) : scene_joins_number(scene, place + 2)) ||
        !scene_joins_sign(scene, place + 3, sign) ||
        !(spaced ? scene_is_number(scene, place + 4) : scene_joins_number(scene, place + 4)) ||
        scene_is_tied(scene, place) || scene_joins_word(scene, place + 5)) {
        return 0;
    }
    gboolean more =
        scene_joins_sign(scene, place + 5, sign) && scene_joins_number(scene, place + 6);
    gboolean before = scene_joins_sign(scene, place - 1, sign);
    for (gsize i = 0; i < 3; i++) {
        numbers[i] = scene_value(scene, place + 2 * i);
    }
    return more || before ? 0 : sign;
}

static gboolean is_date(guint day, guint month)
{
    return day >= 1 && day <= LONGEST_MONTH && month >= 1 && month <= MONTHS;
}

static const char *month_of(const Scene *scene, guint month)
{
    const char *name = book_form(scene->book, BOOK_MONTHS, month_keys[month - 1]);
    return name ? name : "";
}

gsize rule_iso_date(const Scene *scene, gsize place, GString *out)
{
    guint numbers[3];
    gunichar sign = read_three(scene, place, numbers);
    if (sign == 0 || scene_length(scene, place) != YEAR_DIGITS ||
        !is_date(numbers[2], numbers[1])) {
        return 0;
    }
    say_day_and_month(scene, place, out, sign == '/' ? "date_by_slash" : "day_month", numbers[2],
                      month_of(scene, numbers[1]));
    say_wording(scene, out, "date_year");
    say_written_year(scene, out, scene_text(scene, place), YEAR_DIGITS);
    return 5;
}

gsize rule_numeric_date(const Scene *scene, gsize place, GString *out)
{
    guint numbers[3];
    gunichar sign = read_three(scene, place, numbers);
    gsize length = scene_length(scene, place + 4);
    if (sign == 0 || (length != YEAR_DIGITS && length != SHORT_DIGITS)) {
        return 0;
    }
    gboolean month_first = *book_wording(scene->book, "month_first") != '\0';
    if (month_first && is_date(numbers[1], numbers[0])) {
        say_day_and_month(scene, place, out, "date_by_slash", numbers[1],
                          month_of(scene, numbers[0]));
    } else if (is_date(numbers[0], numbers[1])) {
        say_day_and_month(scene, place, out, "day_month", numbers[0], month_of(scene, numbers[1]));
    } else {
        return 0;
    }
    say_wording(scene, out, "date_year");
    say_written_year(scene, out, scene_text(scene, place + 4), length);
    return 5;
}

/* Whether what stands before PLACE says that a date follows: "am", or a day of the week. */
static gboolean is_before_date(const Scene *scene, gsize place)
{
    gsize before = scene_joins_sign(scene, place - 1, ',') ? place - 2 : place - 1;
    before = scene_joins_sign(scene, before, '.') ? before - 1 : before;
    return scene_find(scene, place - 1, BOOK_BEFORE_DAYS) ||
           scene_find(scene, before, BOOK_WEEKDAYS);
}

/* "am 12.10.": day and month, each with the full stop of its ordinal. */
gsize rule_day_and_month(const Scene *scene, gsize place, GString *out)
{
    enum { STOP = 3, ATOMS = 4 };
    gsize month = place + 2, behind = place + ATOMS;
    if (!*book_wording(scene->book, "ordinal_stop") || scene_is_tied(scene, place) ||
        !scene_joins_sign(scene, place + 1, '.') || !scene_is_number(scene, month) ||
        !scene_joins_sign(scene, place + STOP, '.') || scene_is_number(scene, behind) ||
        scene_length(scene, place) > SHORT_DIGITS || scene_length(scene, month) > SHORT_DIGITS ||
        !is_date(scene_value(scene, place), scene_value(scene, month)) ||
        !is_before_date(scene, place)) {
        return 0;
    }
    say_day_and_month(scene, place, out, "day_month", scene_value(scene, place),
                      month_of(scene, scene_value(scene, month)));
    say_stop(scene, out, place + STOP);
    return ATOMS;
}
