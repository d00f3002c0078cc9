/* Emoji and flags, by their names. */
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "script/reading/rules.h"

/* The country of the flag at PLACE, two letters of its own kind; FALSE for none. */
static gboolean say_flag(const Scene *scene, gsize place, GString *out)
{
    enum { FIRST = 0x1F1E6, LAST = 0x1F1FF, LONGEST = 128 };
    gunichar one = scene_at(scene, place)->first, two = scene_at(scene, place + 1)->first;
    if (one < FIRST || one > LAST || two < FIRST || two > LAST) {
        return FALSE;
    }
    char locale[] = {'_', (char)('A' + (one - FIRST)), (char)('A' + (two - FIRST)), '\0'};
    UChar wide[LONGEST];
    char name[LONGEST * 3];
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = uloc_getDisplayCountry(locale, "en", wide, LONGEST, &status);
    u_strToUTF8(name, (int32_t)sizeof name, NULL, wide, length, &status);
    if (U_FAILURE(status)) {
        return FALSE;
    }
    say_pattern(out, book_wording(scene->book, "flag"), "country", name, NULL);
    return TRUE;
}

/* Emoji by the names that Unicode gives them, which are English. */
gsize rule_emoji(const Scene *scene, gsize place, GString *out)
{
    enum { LONGEST = 128 };
    const Atom *atom = scene_at(scene, place);
    if (atom->kind != ATOM_SIGN || atom->first < 0x2190) {
        return 0;
    }
    UChar32 c = (UChar32)atom->first;
    if (u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER)) {
        return 1; /* a colour of skin: nothing is said */
    }
    if (!*book_wording(scene->book, "flag")) {
        return 0; /* the engine has names for emoji in other languages */
    }
    if (u_hasBinaryProperty(c, UCHAR_REGIONAL_INDICATOR)) {
        return say_flag(scene, place, out) ? 2 : 0;
    }
    if (!u_hasBinaryProperty(c, UCHAR_EMOJI) || u_charType(c) != U_OTHER_SYMBOL) {
        return 0;
    }
    char name[LONGEST];
    UErrorCode status = U_ZERO_ERROR;
    u_charName(c, U_EXTENDED_CHAR_NAME, name, LONGEST, &status);
    if (U_FAILURE(status) || name[0] == '<') {
        return 0;
    }
    g_autofree char *small = g_ascii_strdown(name, -1);
    g_string_append_printf(out, " %s ", g_strdelimit(small, "-", ' '));
    return 1;
}
