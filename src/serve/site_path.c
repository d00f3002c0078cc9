#include "serve/site_path.h"

#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

char *site_path_decode(const char *target)
{
    const char *path = target;
    if (g_ascii_strncasecmp(path, "http://", strlen("http://")) == 0) {
        path = strchr(path + strlen("http://"), '/');
    }
    if (!path || *path != '/') {
        return NULL;
    }
    /* A NUL or a broken escape gives NULL here. */
    g_autofree char *decoded = g_uri_unescape_segment(path, path + strcspn(path, "?#"), NULL);
    if (!decoded || !g_utf8_validate(decoded, -1, NULL) || strstr(decoded, "/.")) {
        return NULL;
    }
    for (const char *c = decoded; *c; c++) {
        if (g_ascii_iscntrl(*c) || *c == '\\') {
            return NULL;
        }
    }
    return g_steal_pointer(&decoded);
}

/* Whether the open DESCRIPTOR is of something below ROOT: asked of what was opened, so that a link
 * that is changed meanwhile changes nothing. */
static gboolean is_below(const char *root, int descriptor)
{
    char link[sizeof "/proc/self/fd/" + 3 * sizeof descriptor];
    char path[PATH_MAX];
    g_snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) {
        return FALSE;
    }
    path[length] = '\0';
    size_t root_length = strcmp(root, "/") == 0 ? 0 : strlen(root);
    const char *rest = path + root_length;
    return strncmp(path, root, root_length) == 0 && *rest == '/' && !strstr(rest, "/.");
}

/* Opens PATH below ROOT; -1 where that may not be, or it is not of KIND (S_IFREG, S_IFDIR). A pipe
 * does not hold it up. */
static int open_below(const char *root, const char *path, mode_t kind, struct stat *state)
{
    g_autofree char *full = g_strconcat(root, path, NULL);
    int descriptor = open(full, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0) {
        return -1;
    }
    if (fstat(descriptor, state) != 0 || (state->st_mode & S_IFMT) != kind ||
        !is_below(root, descriptor)) {
        close(descriptor);
        return -1;
    }
    return descriptor;
}

SitePathKind site_path_open(const char *root, const char *path, int *descriptor, struct stat *state)
{
    gboolean is_folder = g_str_has_suffix(path, "/");
    g_autofree char *page = g_strconcat(path, is_folder ? "index.html" : "/index.html", NULL);
    *descriptor = open_below(root, is_folder ? page : path, S_IFREG, state);
    if (*descriptor >= 0) {
        return SITE_PATH_FILE;
    }
    int inside = is_folder ? -1 : open_below(root, page, S_IFREG, state);
    if (inside < 0) {
        return SITE_PATH_MISSING;
    }
    close(inside);
    return SITE_PATH_FOLDER;
}
