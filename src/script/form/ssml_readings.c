#include "script/form/ssml_readings.h"

#include <string.h>

#include "base/utf8.h"
#include "script/form/say_as.h"
#include "script/lexicon/x_sampa.h"

enum { LANGUAGE_LIMIT = 35 }; /* RFC 5646, 4.4.1 */

static gboolean is_language(const char *tag)
{
    enum { SHORTEST = 2, LONGEST = 3 };
    gsize primary = strspn(tag, "abcdefghijklmnopqrstuvwxyz");
    return (primary == SHORTEST || primary == LONGEST) && strlen(tag) <= LANGUAGE_LIMIT &&
           strspn(tag, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-") ==
               strlen(tag) &&
           (tag[primary] == '-' || tag[primary] == '\0');
}

/* Takes the readings from FIRST on away: those inside another. */
static void drop_readings(GArray *readings, guint first)
{
    for (guint i = first; i < readings->len; i++) {
        Reading *reading = &g_array_index(readings, Reading, i);
        g_free(reading->spoken);
        g_free(reading->ipa);
        g_free(reading->language);
    }
    g_array_set_size(readings, first);
}

/* Adds READING; those inside it have no effect. */
static void add_reading(SsmlReadings *made, const DraftTag *tag, Reading reading)
{
    if (made->readings->len > made->first) {
        ssml_warn(tag, 0,
                  "what stands in this <%s> is said as it says; markup in it changes nothing",
                  tag->tag.name);
        drop_readings(made->readings, made->first);
    }
    reading.marked = TRUE;
    g_array_append_val(made->readings, reading);
}

static void add_phoneme(SsmlReadings *made, const DraftTag *tag, Span span)
{
    ssml_check_attributes(tag, " ph alphabet ");
    const SsmlAttribute *alphabet = ssml_tag_attribute(&tag->tag, "alphabet");
    gboolean sampa = alphabet && (strcmp(alphabet->value, "x-sampa") == 0 ||
                                  strcmp(alphabet->value, "x-SAMPA") == 0);
    const char *sounds = ssml_need(tag, "ph", "ˈwɪntə");
    if (alphabet && !sampa && strcmp(alphabet->value, "ipa") != 0) {
        ssml_warn(tag, alphabet->offset,
                  "sounds are in the alphabet “ipa” or “x-sampa”; others change nothing");
        return;
    }
    const char *refused = NULL;
    g_autofree char *ipa = sounds && sampa ? x_sampa_to_ipa(sounds, &refused) : g_strdup(sounds);
    if (refused) {
        ssml_warn(tag, 0, "“%s” is no X-SAMPA", refused);
    } else if (ipa) {
        add_reading(made, tag, (Reading){.span = span, .ipa = g_steal_pointer(&ipa)});
    }
}

static void add_sub(SsmlReadings *made, const DraftTag *tag, Span span)
{
    ssml_check_attributes(tag, " alias ");
    const char *alias = ssml_need(tag, "alias", "World Wide Web");
    if (alias) {
        add_reading(made, tag, (Reading){.span = span, .spoken = g_strdup(alias)});
    }
}

static void add_say_as(SsmlReadings *made, const DraftTag *tag, Span span)
{
    ssml_check_attributes(tag, " interpret-as format detail ");
    const char *kind = ssml_need(tag, "interpret-as", "ordinal");
    const SsmlAttribute *format = ssml_tag_attribute(&tag->tag, "format");
    if (!kind) {
        return;
    }
    if (!say_as_is_known(kind, format ? format->value : NULL)) {
        ssml_warn(
            tag, 0,
            "“%s” is nothing that text is read as here, or has no such format; there are "
            "cardinal, ordinal, characters, digits, telephone, date, time, currency, fraction, "
            "unit and address",
            kind);
        return;
    }
    char *spoken = say_as(made->language, kind, format ? format->value : NULL,
                          made->text + span.start, span_length(span));
    if (spoken) {
        add_reading(made, tag, (Reading){.span = span, .spoken = spoken});
    }
}

/* Adds a reading for GAP with the language alone. */
static void add_gap(SsmlReadings *made, Span gap, const char *language)
{
    Span words = utf8_trim(made->text, gap);
    if (!span_is_empty(words)) {
        Reading reading = {.span = words, .language = g_strdup(language), .marked = TRUE};
        g_array_append_val(made->readings, reading);
    }
}

/* What stands in a language is read by its rules, also where it is read otherwise besides. */
static void add_lang(SsmlReadings *made, const DraftTag *tag, Span span)
{
    ssml_check_attributes(tag, " xml:lang ");
    const char *language = ssml_need(tag, "xml:lang", "de");
    if (!language || !is_language(language)) {
        if (language) {
            ssml_warn(tag, 0, "“%s” is no language’s code, such as “de” or “en-GB”", language);
        }
        return;
    }
    GArray *inner = g_array_new(FALSE, FALSE, sizeof(Reading));
    for (guint i = made->first; i < made->readings->len; i++) {
        g_array_append_val(inner, g_array_index(made->readings, Reading, i));
    }
    g_array_set_size(made->readings, made->first);
    gsize at = span.start;
    for (guint i = 0; i < inner->len; i++) {
        Reading reading = g_array_index(inner, Reading, i);
        add_gap(made, (Span){at, reading.span.start}, language);
        if (!reading.language) {
            reading.language = g_strdup(language);
        }
        g_array_append_val(made->readings, reading);
        at = reading.span.end;
    }
    add_gap(made, (Span){at, span.end}, language);
    g_array_unref(inner);
}

void ssml_add_readings(SsmlReadings *made, const DraftTag *tag, Span span)
{
    span = utf8_trim(made->text, span);
    if (span_is_empty(span)) {
        return;
    }
    switch (tag->tag.element) {
    case SSML_SUB:
        add_sub(made, tag, span);
        break;
    case SSML_PHONEME:
        add_phoneme(made, tag, span);
        break;
    case SSML_SAY_AS:
        add_say_as(made, tag, span);
        break;
    case SSML_LANG:
        add_lang(made, tag, span);
        break;
    default:
        break;
    }
}

GArray *ssml_merge_readings(GArray *own, GArray *marked)
{
    GArray *all = g_array_new(FALSE, FALSE, sizeof(Reading));
    guint next = 0;
    gsize behind = 0;
    for (guint i = 0; i < marked->len; i++) {
        Reading *reading = &g_array_index(marked, Reading, i);
        for (; own && next < own->len &&
               g_array_index(own, Reading, next).span.start < reading->span.end;
             next++) {
            behind = g_array_index(own, Reading, next).span.end;
            g_array_append_val(all, g_array_index(own, Reading, next));
        }
        if (reading->span.start >= behind) {
            g_array_append_vals(all, reading, 1);
            *reading = (Reading){0};
        }
    }
    for (; own && next < own->len; next++) {
        g_array_append_val(all, g_array_index(own, Reading, next));
    }
    if (own) {
        g_array_unref(own);
    }
    readings_free(marked);
    return all;
}
