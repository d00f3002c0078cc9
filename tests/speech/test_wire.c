/* What goes between the pool and its processes. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "cmocka_headers.h"
#include "speech/answer.h"
#include "speech/request.h"
#include "speech/slate.h"
#include "speech/wire.h"
#include "speech_helper.h"

static void messages_arrive_whole_or_not_at_all(void **state)
{
    (void)state;
    int ends[2];
    assert_true(wire_channel(ends));
    Order order = {ORDER_CHECK_VOICE, 123, 456};
    Order got;
    assert_true(wire_send(ends[0], &order, sizeof(order), NULL, 0));
    assert_true(wire_receive(ends[1], &got, sizeof(got), WIRE_FOREVER, NULL));
    assert_memory_equal(&order, &got, sizeof(got));

    assert_true(wire_send(ends[0], &order, sizeof(order) - 1, NULL, 0));
    assert_false(wire_receive(ends[1], &got, sizeof(got), 1000, NULL));
    errno = 0;
    assert_false(wire_receive(ends[1], &got, sizeof(got), 20, NULL));
    assert_int_equal(errno, ETIMEDOUT);

    close(ends[1]);
    assert_false(wire_send(ends[0], &order, sizeof(order), NULL, 0)); /* and no SIGPIPE */
    assert_false(wire_receive(ends[0], &got, sizeof(got), WIRE_FOREVER, NULL));
    close(ends[0]);
}

static void descriptors_go_along_with_a_message(void **state)
{
    (void)state;
    int ends[2];
    assert_true(wire_channel(ends));
    int slates[WIRE_DESCRIPTORS] = {slate_new(), slate_new()};
    assert_true(slate_put(slates[1], 0, "second", 6));
    WorkerOrder order = {7};
    assert_true(wire_send(ends[0], &order, sizeof(order), slates, WIRE_DESCRIPTORS));
    int got[WIRE_DESCRIPTORS];
    WorkerOrder got_order;
    assert_true(wire_receive(ends[1], &got_order, sizeof(got_order), 1000, got));
    assert_int_equal(got_order.slot, 7);
    char text[6];
    assert_true(slate_get(got[1], 0, text, 6));
    assert_memory_equal(text, "second", 6);
    assert_true(fcntl(got[0], F_GETFD) & FD_CLOEXEC);

    /* Too few, and none. */
    assert_true(wire_send(ends[0], &order, sizeof(order), slates, 1));
    int none[WIRE_DESCRIPTORS];
    assert_false(wire_receive(ends[1], &got_order, sizeof(got_order), 1000, none));
    assert_true(wire_send(ends[0], &order, sizeof(order), NULL, 0));
    assert_false(wire_receive(ends[1], &got_order, sizeof(got_order), 1000, none));
    const int all[] = {ends[0], ends[1], slates[0], slates[1], got[0], got[1]};
    for (gsize i = 0; i < G_N_ELEMENTS(all); i++) {
        close(all[i]);
    }
}

static void a_request_is_unpacked_as_it_was(void **state)
{
    (void)state;
    SpeechRequest request = request_for(&voice_gb_andrea, "“Two words”, \xFF not valid");
    Voice voice = voice_gb_andrea;
    voice.equalizer = (Equalizer){2, {{BAND_PEAK, 3150, 1.4, -5.5}, {BAND_HIGH_SHELF, 6000, 0, 2}}};
    request.voice = &voice;
    const Pronunciation pronunciations[] = {{{3, 6}, "tuː", NULL}, {{7, 12}, NULL, "de"}};
    request.pronunciations = pronunciations;
    request.pronunciation_count = G_N_ELEMENTS(pronunciations);
    g_autoptr(GBytes) packed = request_pack(&request);
    g_autoptr(UnpackedRequest) unpacked = request_unpack(packed);
    assert_non_null(unpacked);
    const SpeechRequest *got = &unpacked->request;
    assert_int_equal(got->length, request.length);
    assert_memory_equal(got->text, request.text, request.length);
    assert_int_equal(got->word_count, request.word_count);
    assert_memory_equal(got->words, request.words, request.word_count * sizeof(Span));
    assert_int_equal(got->pronunciation_count, 2);
    assert_memory_equal(&got->pronunciations[1].spoken, &pronunciations[1].spoken, sizeof(Span));
    assert_string_equal(got->pronunciations[0].ipa, "tuː");
    assert_null(got->pronunciations[0].language);
    assert_null(got->pronunciations[1].ipa);
    assert_string_equal(got->pronunciations[1].language, "de");
    assert_string_equal(got->voice->name, "andrea");
    assert_string_equal(got->voice->engine, "espeak-ng");
    assert_string_equal(got->voice->engine_voice, voice_gb_andrea.engine_voice);
    assert_string_equal(got->voice->variant, "Andrea");
    assert_int_equal(got->voice->rate, voice_gb_andrea.rate);
    assert_int_equal(got->voice->pitch, voice_gb_andrea.pitch);
    assert_int_equal(got->voice->range, voice_gb_andrea.range);
    const Equalizer *equalizer = &got->voice->equalizer;
    assert_int_equal(equalizer->count, 2);
    for (gsize i = 0; i < equalizer->count; i++) {
        assert_int_equal(equalizer->bands[i].kind, voice.equalizer.bands[i].kind);
        assert_true(equalizer->bands[i].hz == voice.equalizer.bands[i].hz);
        assert_true(equalizer->bands[i].width == voice.equalizer.bands[i].width);
        assert_true(equalizer->bands[i].amount == voice.equalizer.bands[i].amount);
    }
    request_clear(&request);
}

