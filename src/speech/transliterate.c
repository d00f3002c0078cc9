#include "speech/transliterate.h"

#include <unicode/ustring.h>
#include <unicode/utrans.h>

/* What is left of other letters, or marks, is taken off: a voice would name them. */
static const char rules[] = "Any-Latin; Latin-ASCII; [^\\u0020-\\u007E] Remove";

/* TEXT as UTF-16, in room for more. */
static UChar *to_utf16(const char *text, int32_t *length, int32_t *room)
{
    enum { TIMES = 6, MORE = 64 };
    glong characters = g_utf8_strlen(text, -1);
    if (characters > G_MAXINT16) {
        return NULL;
    }
    *room = (int32_t)characters * TIMES + MORE;
    UChar *made = g_new(UChar, *room);
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8(made, *room, length, text, -1, &status);
    return U_SUCCESS(status) ? made : (g_free(made), NULL);
}

static gboolean has_letter(const char *text)
{
    while (*text && !g_ascii_isalnum(*text)) {
        text++;
    }
    return *text != '\0';
}

char *transliterate(const char *text)
{
    UChar id[sizeof(rules)];
    u_uastrcpy(id, rules);
    UErrorCode status = U_ZERO_ERROR;
    UTransliterator *latin = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    if (U_FAILURE(status)) {
        return NULL;
    }
    int32_t length = 0, room = 0;
    g_autofree UChar *letters = to_utf16(text, &length, &room);
    int32_t limit = length;
    char *made = NULL;
    if (letters) {
        utrans_transUChars(latin, letters, &length, room, 0, &limit, &status);
        made = U_SUCCESS(status) ? g_utf16_to_utf8(letters, limit, NULL, NULL, NULL) : NULL;
    }
    utrans_close(latin);
    if (made && !has_letter(made)) {
        g_clear_pointer(&made, g_free);
    }
    return made;
}
