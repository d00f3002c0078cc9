/* A chapter put together: what is longer than a timeline can count is refused, not cut short. */
#include "performance/chapter_work.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "cmocka_headers.h"
#include "sound/wav_header.h"

enum { RATE = 48000, TAKES = 3 };

/* A take of LENGTH samples in which nothing is said. */
static Take silent_take(gint64 length)
{
    return (Take){.length = length, .first_word = g_new0(guint32, 1)};
}

/* Delivers a file with a header alone as the take at INDEX. */
static gboolean deliver(ChapterWork *work, const char *folder, guint index, GError **error)
{
    g_autofree char *path = g_build_filename(folder, "take", NULL);
    guint8 header[WAV_HEADER_BYTES + 2] = {0};
    wav_header_fill(header, pcm_mono(RATE), 2);
    assert_true(file_write(path, (const char *)header, sizeof header, NULL));
    EncodedTake file = {.fd = open(path, O_RDONLY), .size = sizeof header};
    g_unlink(path);
    g_autoptr(GArray) faults = g_array_new(FALSE, FALSE, sizeof(Fault));
    gboolean is_whole;
    return chapter_work_deliver(work, index, &file, faults, &is_whole, error);
}

/* Whether a chapter of TAKES, of which each but the last has LENGTH samples and that one LAST, can
 * be put together; ERROR says why not. */
static gboolean can_be_joined(gint64 length, gint64 last, gint64 *whole, GError **error)
{
    g_autofree char *folder = g_dir_make_tmp(NULL, NULL);
    const AudioFormat *formats[] = {audio_format_find("wav")};
    const PerformOptions options = {.formats = formats, .format_count = 1};
    PerformedChapter *chapter = g_new0(PerformedChapter, 1);
    chapter->slug = g_strdup("01-a-long-day");
    chapter->files = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(chapter->files, g_strdup("01-a-long-day.wav"));
    GArray *takes = g_array_new(FALSE, TRUE, sizeof(Take));
    for (guint i = 0; i < TAKES; i++) {
        Take take = silent_take(i + 1 < TAKES ? length : last);
        g_array_append_val(takes, take);
    }
    ChapterWork *work = chapter_work_new(&options, folder, RATE, chapter, takes);
    gboolean done = TRUE;
    for (guint i = 0; done && i < TAKES; i++) {
        done = deliver(work, folder, i, error);
    }
    *whole = chapter->length;
    chapter_work_free(work);
    performed_chapter_free(chapter);
    assert_true(file_remove_tree(folder, NULL));
    return done;
}

static void a_chapter_of_a_day_is_put_together(void **state)
{
    (void)state;
    gint64 whole;
    g_autoptr(GError) error = NULL;
    assert_true(can_be_joined(0x7FFFFFFF, 1, &whole, &error));
    assert_null(error);
    assert_true(whole == G_MAXUINT32);
}

static void a_longer_one_is_refused(void **state)
{
    (void)state;
    gint64 whole;
    g_autoptr(GError) error = NULL;
    assert_false(can_be_joined(0x7FFFFFFF, 2, &whole, &error));
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_OUTPUT));
    assert_non_null(strstr(error->message, "01-a-long-day: the chapter is longer than 24 hours"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_chapter_of_a_day_is_put_together),
        cmocka_unit_test(a_longer_one_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
