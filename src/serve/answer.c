#include "serve/answer.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "serve/byte_range.h"
#include "serve/media_type.h"
#include "serve/site_path.h"
#include "serve/validators.h"

/* A page with more is sent without the script that loads it again. */
enum { PAGE_LIMIT = 32 << 20 };

static const char *header_of(struct MHD_Connection *connection, const char *name)
{
    return MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
}

/* Sends RESPONSE, which is let go. */
static enum MHD_Result send_response(struct MHD_Connection *connection, guint status,
                                     struct MHD_Response *response)
{
    if (!response) {
        return MHD_NO;
    }
    MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
    enum MHD_Result result = MHD_queue_response(connection, status, response);
    MHD_destroy_response(response);
    return result;
}

/* TEXT, static, in plain words. */
static enum MHD_Result send_text(struct MHD_Connection *connection, guint status, const char *text,
                                 const char *header, const char *value)
{
    struct MHD_Response *response = MHD_create_response_from_buffer(
        strlen(text), (void *)(gpointer)text, MHD_RESPMEM_PERSISTENT);
    if (response) {
        MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE,
                                "text/plain; charset=utf-8");
        MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-cache");
        if (header) {
            MHD_add_response_header(response, header, value);
        }
    }
    return send_response(connection, status, response);
}

/* Whether HOST, with or without a port, is a name of this machine's own. */
static gboolean is_here(const char *host)
{
    static const char *const names[] = {"127.0.0.1", "localhost", "[::1]"};
    for (gsize i = 0; host && i < G_N_ELEMENTS(names); i++) {
        size_t length = strlen(names[i]);
        if (g_ascii_strncasecmp(host, names[i], length) == 0 &&
            (host[length] == '\0' || host[length] == ':')) {
            return TRUE;
        }
    }
    return FALSE;
}

/* To the folder at the decoded PATH: the same with a slash. */
static enum MHD_Result send_to_folder(struct MHD_Connection *connection, const char *path)
{
    /* Two slashes at its front would name another host. */
    g_autofree char *escaped = g_uri_escape_string(path + strspn(path, "/"), "/", FALSE);
    g_autofree char *location = g_strconcat("/", escaped, "/", NULL);
    return send_text(connection, MHD_HTTP_MOVED_PERMANENTLY, "See the folder.\n",
                     MHD_HTTP_HEADER_LOCATION, location);
}

static void add_file_headers(struct MHD_Response *response, const char *type,
                             const Validators *validators)
{
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, type);
    MHD_add_response_header(response, MHD_HTTP_HEADER_ACCEPT_RANGES, "bytes");
    MHD_add_response_header(response, MHD_HTTP_HEADER_ETAG, validators->tag);
    MHD_add_response_header(response, MHD_HTTP_HEADER_LAST_MODIFIED, validators->date);
    MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-cache");
}

static guint check_conditions(struct MHD_Connection *connection, const Validators *validators)
{
    const Conditions conditions = {
        .if_match = header_of(connection, MHD_HTTP_HEADER_IF_MATCH),
        .if_none_match = header_of(connection, MHD_HTTP_HEADER_IF_NONE_MATCH),
        .if_modified_since = header_of(connection, MHD_HTTP_HEADER_IF_MODIFIED_SINCE),
        .if_unmodified_since = header_of(connection, MHD_HTTP_HEADER_IF_UNMODIFIED_SINCE),
    };
    return validators_check(validators, &conditions);
}

/* Sends nothing but the state of the file. */
static enum MHD_Result send_state(struct MHD_Connection *connection, guint status, const char *type,
                                  const Validators *validators)
{
    struct MHD_Response *response =
        MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT);
    if (response) {
        add_file_headers(response, type, validators);
    }
    return send_response(connection, status, response);
}

/* Sends the file of SIZE bytes at DESCRIPTOR, which is taken over, or the part of it that is asked
 * for. */
