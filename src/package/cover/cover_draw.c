#include "package/cover/cover_draw.h"

#include <pango/pangocairo.h>
#include <string.h>

#include "base/error.h"
#include "package/cover/cover_png.h"
#include "package/cover/cover_strip.h"

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

/* Below UNBROKEN_TITLE a word that is too long for a line is broken. */
enum { LARGEST_TITLE = 600, UNBROKEN_TITLE = 240, SMALLEST_TITLE = 110, TITLE_STEP = 10 };
enum { SERIES_SIZE = 92, SUBTITLE_SIZE = 124, CREATOR_SIZE = 138 };

#define FONT "EB Garamond"
#define FONT_PACKAGE "fonts-ebgaramond"

typedef struct {
    guint8 red, green, blue;
} Colour;

/* Ground, text and the voices, of which the narrator's is the first. On each ground the text has a
 * contrast of 9 to 1 at least (WCAG 2.2 asks for 7). */
enum { VOICES = 4 };
typedef struct {
    Colour ground, text, quiet;
    Colour voices[VOICES];
} Palette;

static const Palette palettes[] = {
    {{0x14, 0x21, 0x3D},
     {0xF6, 0xF1, 0xE5},
     {0xB9, 0xC2, 0xD6},
     {{0x5B, 0x6E, 0x98}, {0xF2, 0xA5, 0x41}, {0xE7, 0x6F, 0x51}, {0x8E, 0xCA, 0xE6}}},
    {{0x12, 0x34, 0x2F},
     {0xF5, 0xF0, 0xE1},
     {0xB4, 0xCC, 0xC0},
     {{0x4F, 0x7D, 0x70}, {0xE9, 0xC4, 0x6A}, {0xF4, 0x8C, 0x6A}, {0xA8, 0xDA, 0xDC}}},
    {{0x3B, 0x14, 0x26},
     {0xF9, 0xEF, 0xE6},
     {0xDD, 0xB9, 0xBF},
     {{0x8A, 0x4F, 0x63}, {0xF3, 0xB6, 0x61}, {0xEE, 0x8E, 0x86}, {0x9F, 0xC5, 0xC8}}},
    {{0x23, 0x23, 0x2B},
     {0xF4, 0xF1, 0xEA},
     {0xC3, 0xC1, 0xBC},
     {{0x6C, 0x6B, 0x78}, {0xE8, 0xB0, 0x4B}, {0x7F, 0xB8, 0xA4}, {0xE0, 0x7A, 0x5F}}},
    {{0x40, 0x1F, 0x14},
     {0xFA, 0xF1, 0xE2},
     {0xE2, 0xC3, 0xAC},
     {{0x96, 0x62, 0x4B}, {0xF4, 0xC0, 0x6A}, {0x9E, 0xC1, 0xA3}, {0xF0, 0x90, 0x6C}}},
    {{0xF4, 0xEE, 0xE1},
     {0x1F, 0x26, 0x33},
     {0x5A, 0x5F, 0x6B},
     {{0xB9, 0xB3, 0xA6}, {0xB5, 0x3A, 0x2F}, {0x1F, 0x5F, 0x7A}, {0xC9, 0x85, 0x2B}}},
};

/* The same for all that has the same series, or else the same title. */
static const Palette *choose_palette(const Metadata *metadata)
{
    const char *name = metadata->series ? metadata->series : metadata->title;
    guint32 sum = 5381; /* D. J. Bernstein's hash: any that is the same everywhere would do */
    for (const char *c = name; *c; c++) {
        sum = sum * 33 + (guint8)*c;
    }
    return &palettes[sum % G_N_ELEMENTS(palettes)];
}

