#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/inputs.h"

enum { CHUNK = 64 * 1024, RIGHT_SINGLE_QUOTE = 0x2019 };

static gboolean is_standard_stream(const char *path)
{
    return strcmp(path, "-") == 0;
}

/* Reads FD to its end into BYTES; FALSE with errno set, or errno EFBIG past LIMIT. */
static gboolean read_all(int fd, GString *bytes, gsize limit)
{
    for (;;) {
        gsize have = bytes->len;
        g_string_set_size(bytes, have + CHUNK);
        ssize_t got = read(fd, bytes->str + have, CHUNK);
        if (got < 0 && errno == EINTR) {
            g_string_set_size(bytes, have);
            continue;
        }
        g_string_set_size(bytes, have + (gsize)MAX(got, 0));
        if (got <= 0) {
            return got == 0;
        }
        if (bytes->len > limit) {
            errno = EFBIG;
            return FALSE;
        }
    }
}

char *file_read(const char *path, gsize limit, gsize *length, GError **error)
{
    const char *where = is_standard_stream(path) ? "standard input" : path;
    int fd = is_standard_stream(path) ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        error_set_errno(error, LECTERN_ERROR_INPUT, where, errno, "cannot open");
        return NULL;
    }
    GString *bytes = g_string_new(NULL);
    gboolean done = read_all(fd, bytes, limit);
    int read_error = errno;
    if (done) {
        inputs_note_read(path, fd, bytes->str, bytes->len);
    }
    if (fd != STDIN_FILENO) {
        close(fd);
    }
    if (!done) {
        error_set_errno(error, LECTERN_ERROR_INPUT, where, read_error, "cannot read");
        g_string_free(bytes, TRUE);
        return NULL;
    }
    *length = bytes->len;
    return g_string_free(bytes, FALSE);
}

gboolean file_put(int fd, const char *bytes, gsize length)
{
    while (length > 0) {
        ssize_t put = write(fd, bytes, length);
        if (put < 0 && errno == EINTR) {
            continue;
        }
        if (put < 0) {
            return FALSE;
        }
        bytes += put;
        length -= (gsize)put;
    }
    return TRUE;
}

/* Writes to what is there and is no file, such as a device or a pipe: nothing may take its place.
 */
static gboolean write_in_place(const char *path, const char *contents, gsize length, GError **error)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    gboolean written = fd >= 0 && file_put(fd, contents, length);
    int failure = errno;
    if (fd >= 0 && close(fd) != 0 && written) {
        written = FALSE;
        failure = errno;
    }
    if (!written) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, path, failure, "cannot write");
    }
    return written;
}

gboolean file_write(const char *path, const char *contents, gsize length, GError **error)
{
    if (is_standard_stream(path)) {
        if (file_put(STDOUT_FILENO, contents, length)) {
            return TRUE;
        }
        error_set_errno(error, LECTERN_ERROR_OUTPUT, "standard output", errno, "cannot write");
        return FALSE;
    }
    struct stat status;
    if (stat(path, &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)) {
        return write_in_place(path, contents, length, error);
    }
    g_autofree char *temporary = g_strdup_printf("%s.XXXXXX", path);
    int fd = g_mkstemp_full(temporary, O_WRONLY | O_CLOEXEC, 0666);
    if (fd < 0) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, path, errno, "cannot create");
        return FALSE;
    }
    gboolean written = file_put(fd, contents, length) && fsync(fd) == 0;
    int failure = errno;
    if (close(fd) != 0 && written) {
        written = FALSE;
        failure = errno;
    }
    if (written && rename(temporary, path) != 0) {
        written = FALSE;
        failure = errno;
    }
    if (!written) {
        unlink(temporary);
        error_set_errno(error, LECTERN_ERROR_OUTPUT, path, failure, "cannot write");
    }
    return written;
}

/* Whether there is a file at PATH with these CONTENTS. */
static gboolean has_contents(const char *path, const char *contents, gsize length)
{
    struct stat status;
    if (lstat(path, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size != (off_t)length) {
        return FALSE;
    }
    gsize have = 0;
    g_autofree char *bytes = file_read(path, length + 1, &have, NULL);
    return bytes && have == length && memcmp(bytes, contents, length) == 0;
}

gboolean file_update(const char *path, const char *contents, gsize length, GError **error)
{
    return has_contents(path, contents, length) || file_write(path, contents, length, error);
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    (void)status;
    (void)kind;
    (void)place;
    return remove(path) == 0 || errno == ENOENT ? 0 : -1;
}

gboolean file_remove_tree(const char *path, GError **error)
{
    enum { OPEN_FOLDERS = 16 };
    if (nftw(path, remove_entry, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS) == 0 || errno == ENOENT) {
        return TRUE;
    }
    error_set_errno(error, LECTERN_ERROR_OUTPUT, path, errno, "cannot remove");
    return FALSE;
}

char *file_slug(const char *title, gsize limit)
{
    /* Decomposed, an accented letter is its base letter and marks that are no ASCII. */
    g_autofree char *plain = g_utf8_normalize(title, -1, G_NORMALIZE_ALL);
    GString *slug = g_string_new(NULL);
    gboolean gap = FALSE;
    for (const char *c = plain ? plain : ""; *c; c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);
        if (letter == '\'' || letter == RIGHT_SINGLE_QUOTE || g_unichar_ismark(letter)) {
            continue;
        }
        if (letter >= 0x80 || !g_ascii_isalnum((char)letter)) {
            gap = slug->len > 0;
            continue;
        }
        if (slug->len + (gap ? 2 : 1) > limit) {
            break;
        }
        if (gap) {
            g_string_append_c(slug, '-');
        }
        g_string_append_c(slug, g_ascii_tolower((char)letter));
        gap = FALSE;
    }
    if (slug->len == 0) {
        g_string_assign(slug, "untitled");
    }
    return g_string_free(slug, FALSE);
}
