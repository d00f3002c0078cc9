#include "serve/changes.h"

#include <errno.h>
#include <glib-unix.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

enum {
    QUIET_MS = 300,
    BUFFER = 16 << 10,
    MOST_FOLDERS = 4096,
    EVENTS = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB |
             IN_ONLYDIR | IN_DONT_FOLLOW,
};

struct Changes {
    int descriptor;
    int top;             /* the watch of the folder itself */
    guint source;        /* of the events */
    guint timer;         /* until it is quiet; 0 for none */
    GHashTable *folders; /* from watch to path */
    char **skipped;
    void (*changed)(gpointer);
    gpointer data;
};

/* Whether what is called NAME counts, which is in the watched folder itself or below. */
static gboolean counts(const Changes *changes, const char *name, gboolean in_top)
{
    for (char **skipped = in_top ? changes->skipped : NULL; skipped && *skipped; skipped++) {
        if (g_str_has_prefix(name, *skipped)) {
            return FALSE;
        }
    }
    return name[0] != '.' && name[0] != '\0' && !g_str_has_suffix(name, "~");
}

static gboolean watch_folder(Changes *changes, const char *path, gboolean is_top);

/* Watches the folder called NAME in PATH, if it is one, and one that counts. */
static void watch_below(Changes *changes, const char *path, const char *name, gboolean in_top)
{
    g_autofree char *below = g_build_filename(path, name, NULL);
    struct stat state;
    if (counts(changes, name, in_top) && lstat(below, &state) == 0 && S_ISDIR(state.st_mode)) {
        watch_folder(changes, below, FALSE);
    }
}

static gboolean watch_folder(Changes *changes, const char *path, gboolean is_top)
{
    if (g_hash_table_size(changes->folders) >= MOST_FOLDERS) {
        return FALSE;
    }
    int watch = inotify_add_watch(changes->descriptor, path, EVENTS);
    if (watch < 0) {
        return FALSE;
    }
    changes->top = is_top ? watch : changes->top;
    g_hash_table_replace(changes->folders, GINT_TO_POINTER(watch), g_strdup(path));
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir))) {
        watch_below(changes, path, name, is_top);
    }
    return TRUE;
}

static gboolean is_quiet(gpointer data)
{
    Changes *changes = data;
    changes->timer = 0;
    changes->changed(changes->data);
    return G_SOURCE_REMOVE;
}

static void note_event(Changes *changes, const struct inotify_event *event)
{
    const char *path = g_hash_table_lookup(changes->folders, GINT_TO_POINTER(event->wd));
    if (event->mask & IN_IGNORED) {
        g_hash_table_remove(changes->folders, GINT_TO_POINTER(event->wd));
        return;
    }
    gboolean in_top = event->wd == changes->top;
    const char *name = event->len > 0 ? event->name : "";
    if (!path || !counts(changes, name, in_top)) {
        return;
    }
    if ((event->mask & IN_ISDIR) && (event->mask & (IN_CREATE | IN_MOVED_TO))) {
        watch_below(changes, path, name, in_top);
    }
    g_clear_handle_id(&changes->timer, g_source_remove);
    changes->timer = g_timeout_add(QUIET_MS, is_quiet, changes);
}

static gboolean read_events(gint descriptor, GIOCondition condition, gpointer data)
{
    (void)condition;
    union {
        char bytes[BUFFER];
        struct inotify_event first; /* for its alignment */
    } buffer;
    ssize_t length = read(descriptor, buffer.bytes, sizeof buffer.bytes);
    for (ssize_t at = 0; at < length;) {
        const struct inotify_event *event =
            (const struct inotify_event *)(gconstpointer)(buffer.bytes + at);
        note_event(data, event);
        at += (ssize_t)(sizeof *event + event->len);
    }
    return G_SOURCE_CONTINUE;
}

Changes *changes_watch(const char *folder, const char *const *skipped, void (*changed)(gpointer),
                       gpointer data, GError **error)
{
    g_autoptr(Changes) changes = g_new0(Changes, 1);
    changes->folders = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    changes->skipped = g_strdupv((char **)(gpointer)skipped);
    changes->changed = changed;
    changes->data = data;
    changes->descriptor = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (changes->descriptor < 0 || !watch_folder(changes, folder, TRUE)) {
        error_set_errno(error, LECTERN_ERROR_INPUT, folder, errno, "cannot be watched");
        return NULL;
    }
    changes->source = g_unix_fd_add(changes->descriptor, G_IO_IN, read_events, changes);
    return g_steal_pointer(&changes);
}

void changes_free(Changes *changes)
{
    if (!changes) {
        return;
    }
    g_clear_handle_id(&changes->timer, g_source_remove);
    g_clear_handle_id(&changes->source, g_source_remove);
    if (changes->descriptor >= 0) {
        close(changes->descriptor);
    }
    g_hash_table_unref(changes->folders);
    g_strfreev(changes->skipped);
    g_free(changes);
}
