#include "edition/target.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "edition/keep.h"

/* As many links as Linux itself follows. */
enum { LINKS_FOLLOWED = 40 };

/* PATH without slashes at its end, but for the root's. */
static char *without_slashes(const char *path)
{
    gsize length = strlen(path);
    while (length > 1 && path[length - 1] == '/') {
        length--;
    }
    return g_strndup(path, length);
}

/* Where the link PATH points, or NULL where it is none. */
static char *link_destination(const char *path)
{
    g_autofree char *link = g_file_read_link(path, NULL);
    if (!link || g_path_is_absolute(link)) {
        return g_steal_pointer(&link);
    }
    g_autofree char *folder = g_path_get_dirname(path);
    return g_build_filename(folder, link, NULL);
}

/* PATH behind all links, though what they lead to may not exist yet. */
static char *behind_links(const char *path)
{
    char *reached = without_slashes(path);
    for (int hop = 0; hop < LINKS_FOLLOWED; hop++) {
        char *next = link_destination(reached);
        if (!next) {
            break;
        }
        g_free(reached);
        reached = without_slashes(next);
        g_free(next);
    }
    return reached;
}

/* Whether the program runs in FOLDER or below it: the shell that started it would be left standing
 * in a folder that is gone. */
static gboolean holds_working_folder(const char *folder)
{
    g_autofree char *current = g_get_current_dir();
    g_autofree char *below = g_strconcat(folder, g_str_has_suffix(folder, "/") ? "" : "/", NULL);
    return strcmp(current, folder) == 0 || g_str_has_prefix(current, below);
}

/* Whether a file system is mounted at FOLDER: nothing can be put in its place. */
static gboolean is_mount_point(const char *folder)
{
    struct statx status;
    return statx(AT_FDCWD, folder, 0, STATX_BASIC_STATS, &status) == 0 &&
           (status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
}

static char *resolve_existing(const char *path, const struct stat *status, GError **error)
{
    if (!S_ISDIR(status->st_mode)) {
        error_set(error, LECTERN_ERROR_OUTPUT, path, "is a file; an edition is a folder");
        return NULL;
    }
    char *real = realpath(path, NULL);
    if (!real) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, path, errno, "cannot be found");
        return NULL;
    }
    g_autofree char *target = g_strdup(real);
    free(real);
    if (holds_working_folder(target)) {
        error_set(error, LECTERN_ERROR_OUTPUT, path,
                  "cannot be replaced, because you are working in it: name a folder inside it");
        return NULL;
    }
    if (is_mount_point(target)) {
        error_set(error, LECTERN_ERROR_OUTPUT, path,
                  "is the top of a file system and cannot be replaced: name a folder inside it");
        return NULL;
    }
    if (access(target, W_OK | X_OK) != 0) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, path, errno, "cannot be replaced");
        return NULL;
    }
    return g_steal_pointer(&target);
}

static char *resolve_new(const char *path, const char *given, GError **error)
{
    g_autofree char *name = g_path_get_basename(path);
    g_autofree char *parent = g_path_get_dirname(path);
    if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0) {
        error_set(error, LECTERN_ERROR_OUTPUT, given, "does not exist and cannot be made");
        return NULL;
    }
    if (g_mkdir_with_parents(parent, 0777) != 0) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, parent, errno, "cannot make the folder");
        return NULL;
    }
    char *real = realpath(parent, NULL);
    if (!real) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, parent, errno, "cannot be found");
        return NULL;
    }
    char *target = g_build_filename(real, name, NULL);
    free(real);
    return target;
}

char *target_resolve(const char *path, GError **error)
{
    if (!*path) {
        error_set(error, LECTERN_ERROR_OUTPUT, "the edition's folder", "its name is empty");
        return NULL;
    }
    g_autofree char *reached = behind_links(path);
    struct stat status;
    if (stat(reached, &status) == 0) {
        return resolve_existing(reached, &status, error);
    }
    if (errno != ENOENT) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, path, errno, "cannot be found");
        return NULL;
    }
    return resolve_new(reached, path, error);
}

gboolean target_may_be_replaced(const char *target, const char *where, GError **error)
{
    GStatBuf status;
    if (g_lstat(target, &status) != 0 && errno == ENOENT) {
        return TRUE;
    }
    g_autoptr(GError) cause = NULL;
    g_autoptr(GDir) entries = g_dir_open(target, 0, &cause);
    if (!entries) {
        error_set(error, LECTERN_ERROR_OUTPUT, where, "cannot be read: %s", cause->message);
        return FALSE;
    }
    if (!g_dir_read_name(entries)) {
        return TRUE;
    }
    if (!folder_is_edition(target)) {
        error_set(
            error, LECTERN_ERROR_OUTPUT, where,
            "has other files in it and is not an edition: name a folder that is empty or new");
        return FALSE;
    }
    return TRUE;
}
