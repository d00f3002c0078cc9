#include "speech/complaints.h"

#include <glib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { COMPLAINTS_LIMIT = 1000 }; /* bytes that are looked at */

int complaints_new(void)
{
    return memfd_create("complaints", MFD_CLOEXEC);
}

char *complaints_first(int fd)
{
    char text[COMPLAINTS_LIMIT + 1] = {0};
    ssize_t length = pread(fd, text, COMPLAINTS_LIMIT, 0);
    text[MAX(length, 0)] = '\0';
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_auto(GStrv) lines = g_strsplit(valid, "\n", -1);
    for (char **line = lines; *line; line++) {
        if (**line && !g_str_has_prefix(*line, "Warning")) {
            return g_strdup(*line);
        }
    }
    return g_strdup("");
}
