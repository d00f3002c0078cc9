/* Capitals that are said letter by letter. */
#include <string.h>

#include "base/utf8.h"
#include "script/language.h"
#include "script/reading/rules.h"

enum { LONGEST_INITIALISM = 6, SHORT_WORD = 3 };

static gboolean is_single_letter(const Scene *scene, gsize place)
{
    const Atom *atom = scene_at(scene, place);
    return atom->kind == ATOM_WORD && atom->letters == 1 && scene_is_capital(scene, place);
}

/* "U.S.", "J.R.R. Tolkien", "Ph.D." is a spelling: two single capitals at least, full stops
 * between.
 */
gsize rule_dotted_letters(const Scene *scene, gsize place, GString *out)
{
    enum { MOST = 8 };
    gsize last = place, count = 1;
    if (!is_single_letter(scene, place) || scene_is_tied(scene, place)) {
        return 0;
    }
    while (count < MOST && scene_joins_sign(scene, last + 1, '.') &&
           is_single_letter(scene, last + 2) &&
           (scene_joins(scene, last + 2) || scene_joins_sign(scene, last + 3, '.'))) {
        last += 2;
        count++;
    }
    gboolean stop = scene_joins_sign(scene, last + 1, '.');
    if (count == 1) {
        /* An initial: its full stop would end a sentence to an engine. "A" would be an article. */
        if (!stop || !scene_at(scene, last + 2)->spaced || !scene_is_capital(scene, last + 2) ||
            scene_is_common(scene, last + 2) || scene_at(scene, place)->first == 'A' ||
            scene_at(scene, place)->first == 'I') {
            return 0;
        }
        say_span(out, scene->text, scene_at(scene, place)->span);
        return 2;
    }
    for (gsize at = place; at <= last; at += 2) {
        const Atom *atom = scene_at(scene, at);
        if (at > place) {
            g_string_append_c(out, '.');
        }
        g_string_append_unichar(out, atom->first);
    }
    say_ending(scene, out, last);
    gboolean apostrophe =
        scene_joins_sign(scene, last + 2, '\'') || scene_joins_sign(scene, last + 2, U'’');
    if (stop && apostrophe && scene_joins_word(scene, last + 3) &&
        scene_says(scene, last + 3, "s")) {
        /* "the U.S.'s": with a full stop an engine would read that out. */
        g_strdelimit(out->str, ".", '-');
        g_string_append(out, "'s");
        return last + 4 - place;
    }
    if (stop) {
        say_stop(scene, out, last + 1);
    }
    return last + (stop ? 2 : 1) - place;
}

static gboolean is_vowel(char letter)
{
    return strchr("AEIOUY", letter) != NULL;
}