static enum MHD_Result send_file(struct MHD_Connection *connection, gboolean may_be_part,
                                 int descriptor, guint64 size, const char *type,
                                 const Validators *validators)
{
    guint64 first = 0;
    guint64 last = size - 1;
    const char *header = may_be_part ? header_of(connection, MHD_HTTP_HEADER_RANGE) : NULL;
    const char *if_range = header_of(connection, MHD_HTTP_HEADER_IF_RANGE);
    ByteRangeKind kind = validators_allow_range(validators, if_range)
                             ? byte_range_parse(header, size, &first, &last)
                             : BYTE_RANGE_NONE;
    if (kind == BYTE_RANGE_BEYOND) {
        close(descriptor);
        g_autofree char *whole = g_strdup_printf("bytes */%" G_GUINT64_FORMAT, size);
        return send_text(connection, MHD_HTTP_RANGE_NOT_SATISFIABLE, "There are fewer bytes.\n",
                         MHD_HTTP_HEADER_CONTENT_RANGE, whole);
    }
    struct MHD_Response *response =
        MHD_create_response_from_fd_at_offset64(last + 1 - first, descriptor, first);
    if (!response) {
        close(descriptor);
        return MHD_NO;
    }
    add_file_headers(response, type, validators);
    if (kind == BYTE_RANGE_PART) {
        g_autofree char *part =
            g_strdup_printf("bytes %" G_GUINT64_FORMAT "-%" G_GUINT64_FORMAT "/%" G_GUINT64_FORMAT,
                            first, last, size);
        MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_RANGE, part);
    }
    return send_response(
        connection, kind == BYTE_RANGE_PART ? MHD_HTTP_PARTIAL_CONTENT : MHD_HTTP_OK, response);
}

/* All SIZE bytes at DESCRIPTOR; NULL where they cannot be read. */
static char *read_whole(int descriptor, gsize size)
{
    g_autofree char *bytes = g_malloc(size + 1);
    gsize done = 0;
    while (done < size) {
        ssize_t got = pread(descriptor, bytes + done, size - done, (off_t)done);
        if (got == 0 || (got < 0 && errno != EINTR)) {
            return NULL;
        }
        done += got > 0 ? (gsize)got : 0;
    }
    bytes[size] = '\0';
    return g_steal_pointer(&bytes);
}

/* Sends the page of SIZE bytes at DESCRIPTOR, which is closed, with the script that loads it again.
 */
static enum MHD_Result send_page(struct MHD_Connection *connection, int descriptor, gsize size,
                                 const char *type, const Validators *validators)
{
    g_autofree char *page = read_whole(descriptor, size);
    close(descriptor);
    if (!page) {
        return MHD_NO;
    }
    g_autoptr(GString) sent = reload_page(page, size);
    struct MHD_Response *response =
        MHD_create_response_from_buffer(sent->len, sent->str, MHD_RESPMEM_MUST_COPY);
    if (response) {
        add_file_headers(response, type, validators);
    }
    return send_response(connection, MHD_HTTP_OK, response);
}

static enum MHD_Result send_open_file(struct MHD_Connection *connection, gboolean may_be_part,
                                      int descriptor, const struct stat *state, const char *type,
                                      const Reload *reload)
{
    guint64 size = (guint64)state->st_size;
    gboolean is_page = reload && g_str_has_prefix(type, "text/html") && size <= PAGE_LIMIT;
    Validators validators;
    validators_of(state, is_page ? "-r" : "", &validators);
    guint status = check_conditions(connection, &validators);
    if (status != MHD_HTTP_OK) {
        close(descriptor);
        return send_state(connection, status, type, &validators);
    }
    return is_page ? send_page(connection, descriptor, size, type, &validators)
                   : send_file(connection, may_be_part, descriptor, size, type, &validators);
}

enum MHD_Result answer_request(struct MHD_Connection *connection, const char *method,
                               const char *target, const char *root, Reload *reload)
{
    gboolean is_get = strcmp(method, MHD_HTTP_METHOD_GET) == 0;
    if (!is_get && strcmp(method, MHD_HTTP_METHOD_HEAD) != 0) {
        return send_text(connection, MHD_HTTP_METHOD_NOT_ALLOWED, "Only GET and HEAD are served.\n",
                         MHD_HTTP_HEADER_ALLOW, "GET, HEAD");
    }
    if (!is_here(header_of(connection, MHD_HTTP_HEADER_HOST))) {
        return send_text(connection, MHD_HTTP_MISDIRECTED_REQUEST,
                         "This is a preview, for this machine alone.\n", NULL, NULL);
    }
    if (reload && is_get && strcmp(target, RELOAD_PATH) == 0) {
        return reload_answer(reload, connection);
    }
    g_autofree char *path = site_path_decode(target);
    int descriptor = -1;
    struct stat state;
    SitePathKind kind = path ? site_path_open(root, path, &descriptor, &state) : SITE_PATH_MISSING;
    if (kind == SITE_PATH_FOLDER) {
        return send_to_folder(connection, path);
    }
    if (kind == SITE_PATH_MISSING) {
        return send_text(connection, MHD_HTTP_NOT_FOUND, "There is nothing here.\n", NULL, NULL);
    }
    const char *type = media_type_of(g_str_has_suffix(path, "/") ? "index.html" : path);
    return send_open_file(connection, is_get, descriptor, &state, type, reload);
}
