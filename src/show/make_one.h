/* One order becomes an edition. */
#ifndef LECTERN_SHOW_MAKE_ONE_H
#define LECTERN_SHOW_MAKE_ONE_H

#include "cast/cast_file.h"
#include "cast/voice.h"
#include "edition/produce.h"
#include "show/order.h"

/* What the editions of a show are made with; the same for all. */
typedef struct {
    const Show *show;
    GPtrArray *voices; /* of Voice * */
    CastFile *cast;    /* or NULL */
    Preset *preset;
    GPtrArray *formats, *packages;
} Making;

gboolean making_init(Making *making, const Show *show, GError **error);
void making_clear(Making *making);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Making, making_clear)

/* Makes the edition of ORDER in FOLDER on JOBS cores, with CACHE or NULL. An utterance that could
 * not be spoken is an error, too. Warnings are about ORDER from then on: call it in a process of
 * its own. */
gboolean make_one(const Making *making, const Order *order, const char *folder, guint jobs,
                  Cache *cache, gboolean (*interrupted)(void), GError **error);

#endif