/* Whether the two letters at PAIR are in LIST, which has pairs with spaces between. */
static gboolean has_pair(const char *list, const char *pair)
{
    for (const char *at = list; *at; at += at[2] == ' ' ? 3 : 2) {
        if (at[0] == pair[0] && at[1] == pair[1]) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether LETTERS, ASCII capitals, cannot be said as a word: no vowel, or two consonants at an end
 * that no word has there. */
static gboolean is_unsayable(const char *letters, gsize length)
{
    static const char openings[] =
        "BL BR CH CL CR CZ DM DR DW FL FR GH GL GN GR GW KH KN KR LL MN PH PL PN PR PS "
        "PT QU RH SC SH SK SL SM SN SP SQ SR ST SV SW TH TR TS TW VL WH WR";
    static const char closings[] =
        "BB BS BT CH CK CS CT DD DS FF FS FT GG GH GM GN GS HS HT KS LB LC LD LF LK LL LM LN LP LS "
        "LT MB MN MP MS MT NC ND NG NK NN NS NT NX NZ PH PS PT RB RC RD RF RG RK RL RM RN RP RR RS "
        "RT RV "
        "SC SH SK SM SP SS ST TH TS TT TZ WD WK WL WN WS WT XT ZZ";
    gsize vowels = 0;
    for (gsize i = 0; i < length; i++) {
        vowels += is_vowel(letters[i]) ? 1 : 0;
    }
    const char *last = letters + length - 2;
    gboolean opens = is_vowel(letters[0]) || is_vowel(letters[1]) || has_pair(openings, letters);
    gboolean closes = is_vowel(last[0]) || is_vowel(last[1]) || has_pair(closings, last);
    return vowels == 0 || !opens || !closes;
}

/* Whether the word at PLACE is one in capitals for its weight: "NOT", a name. */
static gboolean is_weighty_word(const Scene *scene, gsize place)
{
    const Atom *atom = scene_at(scene, place);
    Span span = {atom->span.start, scene_ending(scene, place).start};
    g_autofree char *folded = language_fold(scene->text + span.start, span_length(span));
    Span whole = {0, strlen(folded)};
    const Language *language = scene->language;
    return book_find(scene->book, BOOK_CAPITAL_WORDS, folded, whole) ||
           (language && (g_hash_table_contains(language->common_words, folded) ||
                         g_hash_table_contains(language->given_names, folded)));
}

/* Whether the word at PLACE stands beside another in capitals: then it may be shouted. */
static gboolean is_among_capitals(const Scene *scene, gsize place)
{
    gboolean before =
        scene_is_capitals(scene, place - 1) && !scene_find(scene, place - 1, BOOK_SPELLED);
    gboolean after =
        scene_is_capitals(scene, place + 1) && !scene_find(scene, place + 1, BOOK_SPELLED);
    return before || after;
}

/* "L’UE" is spelled, "L’AN DERNIER" is shouted. */
static gboolean is_shouted(const Scene *scene, gsize place)
{
    return scene_joins(scene, place) && scene_is_elision(scene, place - 1) &&
           scene_is_capital(scene, place - 1) && scene_is_capitals(scene, place + 1);
}

/* "WHO" is a question, or an organisation: "the WHO", "WHO experts". */
static gboolean is_doubtful_initialism(const Scene *scene, gsize place)
{
    if (!scene_find(scene, place, BOOK_SPELLED_OR_WORDS)) {
        return FALSE;
    }
    gboolean article = scene_find(scene, place - 1, BOOK_ARTICLES) != NULL;
    gboolean noun = scene_is_word(scene, place + 1) && !scene_is_common(scene, place + 1);
    gboolean alone = scene_at(scene, place)->letters >= SHORT_WORD &&
                     scene_at(scene, place - 1)->kind == ATOM_NONE &&
                     scene_at(scene, place + 1)->kind == ATOM_NONE;
    return article || noun || alone || scene_is_number(scene, place + 1);
}

/* Whether the capitals at PLACE are a piece of a word that is cried out: "WON-DER-FUL". */
static gboolean is_syllable(const Scene *scene, gsize place)
{
    gboolean before =
        scene_joins_sign(scene, place - 1, '-') && scene_is_capitals(scene, place - 2);
    gboolean after = scene_joins_sign(scene, place + 1, '-') && scene_is_capitals(scene, place + 2);
    return (before && scene_joins(scene, place)) || (after && scene_joins(scene, place + 2));
}

/* Whether the capitals at PLACE are letters to be said one by one. */
static gboolean is_initialism(const Scene *scene, gsize place)
{
    const Atom *atom = scene_at(scene, place);
    if (scene_find(scene, place, BOOK_SAID_AS_WORDS) || is_shouted(scene, place)) {
        return FALSE;
    }
    gunichar next = scene_at(scene, place + 1)->first;
    if (scene_joins(scene, place + 1) && next >= U'₀' && next <= U'₉') {
        return TRUE; /* "SO₄" */
    }
    if (scene_find(scene, place, BOOK_SPELLED)) {
        return !(atom->headline && is_weighty_word(scene, place));
    }
    if (is_doubtful_initialism(scene, place)) {
        return !atom->headline && !is_among_capitals(scene, place);
    }
    if (atom->headline || is_weighty_word(scene, place) || is_syllable(scene, place)) {
        return FALSE;
    }
    return atom->letters <= SHORT_WORD || is_unsayable(scene_text(scene, place), atom->letters);
}

static gboolean is_ascii_capitals(const Scene *scene, gsize place)
{
    const Atom *atom = scene_at(scene, place);
    if (!scene_is_capitals(scene, place) || atom->letters < 2 ||
        atom->letters > LONGEST_INITIALISM) {
        return FALSE;
    }
    for (gsize i = 0; i < atom->letters; i++) {
        if (!g_ascii_isupper(scene_text(scene, place)[i])) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Appends the letters in LETTERS and ENDING ("'s"). */
static void say_spelled(const char *text, Span letters, const char *ending, gsize length,
                        GString *out)
{
    enum { PAIR = 2 };
    if (length > 0 && span_length(letters) == PAIR) {
        /* "E.U's" would have its full stop read out. */
        g_string_append_printf(out, "%c-%c", text[letters.start], text[letters.start + 1]);
    } else {
        say_letters(out, text, letters);
    }
    g_string_append_len(out, ending, (gssize)length);
}

/* "MPs", "DVDs": capitals and the "s" of their plural. */
gsize rule_initialisms(const Scene *scene, gsize place, GString *out)
{
    enum { LEAST = 3 };
    const Atom *atom = scene_at(scene, place);
    const char *letters = scene_text(scene, place);
    if (atom->letters < LEAST || atom->letters > LONGEST_INITIALISM ||
        atom->capitals != atom->letters - 1 || !*book_wording(scene->book, "plural_s") ||
        atom->letters != scene_length(scene, place) || letters[atom->letters - 1] != 's') {
        return 0;
    }
    Span capitals = {atom->span.start, atom->span.end - 1};
    if (book_find(scene->book, BOOK_SAID_AS_WORDS, scene->text, capitals)) {
        /* An engine would spell capitals before a small "s". */
        g_autofree char *small = g_ascii_strdown(letters, (gssize)atom->letters);
        g_string_append(out, small);
        return 1;
    }
    if ((atom->letters - 1 > SHORT_WORD && !is_unsayable(letters, atom->letters - 1))) {
        return 0;
    }
    say_spelled(scene->text, capitals, "'s", 2, out);
    return 1;
}

gsize rule_initialism(const Scene *scene, gsize place, GString *out)
{
    if (!is_ascii_capitals(scene, place) || !is_initialism(scene, place)) {
        return 0;
    }
    const Atom *atom = scene_at(scene, place);
    Span ending = scene_ending(scene, place);
    Span letters = {atom->span.start, ending.start};
    say_spelled(scene->text, letters, scene->text + ending.start, span_length(ending), out);
    return 1;
}

/* "OpenAI", "ChatGPT": letters at the end of a word. */
gsize rule_ended_in_letters(const Scene *scene, gsize place, GString *out)
{
    enum { MOST = 4 };
    const Atom *atom = scene_at(scene, place);
    const char *letters = scene_text(scene, place);
    gsize end = scene_ending(scene, place).start - atom->span.start, tail = 0;
    while (tail < end && g_ascii_isupper(letters[end - 1 - tail])) {
        tail++;
    }
    if (tail < 2 || tail > MOST || tail + 2 > end || atom->capitals > tail + 1 ||
        !g_ascii_islower(letters[end - 1 - tail])) {
        return 0;
    }
    Span spelled = {atom->span.start + end - tail, atom->span.start + end};
    if (!book_find(scene->book, BOOK_SPELLED, scene->text, spelled) &&
        !is_unsayable(letters + end - tail, tail)) {
        return 0;
    }
    say_span(out, scene->text, (Span){atom->span.start, spelled.start});
    say_letters(out, scene->text, spelled);
    say_ending(scene, out, place);
    return 1;
}

/* "f/1.8": a lens's opening. */
gsize rule_aperture(const Scene *scene, gsize place, GString *out)
{
    if (!scene_says(scene, place, "f") || scene_is_tied(scene, place) ||
        !scene_joins_sign(scene, place + 1, '/') || !scene_joins_number(scene, place + 2) ||
        !*book_wording(scene->book, "strokes_silent")) {
        return 0;
    }
    g_string_append(out, "F ");
    return 2;
}

/* "A4": an engine would say the article. */
gsize rule_letter_number(const Scene *scene, gsize place, GString *out)
{
    const Atom *atom = scene_at(scene, place);
    if (atom->letters != 1 || scene_length(scene, place) != 1 ||
        (atom->first != 'A' && atom->first != 'a')) {
        return 0;
    }
    gsize number = scene_joins_sign(scene, place + 1, '-') ? place + 2 : place + 1;
    if (!scene_joins_number(scene, number) || scene_length(scene, number) > SHORT_WORD) {
        return 0;
    }
    g_string_append(out, "A-");
    g_autoptr(GString) digits = g_string_new(NULL);
    if (scene_length(scene, number) == SHORT_WORD &&
        *book_wording(scene->book, "models_in_pairs")) {
        say_in_pairs(scene, digits, scene_value(scene, number));
    } else {
        say_value(scene, digits, SPELL_CARDINAL, scene_value(scene, number));
    }
    g_string_append(out, digits->str);
    return number + 1 - place;
}
