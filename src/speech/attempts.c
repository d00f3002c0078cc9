#include "speech/attempts.h"

#include "base/error.h"
#include "speech/answer.h"

enum {
    FAULTS_LIMIT = 2,
    GENTLE_FAULTS_LIMIT = 1,
    PAUSE_US = 5000, /* before another try after an accident, times the accidents so far, up to: */
    PAUSE_LIMIT_US = 50 * 1000,
};

typedef enum { TRIES_ANSWERED, TRIES_FAILED, TRIES_LINK_DEAD } Tries;

/* Orders the work of KIND until there is an answer; LAST gets how the last try ended. */
static Tries try_kind(SpeechJob *job, OrderKind kind, Link *link, int wait_ms, End *last)
{
    guint faults_limit = kind == ORDER_SPEAK_GENTLY ? GENTLE_FAULTS_LIMIT : FAULTS_LIMIT;
    guint faults = 0;
    guint accidents = 0;
    while (faults < faults_limit && accidents < ATTEMPTS_LIMIT) {
        *last = link_ask(link, kind, job_request(job), wait_ms);
        if (last->kind == END_ANSWERED) {
            return TRIES_ANSWERED;
        }
        if (link_is_dead(link)) {
            return TRIES_LINK_DEAD;
        }
        if (end_is_accident(*last)) {
            accidents++;
            g_usleep(MIN((gulong)accidents * PAUSE_US, PAUSE_LIMIT_US));
        } else {
            faults++;
        }
    }
    return TRIES_FAILED;
}

static GError *failure(SpeechJob *job, End first, End gentle)
{
    g_autofree char *how = end_describe(first);
    const char *often = end_is_accident(first) ? "again and again" : "twice";
    GError *error = NULL;
    if (job_kind(job) == ORDER_CHECK_VOICE) {
        error_set(&error, LECTERN_ERROR_ENGINE, "speech",
                  "asked for a voice, the engine was %s, %s", how, often);
    } else {
        g_autofree char *how_gentle = end_describe(gentle);
        error_set(&error, LECTERN_ERROR_ENGINE, "speech",
                  "the engine was %s, %s, and with the text in its plainest form %s", how, often,
                  how_gentle);
    }
    return error;
}

gboolean attempt_job(SpeechJob *job, Link *link, int wait_ms)
{
    End first = {0};
    End gentle = {0};
    Tries tries = try_kind(job, job_kind(job), link, wait_ms, &first);
    if (tries == TRIES_FAILED && job_kind(job) == ORDER_SPEAK) {
        tries = try_kind(job, ORDER_SPEAK_GENTLY, link, wait_ms, &gentle);
    }
    if (tries == TRIES_LINK_DEAD) {
        return FALSE;
    }
    Speech *speech = NULL;
    GError *error = NULL;
    if (tries == TRIES_FAILED) {
        error = failure(job, first, gentle);
    } else {
        gboolean speaks = job_kind(job) != ORDER_CHECK_VOICE;
        answer_read(link_slate(link), job_word_count(job), speaks ? &speech : NULL, &error);
    }
    job_finish(job, speech, error);
    return TRUE;
}
