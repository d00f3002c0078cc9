#include "package/cover/cover_draw.h"

#include "package/cover/cover_strip.h"
#include "package/cover/credit.h"
#include "package/cover/typeset.h"

/* In units of which the cover is UNITS wide and high. */
enum {
    UNITS = 3000,
    MARGIN = 260,
    WIDTH = UNITS - 2 * MARGIN,
    SERIES_TOP = 250,
    TITLE_TOP = 520,
    TITLE_HEIGHT = 1180, /* with the subtitle */
    GAP = 90,            /* between title, subtitle and creator */
    STRIP_TOP = 2190,
    STRIP_HEIGHT = 520,
    BARS = 84,
};

static const TypesetSizes title_sizes = {.largest = 600, .unbroken = 240, .smallest = 110};
enum { SERIES_SIZE = 92, SUBTITLE_SIZE = 124, CREATOR_SIZE = 138 };

static void draw_words(const Typeset *typeset, const PackageInput *input, const Palette *palette)
{
    const Metadata *metadata = input->metadata;
    /* What the title says, is not said again. */
    const char *series =
        credit_is_same(metadata->series, metadata->title) ? NULL : metadata->series;
    g_autofree char *place = series && metadata->number
                                 ? g_strdup_printf("%s · %s", series, metadata->number)
                                 : g_strdup(series);
    const char *const said[] = {metadata->title, series, NULL};
    g_autofree char *creator = credit_line(metadata->creator, said);
    g_autoptr(PangoLayout) above = typeset_lines(typeset, place, SERIES_SIZE, FALSE, 1, "series");
    g_autoptr(PangoLayout) below =
        typeset_lines(typeset, metadata->subtitle, SUBTITLE_SIZE, TRUE, 2, "subtitle");
    g_autoptr(PangoLayout) by = typeset_lines(typeset, creator, CREATOR_SIZE, FALSE, 2, "creator");
    if (above) {
        typeset_draw(typeset, above, SERIES_TOP, palette->quiet);
    }
    int room = TITLE_HEIGHT - (below ? typeset_height(below) + GAP : 0);
    g_autoptr(PangoLayout) title = typeset_title(typeset, metadata->title, title_sizes, room);
    int top = above ? TITLE_TOP : SERIES_TOP + GAP;
    if (typeset_is_whole(title, "title")) {
        top = typeset_draw(typeset, title, top, palette->text) + GAP;
    }
    if (below) {
        top = typeset_draw(typeset, below, top, palette->text) + GAP;
    }
    if (by) {
        typeset_draw(typeset, by, top, palette->quiet);
    }
}

/* A bar for each step of the timeline, around a middle line, with round ends. */
static void draw_strip(const Typeset *typeset, const PackageInput *input, const Palette *palette)
{
    StripBar bars[BARS];
    cover_strip(input, bars, BARS);
    const double pitch = (double)WIDTH / BARS;
    const double thickness = pitch * 0.56;
    for (gsize i = 0; i < BARS; i++) {
        /* Speech is never far from everywhere: what differs is brought out. */
        double shown = 0.08 + 0.92 * bars[i].height * bars[i].height * bars[i].height;
        double half = MAX(shown * STRIP_HEIGHT - thickness, 1.0) / 2.0;
        double x = MARGIN + pitch * ((double)i + 0.5);
        double middle = STRIP_TOP + STRIP_HEIGHT / 2.0;
        typeset_bar(typeset, x, middle - half, middle + half, thickness,
                    palette_voice(palette, bars[i].speaker));
    }
}

typedef struct {
    const PackageInput *input;
    const Palette *palette;
} Cover;

static void draw_all(const Typeset *typeset, gpointer data)
{
    const Cover *cover = data;
    draw_words(typeset, cover->input, cover->palette);
    draw_strip(typeset, cover->input, cover->palette);
}

GByteArray *cover_draw(const PackageInput *input, GError **error)
{
    const Metadata *metadata = input->metadata;
    /* The same for all of a series. */
    Cover cover = {input, palette_for(metadata->series ? metadata->series : metadata->title)};
    return typeset_picture(UNITS, UNITS, (double)COVER_PIXELS / UNITS, MARGIN,
                           cover.palette->ground, draw_all, &cover, error);
}
