#include "package/html/frame.h"

#include <string.h>

#include "base/error.h"
#include "package/html/template.h"

/* What a page is while it is copied. */
typedef struct {
    const char *rest; /* what is not copied yet */
    GString *out;
    const char *where;
} Copy;

/* Copies up to MARK, and MARK itself if KEEP. */
static gboolean copy_to(Copy *copy, const char *mark, gboolean keep, GError **error)
{
    const char *found = strstr(copy->rest, mark);
    if (!found) {
        error_set(error, LECTERN_ERROR_CHECK, copy->where, "is no page of the player: no \"%s\"",
                  mark);
        return FALSE;
    }
    const char *behind = found + strlen(mark);
    g_string_append_len(copy->out, copy->rest, (keep ? behind : found) - copy->rest);
    copy->rest = behind;
    return TRUE;
}

/* Puts HTML in the place of MARK. */
static gboolean put_at(Copy *copy, const char *mark, const char *html, GError **error)
{
    if (!copy_to(copy, mark, FALSE, error)) {
        return FALSE;
    }
    g_string_append(copy->out, html);
    return TRUE;
}

/* Copies to the end of DIRECTIVE in the page's policy, and allows TEXT there. */
static gboolean allow(Copy *copy, const char *directive, const char *text, GError **error)
{
    if (!copy_to(copy, directive, TRUE, error)) {
        return FALSE;
    }
    if (text) {
        g_autofree char *hash = template_hash(text);
        g_string_append_printf(copy->out, "%s ", hash);
    }
    return TRUE;
}

/* Puts BASE before every address in PAGE that follows MARK, but for those that hold what they
 * name. */
static void rebase(GString *page, const char *mark, const char *base)
{
    g_autofree char *based = g_strconcat(mark, base, NULL);
    g_autofree char *held = g_strconcat(based, "data:", NULL);
    g_autofree char *holds = g_strconcat(mark, "data:", NULL);
    g_string_replace(page, mark, based, 0);
    g_string_replace(page, held, holds, 0);
}

static gboolean copy_all(Copy *copy, const Frame *frame, GError **error)
{
    if (!allow(copy, "script-src ", frame->script, error) ||
        !allow(copy, "style-src ", frame->style, error) ||
        !put_at(copy, "<!--frame:head-->", frame->head, error)) {
        return FALSE;
    }
    g_string_append_printf(copy->out, "\n<style>%s</style>", frame->style);
    if (!put_at(copy, "<!--frame:top-->", frame->top, error) ||
        !put_at(copy, "<!--frame:end-->", frame->end, error) ||
        !put_at(copy, "<!--frame:bottom-->", frame->bottom, error) ||
        !copy_to(copy, "</script>", TRUE, error)) {
        return FALSE;
    }
    if (frame->script) {
        g_string_append_printf(copy->out, "\n<script>%s</script>", frame->script);
    }
    g_string_append(copy->out, copy->rest);
    return TRUE;
}

GString *frame_page(const char *page, const Frame *frame, const char *where, GError **error)
{
    Copy copy = {.rest = page, .out = g_string_new(NULL), .where = where};
    if (!copy_all(&copy, frame, error)) {
        g_string_free(copy.out, TRUE);
        return NULL;
    }
    rebase(copy.out, FRAME_AUDIO, frame->base);
    rebase(copy.out, FRAME_COVER, frame->base);
    return copy.out;
}
