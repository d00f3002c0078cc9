#include "speech/espeak_ipa.h"

#include <espeak-ng/speak_lib.h>
#include <string.h>

/* Appends the IPA symbol that the engine writes in ASCII, if C, of which NEXT follows, is one. */
static void append_ascii(GString *ipa, char c, char next)
{
    if (g_ascii_isalpha(c)) {
        g_string_append_c(ipa, c);
    } else if (c == ':') {
        g_string_append(ipa, "ː");
    } else if (c == '?' && next == '?') {
        g_string_append(ipa, "ʊ"); /* it has no IPA for the diphthongs of German "-ur", "-ir" */
    } else if (c == '?') {
        g_string_append(ipa, "ɐ");
    } else if ((c == ' ' || c == '\n') && ipa->len > 0 && ipa->str[ipa->len - 1] != ' ') {
        g_string_append_c(ipa, ' ');
    }
}

static void append_clean(GString *ipa, const char *told)
{
    for (const char *at = told; *at; at = g_utf8_next_char(at)) {
        const char *close = *at == '(' ? strchr(at, ')') : NULL;
        if (close) {
            at = close; /* "(en)": what follows is by another language's rules */
        } else if ((guchar)*at >= 0x80) {
            g_string_append_unichar(ipa, g_utf8_get_char(at));
        } else {
            append_ascii(ipa, *at, at[1]);
        }
    }
}

char *espeak_ipa_of(const char *text)
{
    GString *ipa = g_string_new(NULL);
    for (const void *at = text; at;) {
        const char *told = espeak_TextToPhonemes(&at, espeakCHARS_UTF8, espeakPHONEMES_IPA);
        append_ascii(ipa, ' ', '\0');
        append_clean(ipa, told ? told : "");
    }
    return g_strchomp(g_string_free(ipa, FALSE));
}
