#include "package/sync/page_class.h"

#include <string.h>

guint page_number(const char *label)
{
    guint64 number;
    return g_ascii_string_to_unsigned(label, 10, 1, G_MAXUINT / 2, &number, NULL) ? (guint)number
                                                                                  : 0;
}

const char *page_class(const char *label)
{
    gsize length = strlen(label);
    if (page_number(label) > 0) {
        return "page-normal";
    }
    return length > 0 && strspn(label, "ivxlcdmIVXLCDM") == length ? "page-front" : "page-special";
}
