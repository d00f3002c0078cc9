/* Chemical formulas: "CaCO3", "Fe₂O₃", each symbol by its letters. */
#include <string.h>

#include "script/reading/rules.h"

enum { MOST_PARTS = 24, SYMBOL = 2 };

/* How many bytes of the symbol of an element LETTERS begin with; 0 for none. The longer is meant:
 * "Co" is cobalt. */
static gsize symbol_length(const Scene *scene, const char *letters, gsize length)
{
    for (gsize symbol = MIN(length, SYMBOL); symbol > 0; symbol--) {
        if (g_ascii_isupper(letters[0]) && (symbol == 1 || g_ascii_islower(letters[1])) &&
            book_find(scene->book, BOOK_ELEMENTS, letters, (Span){0, symbol})) {
            return symbol;
        }
    }
    return 0;
}

/* Appends the letters of the symbols that make up the word at PLACE; how many, 0 where anything
 * else is in it. */
static gsize say_symbols(const Scene *scene, gsize place, GString *out)
{
    const char *letters = scene_text(scene, place);
    gsize length = scene_length(scene, place), symbols = 0;
    for (gsize at = 0; at < length; symbols++) {
        gsize symbol = symbol_length(scene, letters + at, length - at);
        if (symbol == 0) {
            return 0;
        }
        if (at > 0) {
            g_string_append_c(out, '.');
        } else {
            say(out, "");
            if (out->len > 0 && out->str[out->len - 1] != ' ') {
                g_string_append_c(out, ' ');
            }
        }
        Span span = {scene_at(scene, place)->span.start + at,
                     scene_at(scene, place)->span.start + at + symbol};
        g_autoptr(GString) said = g_string_new(NULL);
        say_letters(said, scene->text, span);
        g_string_append(out, said->str);
        at += symbol;
    }
    return symbols;
}

static gboolean is_lowered_digit(const Scene *scene, gsize place)
{
    gunichar c = scene_at(scene, place)->first;
    return c >= U'₀' && c <= U'₉';
}

/* At least one symbol of two letters and a digit, or one with other symbols and digits: "B12" and
 * "H1N1" are read by other rules, and come out the same. */
gsize rule_formula(const Scene *scene, gsize place, GString *out)
{
    gsize at = place, symbols = 0, digits = 0;
    gunichar next = scene_at(scene, place + 1)->first;
    gboolean digits_follow = scene_joins_number(scene, place + 1) || (next >= U'₀' && next <= U'₉');
    if (!digits_follow || scene_is_tied(scene, place) || scene_at(scene, place)->capitals == 0) {
        return 0;
    }
    gboolean small = FALSE;
    for (; at < place + MOST_PARTS && (at == place || scene_joins(scene, at)); at++) {
        if (scene_is_word(scene, at)) {
            gsize more = say_symbols(scene, at, out);
            if (more == 0) {
                return 0;
            }
            small = small || scene_at(scene, at)->capitals < scene_at(scene, at)->letters;
            symbols += more;
        } else if (scene_is_number(scene, at) && scene_value(scene, at) < 100 &&
                   scene_text(scene, at)[0] != '0') {
            say_value(scene, out, SPELL_CARDINAL, scene_value(scene, at));
            digits++;
        } else if (is_lowered_digit(scene, at)) {
            say_value(scene, out, SPELL_CARDINAL, scene_at(scene, at)->first - U'₀');
            digits++;
        } else {
            break;
        }
    }
    gboolean ended = !scene_joins_word(scene, at) && !scene_joins_number(scene, at);
    return ended && small && symbols > 1 && digits > 0 ? at - place : 0;
}
