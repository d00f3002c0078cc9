#include "script/form/ssml_read.h"

#include "base/utf8.h"
#include "script/form/ssml_readings.h"
#include "script/form/ssml_values.h"

enum { DEPTH_LIMIT = 16 };

/* An element that was opened and not closed yet. */
typedef struct {
    const DraftTag *tag;
    gsize start;
    guint first_reading; /* of those that it may hold */
    Tone tone;           /* of what stands around it */
    Emphasis emphasis;
} Open;

typedef struct {
    const char *text;
    const char *language;
    Utterance *utterance;
    GArray *readings; /* of Reading: what the markup says */
    Open open[DEPTH_LIMIT];
    guint depth;
    Tone tone; /* of what comes next */
    Emphasis emphasis;
    gsize since; /* where that began */
} Markup;

/* Ends the stretch that is said in one way at OFFSET. */
static void end_stretch(Markup *markup, gsize offset)
{
    gboolean changed = !tone_is_plain(markup->tone) || markup->emphasis != EMPHASIS_UNSET;
    Manner manner = {.span = {markup->since, offset},
                     .pause_ms = NO_BREAK,
                     .tone = markup->tone,
                     .emphasis = markup->emphasis};
    if (changed && offset > markup->since) {
        g_array_append_val(markup->utterance->manners, manner);
    }
    markup->since = offset;
}

static void place_break(Markup *markup, const DraftTag *tag, gsize offset)
{
    ssml_check_attributes(tag, " time strength ");
    const SsmlAttribute *time = ssml_tag_attribute(&tag->tag, "time");
    const SsmlAttribute *strength = ssml_tag_attribute(&tag->tag, "strength");
    int pause_ms = ssml_strength(strength ? strength->value : "medium");
    if (pause_ms == NO_BREAK) {
        ssml_warn(tag, strength ? strength->offset : 0,
                  "a break’s strength is none, x-weak, weak, medium, strong or x-strong");
    }
    if (time) {
        pause_ms = ssml_time(time->value);
        if (pause_ms == NO_BREAK) {
            ssml_warn(tag, time->offset,
                      "a break’s time is such as “800ms” or “1.5s”, a minute at most; before a "
                      "line, “pause:” may be longer");
        }
    }
    if (pause_ms != NO_BREAK) {
        end_stretch(markup, offset);
        Manner manner = {.span = {offset, offset}, .pause_ms = pause_ms, .tone = TONE_PLAIN};
        g_array_append_val(markup->utterance->manners, manner);
    }
}

typedef gboolean ToneReader(const char *value, Tone *tone);

static void open_prosody(Markup *markup, const DraftTag *tag)
{
    static const struct {
        const char *name;
        ToneReader *read;
        const char *values;
    } known[] = {
        {"rate", ssml_rate, "“slow”, “80%” or “+10%”"},
        {"pitch", ssml_pitch, "“low”, “+2st” or “-10%”; one in hertz suits no voice but one"},
        {"range", ssml_range, "“low” or “-20%”"},
        {"volume", ssml_volume, "“soft” or “-6dB”"},
    };
    ssml_check_attributes(tag, " rate pitch range volume ");
    for (gsize i = 0; i < G_N_ELEMENTS(known); i++) {
        const SsmlAttribute *attribute = ssml_tag_attribute(&tag->tag, known[i].name);
        if (attribute && !known[i].read(attribute->value, &markup->tone)) {
            ssml_warn(tag, attribute->offset, "%s is such as %s", known[i].name, known[i].values);
        }
    }
}

static void open_emphasis(Markup *markup, const DraftTag *tag)
{
    ssml_check_attributes(tag, " level ");
    const SsmlAttribute *level = ssml_tag_attribute(&tag->tag, "level");
    if (!ssml_emphasis(level ? level->value : "moderate", &markup->emphasis)) {
        ssml_warn(tag, level ? level->offset : 0, "a level is strong, moderate, reduced or none");
    }
}

static void open_element(Markup *markup, const DraftTag *tag, gsize offset)
{
    if (markup->depth == DEPTH_LIMIT) {
        ssml_warn(tag, 0, "this is too deep in other elements, and changes nothing");
        return;
    }
    end_stretch(markup, offset);
    markup->open[markup->depth++] = (Open){.tag = tag,
                                           .start = offset,
                                           .first_reading = markup->readings->len,
                                           .tone = markup->tone,
                                           .emphasis = markup->emphasis};
    if (tag->tag.element == SSML_PROSODY) {
        open_prosody(markup, tag);
    } else if (tag->tag.element == SSML_EMPHASIS) {
        open_emphasis(markup, tag);
    }
}

/* Closes the element on top at OFFSET. */
static void close_element(Markup *markup, gsize offset)
{
    end_stretch(markup, offset);
    const Open *open = &markup->open[--markup->depth];
    markup->tone = open->tone;
    markup->emphasis = open->emphasis;
    Span span = utf8_trim(markup->text, (Span){open->start, offset});
    SsmlReadings made = {markup->text, markup->language, markup->readings, open->first_reading};
    ssml_add_readings(&made, open->tag, span);
}

static void place_tag(Markup *markup, const DraftTag *tag, gsize offset)
{
    if (tag->tag.element == SSML_OTHER) {
        return;
    }
    if (tag->tag.form == SSML_CLOSES) {
        gboolean matches = markup->depth > 0 &&
                           markup->open[markup->depth - 1].tag->tag.element == tag->tag.element;
        if (matches) {
            close_element(markup, offset);
        } else if (tag->tag.element != SSML_BREAK) {
            ssml_warn(tag, 0, "</%s> closes nothing in this line, and changes nothing",
                      tag->tag.name);
        }
    } else if (tag->tag.element == SSML_BREAK) {
        place_break(markup, tag, offset);
    } else if (tag->tag.form == SSML_OPENS) {
        open_element(markup, tag, offset);
    } else {
        ssml_warn(tag, 0, "<%s/> holds no text, and changes nothing", tag->tag.name);
    }
}

void ssml_place(const GArray *tags, const char *text, const char *language, Utterance *utterance)
{
    if (tags->len == 0) {
        return;
    }
    Markup markup = {.text = text,
                     .language = language,
                     .utterance = utterance,
                     .readings = g_array_new(FALSE, FALSE, sizeof(Reading)),
                     .tone = TONE_PLAIN,
                     .since = utterance->span.start};
    utterance->tags = markup_tags_new();
    utterance->manners = g_array_new(FALSE, FALSE, sizeof(Manner));
    for (guint i = 0; i < tags->len; i++) {
        const DraftTag *draft = &g_array_index(tags, DraftTag, i);
        gsize offset = MIN(utterance->span.start + draft->offset, utterance->span.end);
        MarkupTag kept = {offset, g_strdup(draft->written)};
        g_array_append_val(utterance->tags, kept);
        place_tag(&markup, draft, offset);
    }
    while (markup.depth > 0) {
        const DraftTag *open = markup.open[markup.depth - 1].tag;
        ssml_warn(open, 0, "<%s> is not closed in this line; it holds to the line’s end",
                  open->tag.name);
        close_element(&markup, utterance->span.end);
    }
    utterance->readings = ssml_merge_readings(utterance->readings, markup.readings);
}
