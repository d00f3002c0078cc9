#include "sound/output.h"

#include <errno.h>

gboolean output_seek(Output *output, gint64 place)
{
    if (place < 0 || fseeko(output->file, (gint64)output->header + place, SEEK_SET) != 0) {
        output->failure = output->failure != 0 ? output->failure : place < 0 ? EINVAL : errno;
        return FALSE;
    }
    output->place = place;
    return TRUE;
}

gboolean output_write(Output *output, gconstpointer bytes, gsize count)
{
    if (output->failure != 0) {
        return FALSE;
    }
    if (fwrite(bytes, 1, count, output->file) != count) {
        output->failure = errno;
        return FALSE;
    }
    output->place += (gint64)count;
    output->size = MAX(output->size, output->place);
    return TRUE;
}
