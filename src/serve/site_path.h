/* From what a request asks for to a file below a folder, whatever the request or a link says. */
#ifndef LECTERN_SERVE_SITE_PATH_H
#define LECTERN_SERVE_SITE_PATH_H

#include <glib.h>
#include <sys/stat.h>

/* The path in the request target TARGET ("/a%20b/?x", or with "http://host" before it), decoded:
 * "/a b/". NULL for one that no file may have: not UTF-8, with a control character or a backslash,
 * or with a part that begins with a dot. The caller frees it. */
char *site_path_decode(const char *target);

typedef enum {
    SITE_PATH_FILE,    /* it is open */
    SITE_PATH_FOLDER,  /* it names a folder with a page, and lacks the slash at its end */
    SITE_PATH_MISSING, /* there is nothing to show */
} SitePathKind;

/* Opens what PATH, as decoded above, names in the folder ROOT: an absolute path without links. A
 * folder stands for its index.html. What is not a plain file, or lies elsewhere by a link, is
 * missing. DESCRIPTOR and STATE are set for a file only; the caller closes DESCRIPTOR. */
SitePathKind site_path_open(const char *root, const char *path, int *descriptor,
                            struct stat *state);

#endif
