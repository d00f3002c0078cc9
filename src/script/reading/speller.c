#include "script/reading/speller.h"

#include <unicode/unum.h>
#include <unicode/ustring.h>

enum { KEPT = 3000, LONGEST = 1024 };

struct Speller {
    GMutex lock;
    gboolean hyphens;
    UNumberFormat *formats[SPELL_FORMS];
    char **kept[SPELL_FORMS]; /* words of the numbers below KEPT, made when first asked for */
};

static UNumberFormat *open_format(const char *code, const char *rules)
{
    UErrorCode status = U_ZERO_ERROR;
    UNumberFormat *format = unum_open(UNUM_SPELLOUT, NULL, 0, code, NULL, &status);
    UChar name[LONGEST];
    u_strFromUTF8(name, LONGEST, NULL, rules, -1, &status);
    unum_setTextAttribute(format, UNUM_DEFAULT_RULESET, name, -1, &status);
    if (U_FAILURE(status)) {
        unum_close(format);
        return NULL;
    }
    return format;
}

Speller *speller_new(const char *code, const char *const rules[SPELL_FORMS], gboolean hyphens,
                     SpellForm *missing)
{
    Speller *speller = g_new0(Speller, 1);
    speller->hyphens = hyphens;
    g_mutex_init(&speller->lock);
    for (guint form = 0; form < SPELL_FORMS; form++) {
        const char *name = rules[form] ? rules[form] : rules[SPELL_CARDINAL];
        speller->formats[form] = open_format(code, name);
        if (!speller->formats[form]) {
            *missing = (SpellForm)form;
            speller_free(speller);
            return NULL;
        }
        speller->kept[form] = g_new0(char *, KEPT);
    }
    return speller;
}

void speller_free(Speller *speller)
{
    for (guint form = 0; form < SPELL_FORMS; form++) {
        unum_close(speller->formats[form]);
        for (guint i = 0; speller->kept[form] && i < KEPT; i++) {
            g_free(speller->kept[form][i]);
        }
        g_free(speller->kept[form]);
    }
    g_mutex_clear(&speller->lock);
    g_free(speller);
}

/* TEXT without soft hyphens and commas, and with spaces for hyphens unless HYPHENS: one word to a
 * voice is one word on the timeline, but there are languages in which it is another sound. */
static char *plain_words(const char *text, gboolean hyphens)
{
    GString *plain = g_string_new(NULL);
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (c == '-' && !hyphens) {
            g_string_append_c(plain, ' ');
        } else if (c != ',' && c != 0xAD) {
            g_string_append_unichar(plain, c);
        }
    }
    return g_string_free(plain, FALSE);
}

static char *format_number(const Speller *speller, SpellForm form, gint64 number)
{
    UChar wide[LONGEST];
    char text[LONGEST * 3];
    UErrorCode status = U_ZERO_ERROR;
    const UNumberFormat *format = speller->formats[form];
    int32_t length = unum_formatInt64(format, number, wide, LONGEST, NULL, &status);
    u_strToUTF8(text, (int32_t)sizeof text, NULL, wide, length, &status);
    if (U_FAILURE(status)) {
        return g_strdup_printf("%" G_GINT64_FORMAT, number);
    }
    return plain_words(text, speller->hyphens);
}

void speller_say(Speller *speller, SpellForm form, gint64 number, GString *out)
{
    /* A formatter is changed by its use, and number words are asked for by every chapter's thread.
     */
    g_mutex_lock(&speller->lock);
    if (number >= 0 && number < KEPT) {
        char **words = &speller->kept[form][number];
        if (!*words) {
            *words = format_number(speller, form, number);
        }
        g_string_append(out, *words);
    } else {
        g_autofree char *words = format_number(speller, form, number);
        g_string_append(out, words);
    }
    g_mutex_unlock(&speller->lock);
}
