#include <fontconfig/fontconfig.h>

#include "package/cover/cover.h"

static void each(FcStrList *paths, CoverSource see, gpointer data)
{
    const FcChar8 *path;
    while (paths && (path = FcStrListNext(paths))) {
        see((const char *)path, data);
    }
    if (paths) {
        FcStrListDone(paths);
    }
}

void cover_each_source(CoverSource see, gpointer data)
{
    FcConfig *config = FcInitLoadConfig(); /* where fonts are, without looking at them */
    if (config) {
        each(FcConfigGetConfigFiles(config), see, data);
        each(FcConfigGetFontDirs(config), see, data);
        FcConfigDestroy(config);
    }
}
