#include "show/make_one.h"

#include "base/error.h"
#include "edition/formats.h"
#include "edition/prepare.h"

/* What feed and pages need of every episode (episode.h). */
#define NEEDED "mp3,mp3-whole,vtt,srt,podcast,html"

static CastFile *load_cast(const Show *show, GError **error)
{
    static const char empty[] = "";
    CastFile *cast = show->cast ? cast_file_read(show->cast, error)
                                : cast_file_parse(show->conf, empty, 0, error);
    if (cast && show->narrator && !cast->narrator) {
        cast->narrator = g_strdup(show->narrator);
    }
    return cast;
}

gboolean making_init(Making *making, const Show *show, GError **error)
{
    g_autofree char *formats =
        show->formats ? g_strconcat(NEEDED ",", show->formats, NULL) : g_strdup(NEEDED);
    *making = (Making){.show = show, .formats = g_ptr_array_new(), .packages = g_ptr_array_new()};
    return formats_parse(show->conf, formats, making->formats, making->packages, error) &&
           (making->voices = voices_load(error)) && (making->cast = load_cast(show, error)) &&
           (making->preset = preset_load(show->preset, error));
}

void making_clear(Making *making)
{
    g_clear_pointer(&making->voices, g_ptr_array_unref);
    g_clear_pointer(&making->cast, cast_file_free);
    g_clear_pointer(&making->preset, preset_free);
    g_clear_pointer(&making->formats, g_ptr_array_unref);
    g_clear_pointer(&making->packages, g_ptr_array_unref);
}

/* The picture to be the cover: the article's own, or the show's; NULL where one is drawn. */
static const char *cover_of(const Show *show, const Order *order)
{
    if (order->metadata.cover) {
        return order->metadata.cover;
    }
    return show->cover_is_made ? NULL : show->cover;
}

gboolean make_one(const Making *making, const Order *order, const char *folder, guint jobs,
                  Cache *cache, gboolean (*interrupted)(void), GError **error)
{
    warn_about(order->path); /* in a process of its own */
    g_autoptr(Script) script =
        prepare_script(order->path, &order->completed, making->cast, NULL, making->voices, error);
    if (!script) {
        return FALSE;
    }
    g_free(prepare_take_cover(script));
    const ProduceOptions options = {
        .perform = {.name = order->path,
                    .formats = (const AudioFormat *const *)making->formats->pdata,
                    .format_count = making->formats->len,
                    .preset = making->preset,
                    .channels = preset_channels(making->preset, making->show->stereo),
                    .jobs = jobs,
                    .announce_speakers = making->show->announce_speakers,
                    .cache = cache,
                    .first_chapter = 1,
                    .last_chapter = G_MAXUINT,
                    .interrupted = interrupted},
        .packages = making->packages,
        .cover = cover_of(making->show, order),
    };
    ProduceSummary summary;
    if (!produce(script, making->voices, &options, folder, &summary, error)) {
        return FALSE;
    }
    if (summary.faults > 0) {
        error_set(error, LECTERN_ERROR_ENGINE, order->path, "%u utterance%s could not be spoken",
                  summary.faults, summary.faults == 1 ? "" : "s");
    }
    return summary.faults == 0;
}
