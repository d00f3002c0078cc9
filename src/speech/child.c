#include "speech/child.h"

#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/error.h"
#include "speech/answer.h"
#include "speech/equalize.h"
#include "speech/request.h"
#include "speech/slate.h"
#include "speech/turns.h"

enum { FAILED = 1 };

/* AddressSanitizer takes terabytes of address space for itself. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ADDRESS_SPACE_IS_FREE 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define ADDRESS_SPACE_IS_FREE 1
#endif

static void limit_memory(rlim_t most)
{
#ifndef ADDRESS_SPACE_IS_FREE
    g_autofree char *pages = NULL; /* how many the process has, first */
    if (most > 0 && g_file_get_contents("/proc/self/statm", &pages, NULL, NULL)) {
        rlim_t page = (rlim_t)sysconf(_SC_PAGESIZE);
        rlim_t limit = (rlim_t)g_ascii_strtoull(pages, NULL, 10) * page + most;
        setrlimit(RLIMIT_AS, &(struct rlimit){limit, limit});
    }
#else
    (void)most;
#endif
}

static void limit_self(const Engine *engine)
{
    rlim_t seconds = engine->cpu_limit_s;
    if (seconds > 0) {
        setrlimit(RLIMIT_CPU, &(struct rlimit){seconds, seconds + 1});
    }
    limit_memory(engine->memory_limit);
}

static void bind_self(pid_t parent)
{
    prctl(PR_SET_NAME, "lectern-child");
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) {
        _exit(FAILED); /* it ended before the line above */
    }
    prctl(PR_SET_DUMPABLE, 0); /* a crash is expected now and then: no core files */
}

static UnpackedRequest *read_request(int slate, gsize length)
{
    char *bytes = g_malloc(length);
    if (!slate_get(slate, 0, bytes, length)) {
        _exit(FAILED);
    }
    g_autoptr(GBytes) packed = g_bytes_new_take(bytes, length);
    UnpackedRequest *unpacked = request_unpack(packed);
    if (!unpacked) {
        _exit(FAILED);
    }
    return unpacked;
}

/* The engine of VOICE, whose limits hold from now on. */
static const Engine *engine_of(const Voice *voice, GError **error)
{
    const Engine *engine = engine_find(voice->engine);
    if (!engine) {
        error_set(error, LECTERN_ERROR_VOICE, voice->name, "there is no speech engine “%s”",
                  voice->engine);
        return NULL;
    }
    limit_self(engine);
    return engine;
}

static void check_length(const Speech *speech, GError **error)
{
    if (speech->length > (gsize)speech->rate * SPEECH_LENGTH_LIMIT_S) {
        error_set(error, LECTERN_ERROR_ENGINE, "speech", "an utterance became longer than %d s",
                  SPEECH_LENGTH_LIMIT_S);
    }
}

static gboolean speak(const SpeechRequest *request, const Shaping *shaping, Speech *speech,
                      GError **error)
{
    const Engine *engine = engine_of(request->voice, error);
    speech->word_count = request->word_count;
    speech->word_starts = g_new(guint32, request->word_count);
    for (gsize i = 0; i < request->word_count; i++) {
        speech->word_starts[i] = SAMPLE_UNKNOWN;
    }
    if (!engine || !engine->speak(request, speech, error)) {
        return FALSE;
    }
    speech_order_words(speech);
    speech_turn(request, speech);
    equalize(&request->voice->equalizer, speech);
    if (shaping->shape) {
        shaping->shape(speech, shaping->data);
        speech_order_words(speech);
    }
    return TRUE;
}

void child_run(pid_t parent, int slate, const Order *order, const Shaping *shaping)
{
    bind_self(parent);
    g_autoptr(UnpackedRequest) unpacked = read_request(slate, order->request_size);
    SpeechRequest *request = &unpacked->request;
    request->gently = order->kind == ORDER_SPEAK_GENTLY;

    GError *error = NULL;
    Speech speech = {0};
    gboolean written;
    if (order->kind == ORDER_CHECK_VOICE) {
        const Engine *engine = engine_of(request->voice, &error);
        gboolean has = engine && engine->has_voice(request->voice, &error);
        written = has && answer_write_speech(slate, NULL);
    } else {
        gboolean spoken = speak(request, shaping, &speech, &error);
        if (spoken) {
            check_length(&speech, &error);
        }
        written = spoken && !error && answer_write_speech(slate, &speech);
    }
    if (error) {
        written = answer_write_error(slate, error);
    }
    _exit(written ? 0 : FAILED);
}
