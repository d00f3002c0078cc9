#include "show/site/share_image.h"

#include "package/cover/credit.h"
#include "package/cover/typeset.h"
#include "package/html/page_date.h"
#include "package/html/page_parts.h"
#include "show/site/share_bars.h"

enum {
    MARGIN = 80,
    COLUMN = SHARE_WIDTH - 2 * MARGIN,
    SHOW_TOP = 64,
    SHOW_SIZE = 40,
    TITLE_TOP = 136,
    TITLE_HEIGHT = 250,
    BELOW_GAP = 18,
    BELOW_SIZE = 38,
    STRIP_TOP = 490,
    STRIP_HEIGHT = 84,
    BARS = 80,
};

static const TypesetSizes title_sizes = {.largest = 150, .unbroken = 60, .smallest = 40};

typedef struct {
    const char *above, *title, *below;
    const Palette *palette;
    const ShareBar *bars; /* NULL for none */
} Share;

static void draw_strip(const Typeset *typeset, const Share *share)
{
    const double pitch = (double)COLUMN / BARS;
    const double thickness = pitch * 0.56;
    const double middle = STRIP_TOP + STRIP_HEIGHT / 2.0;
    for (gsize i = 0; i < BARS; i++) {
        double height = share->bars[i].height;
        /* Speech is never far from everywhere: what differs is brought out, as on covers. */
        double shown = 0.08 + 0.92 * height * height * height;
        double half = MAX(shown * STRIP_HEIGHT - thickness, 1.0) / 2.0;
        double x = MARGIN + pitch * ((double)i + 0.5);
        typeset_bar(typeset, x, middle - half, middle + half, thickness,
                    palette_voice(share->palette, share->bars[i].speaker));
    }
}

static void draw(const Typeset *typeset, gpointer data)
{
    const Share *share = data;
    const Palette *palette = share->palette;
    g_autoptr(PangoLayout) above =
        typeset_lines(typeset, share->above, SHOW_SIZE, FALSE, 1, "show's title");
    g_autoptr(PangoLayout) below =
        typeset_lines(typeset, share->below, BELOW_SIZE, TRUE, share->bars ? 1 : 3, "author");
    g_autoptr(PangoLayout) title = typeset_title(typeset, share->title, title_sizes, TITLE_HEIGHT);
    int top = TITLE_TOP;
    if (above) {
        typeset_draw(typeset, above, SHOW_TOP, palette->quiet);
    }
    if (typeset_is_whole(title, "title")) {
        top = typeset_draw(typeset, title, top, palette->text) + BELOW_GAP;
    }
    if (below) {
        typeset_draw(typeset, below, top, palette->quiet);
    }
    if (share->bars) {
        draw_strip(typeset, share);
    }
}

static GByteArray *picture(Share *share, GError **error)
{
    return typeset_picture(SHARE_WIDTH, SHARE_HEIGHT, 1.0, MARGIN, share->palette->ground, draw,
                           share, error);
}

GByteArray *share_image_show(const Show *show, GError **error)
{
    Share share = {.above = credit_is_same(show->author, show->title) ? NULL : show->author,
                   .title = show->title,
                   .below = show->description,
                   .palette = palette_for(show->title)};
    return picture(&share, error);
}

GByteArray *share_image_episode(const Show *show, const Episode *episode, const char *folder,
                                GError **error)
{
    const Metadata *metadata = &episode->metadata;
    ShareBar bars[BARS];
    g_autofree char *transcript =
        g_build_filename(folder, episode->files[EPISODE_TRANSCRIPT_JSON].path, NULL);
    if (!share_bars_read(transcript, episode->duration_ms, bars, BARS, error)) {
        return NULL;
    }
    const char *const said[] = {show->title, metadata->title, NULL};
    g_autofree char *by = credit_line(metadata->creator, said);
    g_autofree char *date = page_date(metadata->date, metadata->language);
    g_autofree char *length = page_minutes(episode->duration_ms);
    g_autofree char *below =
        g_strdup_printf("%s%s%s · %s", by ? by : "", by ? " · " : "", date, length);
    Share share = {.above = credit_is_same(show->title, metadata->title) ? NULL : show->title,
                   .title = metadata->title,
                   .below = below,
                   .palette = palette_for(show->title),
                   .bars = bars};
    return picture(&share, error);
}
