#include "package/cover/typeset.h"

#include <string.h>

#include "base/error.h"
#include "package/cover/cover_png.h"

#define FONT "EB Garamond"
#define FONT_PACKAGE "fonts-ebgaramond"

enum { TITLE_STEP = 10 };

void typeset_colour(const Typeset *typeset, Colour colour)
{
    cairo_set_source_rgb(typeset->cairo, colour.red / 255.0, colour.green / 255.0,
                         colour.blue / 255.0);
}

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
static PangoLayout *set_text(const Typeset *typeset, const char *text, int size, gboolean italic)
{
    PangoLayout *layout = pango_layout_new(typeset->context);
    PangoFontDescription *font = pango_font_description_new();
    pango_font_description_set_family_static(font, FONT ", DejaVu Serif, serif");
    pango_font_description_set_style(font, italic && is_latin(text) ? PANGO_STYLE_ITALIC
                                                                    : PANGO_STYLE_NORMAL);
    pango_font_description_set_absolute_size(font, (double)size * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    pango_layout_set_width(layout, typeset->width * PANGO_SCALE);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
    pango_layout_set_line_spacing(layout, 0.92F);
    pango_layout_set_text(layout, text, -1);
    return layout;
}

gboolean typeset_is_whole(PangoLayout *layout, const char *what)
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

int typeset_height(PangoLayout *layout)
{
    int height;
    pango_layout_get_pixel_size(layout, NULL, &height);
    return height;
}

/* Whether no word of LAYOUT is wider than WIDTH. */
static gboolean fits_width(PangoLayout *layout, int width)
{
    PangoRectangle extents;
    pango_layout_get_pixel_extents(layout, NULL, &extents);
    return extents.width <= width;
}

PangoLayout *typeset_title(const Typeset *typeset, const char *text, TypesetSizes sizes, int height)
{
    for (int size = sizes.largest;; size -= TITLE_STEP) {
        PangoLayout *layout = set_text(typeset, text, size, FALSE);
        if (size < sizes.unbroken) {
            pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
        }
        if (size <= sizes.smallest) {
            pango_layout_set_height(layout, height * PANGO_SCALE);
            pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
            return layout;
        }
        if (fits_width(layout, typeset->width) && typeset_height(layout) <= height) {
            return layout;
        }
        g_object_unref(layout);
    }
}

PangoLayout *typeset_lines(const Typeset *typeset, const char *text, int size, gboolean italic,
                           int lines, const char *what)
{
    if (!text) {
        return NULL;
    }
    PangoLayout *layout = set_text(typeset, text, size, italic);
    pango_layout_set_height(layout, -lines);
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    if (!typeset_is_whole(layout, what)) {
        g_clear_object(&layout);
    }
    return layout;
}

int typeset_draw(const Typeset *typeset, PangoLayout *layout, int top, Colour colour)
{
    typeset_colour(typeset, colour);
    cairo_move_to(typeset->cairo, typeset->left, top);
    pango_cairo_show_layout(typeset->cairo, layout);
    return top + typeset_height(layout);
}

void typeset_bar(const Typeset *typeset, double x, double top, double bottom, double thickness,
                 Colour colour)
{
    cairo_set_line_width(typeset->cairo, thickness);
    cairo_set_line_cap(typeset->cairo, CAIRO_LINE_CAP_ROUND);
    typeset_colour(typeset, colour);
    cairo_move_to(typeset->cairo, x, top);
    cairo_line_to(typeset->cairo, x, bottom);
    cairo_stroke(typeset->cairo);
}

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

/* Draws on CAIRO. */
static void draw_all(cairo_t *cairo, int left, int width, Colour ground, TypesetDraw draw,
                     gpointer data)
{
    g_autoptr(PangoFontMap) fonts = pango_cairo_font_map_new();
    PangoContext *context = pango_font_map_create_context(fonts);
    const Typeset typeset = {cairo, context, left, width};
    pango_cairo_update_context(cairo, context);
    warn_without_font(context);
    typeset_colour(&typeset, ground);
    cairo_paint(cairo);
    draw(&typeset, data);
    g_object_unref(context);
}

GByteArray *typeset_picture(int width, int height, double pixels, int left, Colour ground,
                            TypesetDraw draw, gpointer data, GError **error)
{
    int across = (int)(width * pixels + 0.5); // NOLINT(bugprone-incorrect-roundings): positive
    int down = (int)(height * pixels + 0.5);  // NOLINT(bugprone-incorrect-roundings): positive
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, across, down);
    cairo_t *cairo = cairo_create(surface);
    set_rendering(cairo);
    cairo_scale(cairo, pixels, pixels);
    draw_all(cairo, left, width - 2 * left, ground, draw, data);
    cairo_surface_flush(surface);
    GByteArray *png = NULL;
    if (cairo_status(cairo) == CAIRO_STATUS_SUCCESS) {
        png = cover_png(cairo_image_surface_get_data(surface), (guint)across, (guint)down,
                        (gsize)cairo_image_surface_get_stride(surface));
    }
    if (!png) {
        error_set(error, LECTERN_ERROR_OUTPUT, "picture", "cannot be drawn: %s",
                  cairo_status_to_string(cairo_status(cairo)));
    }
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    return png;
}
