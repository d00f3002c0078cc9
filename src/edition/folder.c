/* Beside the target NAME stands, while an edition is made, the hidden folder .NAME.lectern with
 *
 *   lock      locked by the run that works in it;
 *   making/   the edition being made: worthless once its run is gone;
 *   ready/    a whole edition: the new one, and after the exchange the old one;
 *   old/      the old edition, where the file system cannot exchange two folders.
 *
 * A name thus says all there is to know when a run was killed: `making` is thrown away, and of
 * `ready` and `old` only what is not their edition's own is of value (keep.h), unless the target
 * itself is missing: then they are it. */
#include "edition/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "edition/flush.h"
#include "edition/keep.h"
#include "edition/target.h"

struct Folder {
    char *path;    /* as it was given, for messages */
    char *target;  /* where the edition goes */
    char *control; /* the hidden folder */
    char *making;
    char *ready;
    char *old;
    int lock;
    gboolean holds_old; /* `ready` or `old` may have what exists nowhere else: leave them */
};

static Folder *folder_new(const char *path, const char *target)
{
    g_autofree char *parent = g_path_get_dirname(target);
    g_autofree char *name = g_path_get_basename(target);
    g_autofree char *hidden = g_strdup_printf(".%s.lectern", name);
    Folder *folder = g_new0(Folder, 1);
    folder->path = g_strdup(path);
    folder->target = g_strdup(target);
    folder->control = g_build_filename(parent, hidden, NULL);
    folder->making = g_build_filename(folder->control, "making", NULL);
    folder->ready = g_build_filename(folder->control, "ready", NULL);
    folder->old = g_build_filename(folder->control, "old", NULL);
    folder->lock = -1;
    return folder;
}

