#include "show/workshop.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"

/* Behind it a run has letters of its own: a worker that outlives a killed run for a moment is in no
 * other run's way. */
#define MAKING "making-"

struct Workshop {
    char *making;
    int lock;
};

/* Takes the lock at PATH; as it belongs to this process alone, a worker that outlives a killed run
 * does not hold it. -1 on failure. */
static int take_lock(const Show *show, const char *path, GError **error)
{
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    struct flock range = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    if (fd >= 0 && fcntl(fd, F_SETLK, &range) == 0) {
        return fd;
    }
    if (fd >= 0 && (errno == EACCES || errno == EAGAIN)) {
        error_set(error, LECTERN_ERROR_OUTPUT, show->folder,
                  "another run is publishing this show at the moment");
    } else {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, path, errno, "cannot be locked");
    }
    if (fd >= 0) {
        close(fd);
    }
    return -1;
}

/* Removes what killed runs left in FOLDER: each had a place of its own there. */
static gboolean clear_away(const char *folder, GError **error)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (g_str_has_prefix(name, MAKING) && !file_remove_tree(path, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

Workshop *workshop_open(const Show *show, GError **error)
{
    g_autofree char *folder = show_path(show, SHOW_WORK);
    g_autofree char *path = g_build_filename(folder, "lock", NULL);
    if (g_mkdir_with_parents(folder, 0777) != 0) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, folder, errno, "cannot make the folder");
        return NULL;
    }
    int lock = take_lock(show, path, error);
    if (lock < 0) {
        return NULL;
    }
    g_autoptr(Workshop) workshop = g_new0(Workshop, 1);
    workshop->lock = lock;
    if (!clear_away(folder, error)) {
        return NULL;
    }
    workshop->making = g_build_filename(folder, MAKING "XXXXXX", NULL);
    if (!g_mkdtemp_full(workshop->making, 0777)) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, folder, errno, "cannot make a folder in it");
        return NULL;
    }
    return g_steal_pointer(&workshop);
}

void workshop_free(Workshop *workshop)
{
    if (workshop) {
        if (workshop->making) {
            (void)file_remove_tree(workshop->making, NULL);
        }
        close(workshop->lock);
        g_free(workshop->making);
        g_free(workshop);
    }
}

char *workshop_path(const Workshop *workshop, const char *name)
{
    return g_build_filename(workshop->making, name, NULL);
}