static void set_colour(cairo_t *cairo, Colour colour)
{
    cairo_set_source_rgb(cairo, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
}

typedef struct {
    cairo_t *cairo;
    PangoContext *context;
    const Metadata *metadata;
    const Palette *palette;
} Drawing;

/* Whether all letters of TEXT are Latin ones. Others have no italic, or, in this font, an empty
 * one.
 */
static gboolean is_latin(const char *text)
{
    for (; *text; text = g_utf8_next_char(text)) {
        GUnicodeScript script = g_unichar_get_script(g_utf8_get_char(text));
        if (script != G_UNICODE_SCRIPT_LATIN && script != G_UNICODE_SCRIPT_COMMON &&
            script != G_UNICODE_SCRIPT_INHERITED) {
            return FALSE;
        }
    }
    return TRUE;
}

/* TEXT set in SIZE units; it may take as many lines as it needs. */
static PangoLayout *set_text(const Drawing *drawing, const char *text, int size, gboolean italic)
{
    PangoLayout *layout = pango_layout_new(drawing->context);
    PangoFontDescription *font = pango_font_description_new();
    pango_font_description_set_family_static(font, FONT ", DejaVu Serif, serif");
    pango_font_description_set_style(font, italic && is_latin(text) ? PANGO_STYLE_ITALIC
                                                                    : PANGO_STYLE_NORMAL);
    pango_font_description_set_absolute_size(font, (double)size * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    pango_layout_set_width(layout, WIDTH * PANGO_SCALE);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
    pango_layout_set_line_spacing(layout, 0.92F);
    pango_layout_set_text(layout, text, -1);
    return layout;
}

/* Whether there is a glyph for all of TEXT, which is a WHAT; warns where not. */
static gboolean can_be_set(PangoLayout *layout, const char *what)
{
    int unknown = pango_layout_get_unknown_glyphs_count(layout);
    if (unknown > 0) {
        warn("cover",
             "no font that is installed has all letters of the %s, which is left out (Debian: "
             "fonts-noto-core, fonts-noto-cjk); a cover of your own is given with --cover",
             what);
    }
    return unknown == 0;
}

static int height_of(PangoLayout *layout)
{
    int height;
    pango_layout_get_pixel_size(layout, NULL, &height);
    return height;
}

/* Whether no word of LAYOUT is wider than the lines are. */
static gboolean fits_width(PangoLayout *layout)
{
    PangoRectangle extents;
    pango_layout_get_pixel_extents(layout, NULL, &extents);
    return extents.width <= WIDTH;
}

/* TEXT as large as it fits into HEIGHT; words are broken where nothing else helps, and what is too
 * long for all that ends in an ellipsis. */
static PangoLayout *set_title(const Drawing *drawing, const char *text, int height)
{
    for (int size = LARGEST_TITLE;; size -= TITLE_STEP) {
        PangoLayout *layout = set_text(drawing, text, size, FALSE);
        if (size < UNBROKEN_TITLE) {
            pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
        }
        if (size <= SMALLEST_TITLE) {
            pango_layout_set_height(layout, height * PANGO_SCALE);
            pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
            return layout;
        }
        if (fits_width(layout) && height_of(layout) <= height) {
            return layout;
        }
        g_object_unref(layout);
    }
}

/* Draws LAYOUT with its top at TOP in COLOUR, and gives the place below it. */
static int draw_text(const Drawing *drawing, PangoLayout *layout, int top, Colour colour)
{
    set_colour(drawing->cairo, colour);
    cairo_move_to(drawing->cairo, MARGIN, top);
    pango_cairo_show_layout(drawing->cairo, layout);
    return top + height_of(layout);
}

/* TEXT in at most LINES lines, the rest of it an ellipsis; NULL where there is none or no font. */
static PangoLayout *set_lines(const Drawing *drawing, const char *text, int size, gboolean italic,
                              int lines, const char *what)
{
    if (!text) {
        return NULL;
    }
    PangoLayout *layout = set_text(drawing, text, size, italic);
    pango_layout_set_height(layout, -lines);
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    if (!can_be_set(layout, what)) {
        g_clear_object(&layout);
    }
    return layout;
}

static void draw_words(const Drawing *drawing)
{
    const Metadata *metadata = drawing->metadata;
    const Palette *palette = drawing->palette;
    g_autofree char *series = metadata->series && metadata->number
                                  ? g_strdup_printf("%s · %s", metadata->series, metadata->number)
                                  : g_strdup(metadata->series);
    g_auto(GStrv) creators = metadata_list(metadata->creator);
    g_autofree char *creator = *creators ? g_strjoinv(", ", creators) : NULL;
    g_autoptr(PangoLayout) above = set_lines(drawing, series, SERIES_SIZE, FALSE, 1, "series");
    g_autoptr(PangoLayout) below =
        set_lines(drawing, metadata->subtitle, SUBTITLE_SIZE, TRUE, 2, "subtitle");
    g_autoptr(PangoLayout) by = set_lines(drawing, creator, CREATOR_SIZE, FALSE, 2, "creator");
    if (above) {
        draw_text(drawing, above, SERIES_TOP, palette->quiet);
    }
    int room = TITLE_HEIGHT - (below ? height_of(below) + GAP : 0);
    g_autoptr(PangoLayout) title = set_title(drawing, metadata->title, room);
    int top = above ? TITLE_TOP : SERIES_TOP + GAP;
    if (can_be_set(title, "title")) {
        top = draw_text(drawing, title, top, palette->text) + GAP;
    }
    if (below) {
        top = draw_text(drawing, below, top, palette->text) + GAP;
    }
    if (by) {
        draw_text(drawing, by, top, palette->quiet);
    }
}

static Colour voice_colour(const Palette *palette, int speaker)
{
    return speaker == SPEAKER_NARRATOR ? palette->voices[0]
                                       : palette->voices[1 + speaker % (VOICES - 1)];
}

/* A bar for each step of the timeline, around a middle line, with round ends. */
static void draw_strip(const Drawing *drawing, const PackageInput *input)
{
    StripBar bars[BARS];
    cover_strip(input, bars, BARS);
    const double pitch = (double)WIDTH / BARS;
    const double thickness = pitch * 0.56;
    cairo_set_line_width(drawing->cairo, thickness);
    cairo_set_line_cap(drawing->cairo, CAIRO_LINE_CAP_ROUND);
    for (gsize i = 0; i < BARS; i++) {
        /* Speech is never far from everywhere: what differs is brought out. */
        double shown = 0.08 + 0.92 * bars[i].height * bars[i].height * bars[i].height;
        double half = MAX(shown * STRIP_HEIGHT - thickness, 1.0) / 2.0;
        double x = MARGIN + pitch * ((double)i + 0.5);
        double middle = STRIP_TOP + STRIP_HEIGHT / 2.0;
        set_colour(drawing->cairo, voice_colour(drawing->palette, bars[i].speaker));
        cairo_move_to(drawing->cairo, x, middle - half);
        cairo_line_to(drawing->cairo, x, middle + half);
        cairo_stroke(drawing->cairo);
    }
}

/* The same on every machine that has the same fonts, whatever is set for its screen. */
static void set_rendering(cairo_t *cairo)
{
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_set_font_options(cairo, options);
    cairo_font_options_destroy(options);
}

static void warn_without_font(PangoContext *context)
{
    PangoFontDescription *wanted = pango_font_description_from_string(FONT " 20");
    g_autoptr(PangoFont) font = pango_context_load_font(context, wanted);
    PangoFontDescription *found = font ? pango_font_describe(font) : NULL;
    const char *family = found ? pango_font_description_get_family(found) : "";
    if (!g_str_has_prefix(family, FONT)) {
        warn("cover",
             "the font " FONT " is not installed (Debian: " FONT_PACKAGE "), another one is taken");
    }
    pango_font_description_free(found);
    pango_font_description_free(wanted);
}

/* Draws the cover of INPUT by CAIRO. */
static void draw_all(cairo_t *cairo, const PackageInput *input)
{
    g_autoptr(PangoFontMap) fonts = pango_cairo_font_map_new();
    PangoContext *context = pango_font_map_create_context(fonts);
    const Drawing drawing = {cairo, context, input->metadata, choose_palette(input->metadata)};
    pango_cairo_update_context(cairo, context);
    warn_without_font(context);
    set_colour(cairo, drawing.palette->ground);
    cairo_paint(cairo);
    draw_words(&drawing);
    draw_strip(&drawing, input);
    g_object_unref(context);
}

GByteArray *cover_draw(const PackageInput *input, GError **error)
{
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, COVER_PIXELS, COVER_PIXELS);
    cairo_t *cairo = cairo_create(surface);
    set_rendering(cairo);
    cairo_scale(cairo, (double)COVER_PIXELS / UNITS, (double)COVER_PIXELS / UNITS);
    draw_all(cairo, input);
    cairo_surface_flush(surface);
    GByteArray *png = NULL;
    if (cairo_status(cairo) == CAIRO_STATUS_SUCCESS) {
        png = cover_png(cairo_image_surface_get_data(surface), COVER_PIXELS, COVER_PIXELS,
                        (gsize)cairo_image_surface_get_stride(surface));
    }
    if (!png) {
        error_set(error, LECTERN_ERROR_OUTPUT, "cover", "cannot be drawn: %s",
                  cairo_status_to_string(cairo_status(cairo)));
    }
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    return png;
}