static void what_is_no_request_is_refused(void **state)
{
    (void)state;
    SpeechRequest request = request_for(&voice_us, "Some words to be cut");
    g_autoptr(GBytes) packed = request_pack(&request);
    request_clear(&request);
    for (gsize length = 0; length < g_bytes_get_size(packed); length++) {
        g_autoptr(GBytes) cut = g_bytes_new_from_bytes(packed, 0, length);
        UnpackedRequest *unpacked = request_unpack(cut); /* most are refused; none does harm */
        unpacked_request_free(unpacked);
    }
    g_autoptr(GBytes) none = g_bytes_new_static("", 0);
    assert_null(request_unpack(none));
}

static void speech_is_read_as_it_was_written(void **state)
{
    (void)state;
    float samples[] = {0.25F, -1, 0.5F};
    guint32 starts[] = {0, SAMPLE_UNKNOWN};
    Speech speech = {samples, 3, 22050, starts, 2};
    int slate = slate_new();
    assert_true(answer_write_speech(slate, &speech));
    Speech *got = NULL;
    assert_true(answer_read(slate, 2, &got, NULL));
    assert_true(same_speech(&speech, got));
    speech_free(got);

    g_autoptr(GError) error = NULL;
    assert_false(answer_read(slate, 3, &got, &error)); /* it has other words */
    assert_null(got);
    assert_non_null(error);
    close(slate);
}

static void an_answer_that_is_cut_or_absurd_is_an_error(void **state)
{
    (void)state;
    float samples[] = {0.25F, -1, 0.5F};
    guint32 starts[] = {0, SAMPLE_UNKNOWN};
    Speech speech = {samples, 3, 22050, starts, 2};
    int slate = slate_new();
    assert_true(answer_write_speech(slate, &speech));
    struct stat status;
    fstat(slate, &status);
    for (off_t size = status.st_size - 1; size >= 0; size -= 3) {
        assert_int_equal(ftruncate(slate, size), 0);
        Speech *got = NULL;
        g_autoptr(GError) error = NULL;
        assert_false(answer_read(slate, 2, &got, &error));
        assert_null(got);
        assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_ENGINE));
    }
    guchar noise[256];
    memset(noise, 0xEE, sizeof(noise));
    for (guchar kind = 0; kind < 5; kind++) {
        memset(noise, 0, 4);
        noise[0] = kind;
        assert_true(slate_put(slate, 0, noise, sizeof(noise)));
        Speech *got = NULL;
        GError *error = NULL;
        gboolean read = answer_read(slate, (gsize)0xEEEEEEEEEEEEEEEEULL, &got, &error);
        assert_true(read == !error);
        assert_null(got);
        g_clear_error(&error);
    }
    close(slate);
}

static void errors_keep_their_code_and_text(void **state)
{
    (void)state;
    int slate = slate_new();
    g_autoptr(GError) error = NULL;
    error_set(&error, LECTERN_ERROR_VOICE, "rose", "there is no “rose”");
    assert_true(answer_write_error(slate, error));
    g_autoptr(GError) got = NULL;
    Speech *speech = NULL;
    assert_false(answer_read(slate, 0, &speech, &got));
    assert_true(g_error_matches(got, LECTERN_ERROR, LECTERN_ERROR_VOICE));
    assert_string_equal(got->message, "rose: there is no “rose”");

    g_autofree char *endless = g_strnfill(100000, 'e');
    g_autoptr(GError) long_error = NULL;
    error_set(&long_error, LECTERN_ERROR_ENGINE, "é", "%s", endless);
    assert_true(answer_write_error(slate, long_error));
    g_clear_error(&got);
    assert_false(answer_read(slate, 0, NULL, &got));
    assert_true(strlen(got->message) < 5000);

    assert_true(answer_write_speech(slate, NULL));
    assert_true(answer_read(slate, 0, NULL, NULL));
    close(slate);
}

static void a_slate_gives_memory_back(void **state)
{
    (void)state;
    enum { LARGE = 20 << 20 };
    int slate = slate_new();
    g_autofree char *bytes = g_malloc0(LARGE);
    assert_true(slate_put(slate, 0, bytes, LARGE));
    slate_shrink(slate);
    struct stat status;
    fstat(slate, &status);
    assert_true(status.st_size < LARGE / 2);
    assert_false(slate_get(slate, LARGE - 1, bytes, 1));
    close(slate);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(messages_arrive_whole_or_not_at_all),
        cmocka_unit_test(descriptors_go_along_with_a_message),
        cmocka_unit_test(a_request_is_unpacked_as_it_was),
        cmocka_unit_test(what_is_no_request_is_refused),
        cmocka_unit_test(speech_is_read_as_it_was_written),
        cmocka_unit_test(an_answer_that_is_cut_or_absurd_is_an_error),
        cmocka_unit_test(errors_keep_their_code_and_text),
        cmocka_unit_test(a_slate_gives_memory_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