static gboolean is_folder(const char *path)
{
    GStatBuf status;
    return g_lstat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static gboolean is_missing(const char *path)
{
    GStatBuf status;
    return g_lstat(path, &status) != 0 && errno == ENOENT;
}

static gboolean fail(const Folder *folder, const char *what, GError **error)
{
    error_set_errno(error, LECTERN_ERROR_OUTPUT, folder->path, errno, what);
    return FALSE;
}

static gboolean move(const Folder *folder, const char *from, const char *to, GError **error)
{
    return rename(from, to) == 0 || fail(folder, "cannot be put into place", error);
}

/* Takes the lock on FD; a lock of fcntl's belongs to this process alone, so that a forked worker
 * which outlives a killed run does not hold it. */
static gboolean take_lock(const Folder *folder, int fd, GError **error)
{
    struct flock range = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    if (fcntl(fd, F_SETLK, &range) == 0) {
        return TRUE;
    }
    if (errno != EACCES && errno != EAGAIN) {
        return fail(folder, "cannot be locked", error);
    }
    error_set(error, LECTERN_ERROR_OUTPUT, folder->path,
              "another run is making this edition at the moment");
    return FALSE;
}

/* Whether FD still is the file at PATH: a run that ends removes its lock. */
static gboolean is_current(int fd, const char *path)
{
    struct stat held, named;
    return fstat(fd, &held) == 0 && stat(path, &named) == 0 && held.st_ino == named.st_ino &&
           held.st_dev == named.st_dev;
}

/* Makes the hidden folder and locks it. */
static gboolean lock_control(Folder *folder, GError **error)
{
    g_autofree char *path = g_build_filename(folder->control, "lock", NULL);
    for (;;) {
        if (mkdir(folder->control, 0777) != 0 && errno != EEXIST) {
            return fail(folder, "cannot be made", error);
        }
        if (!is_folder(folder->control)) {
            errno = ENOTDIR;
            return fail(folder, "cannot be made", error);
        }
        int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (fd < 0 && errno == ENOENT) {
            continue; /* another run ended between the two steps and took the folder away */
        }
        if (fd < 0) {
            return fail(folder, "cannot be made", error);
        }
        gboolean locked = take_lock(folder, fd, error);
        if (locked && is_current(fd, path)) {
            folder->lock = fd;
            return TRUE;
        }
        close(fd);
        if (!locked) {
            return FALSE;
        }
    }
}

/* Removes the edition at PATH, a folder beside `making`, once nothing in it is of value. The name
 * goes first: should this be cut short, the rest is not taken for an edition. */
static gboolean retire(const Folder *folder, const char *path, GError **error)
{
    return is_missing(path) ||
           (keep_foreign_files(path, folder->target, error) &&
            move(folder, path, folder->making, error) && file_remove_tree(folder->making, error));
}

/* Puts right what a killed run left. */
static gboolean recover(const Folder *folder, GError **error)
{
    if (!file_remove_tree(folder->making, error)) {
        return FALSE;
    }
    const char *const editions[] = {folder->ready, folder->old};
    for (gsize i = 0; i < G_N_ELEMENTS(editions); i++) {
        if (is_folder(editions[i]) && is_missing(folder->target) &&
            !move(folder, editions[i], folder->target, error)) {
            return FALSE;
        }
        if (!retire(folder, editions[i], error)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Takes the hidden folder and makes it ready to work in. */
static gboolean prepare(Folder *folder, GError **error)
{
    if (!lock_control(folder, error)) {
        return FALSE;
    }
    folder->holds_old = TRUE;
    if (!recover(folder, error)) {
        return FALSE;
    }
    folder->holds_old = FALSE;
    if (!target_may_be_replaced(folder->target, folder->path, error)) {
        return FALSE;
    }
    return mkdir(folder->making, 0777) == 0 || fail(folder, "cannot be made", error);
}

Folder *folder_open(const char *path, GError **error)
{
    g_autofree char *target = target_resolve(path, error);
    if (!target) {
        return NULL;
    }
    Folder *folder = folder_new(path, target);
    if (!prepare(folder, error)) {
        folder_free(folder);
        return NULL;
    }
    return folder;
}

gboolean folder_is_at_rest(const char *path)
{
    char *target = realpath(path, NULL);
    if (!target) {
        return FALSE;
    }
    Folder *folder = folder_new(path, target);
    gboolean is_at_rest = is_folder(target) && is_missing(folder->control);
    folder_free(folder);
    free(target);
    return is_at_rest;
}

const char *folder_work_path(const Folder *folder)
{
    return folder->making;
}

/* Puts `ready` in the target's place by two renames: between them there is no target, and
 * `recover` puts it back. */
static gboolean swap_in_two_steps(const Folder *folder, GError **error)
{
    if (!move(folder, folder->target, folder->old, error)) {
        return FALSE;
    }
    flush_parent(folder->ready);
    if (move(folder, folder->ready, folder->target, error)) {
        return TRUE;
    }
    (void)rename(folder->old, folder->target);
    return FALSE;
}

/* Puts `ready` in the target's place. */
static gboolean swap(const Folder *folder, GError **error)
{
    if (is_missing(folder->target)) {
        return move(folder, folder->ready, folder->target, error);
    }
    if (!is_folder(folder->target)) {
        errno = ENOTDIR;
        return fail(folder, "cannot be replaced", error);
    }
    if (renameat2(AT_FDCWD, folder->ready, AT_FDCWD, folder->target, RENAME_EXCHANGE) == 0) {
        return TRUE;
    }
    if (errno != EINVAL && errno != ENOSYS && errno != EOPNOTSUPP) {
        return fail(folder, "cannot be replaced", error);
    }
    return swap_in_two_steps(folder, error);
}

/* Who may read the old folder may read the new one. */
static void keep_permissions(const Folder *folder)
{
    GStatBuf status;
    if (g_stat(folder->target, &status) == 0) {
        (void)chmod(folder->making, status.st_mode & 07777);
    }
}

gboolean folder_commit(Folder *folder, GError **error)
{
    keep_permissions(folder);
    if (!flush_tree(folder->making, folder->path, error) ||
        !move(folder, folder->making, folder->ready, error)) {
        return FALSE;
    }
    flush_parent(folder->ready);
    if (!swap(folder, error)) {
        folder->holds_old = is_folder(folder->old);
        return FALSE;
    }
    flush_parent(folder->target);
    folder->holds_old = TRUE;
    if (!retire(folder, folder->ready, error) || !retire(folder, folder->old, error)) {
        return FALSE;
    }
    folder->holds_old = FALSE;
    return TRUE;
}

void folder_free(Folder *folder)
{
    if (!folder) {
        return;
    }
    if (folder->lock >= 0) {
        (void)file_remove_tree(folder->making, NULL);
        if (!folder->holds_old) {
            (void)file_remove_tree(folder->ready, NULL);
            (void)file_remove_tree(folder->old, NULL);
        }
        /* From here on another run may have the folder: nothing but empty names is touched. */
        g_autofree char *lock = g_build_filename(folder->control, "lock", NULL);
        (void)unlink(lock);
        (void)rmdir(folder->control);
        close(folder->lock);
    }
    g_free(folder->path);
    g_free(folder->target);
    g_free(folder->control);
    g_free(folder->making);
    g_free(folder->ready);
    g_free(folder->old);
    g_free(folder);
}
