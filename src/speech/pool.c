#include "speech/pool.h"

#include <string.h>

#include "base/error.h"
#include "speech/attempts.h"
#include "speech/request.h"

enum { MS_PER_S = 1000 };

/* One thread of the program for each worker: it hands over a job and waits for the end of it. */
typedef struct {
    SpeechPool *pool;
    Link *link;
    GThread *thread;
} Hand;

struct SpeechPool {
    Nursery *nursery;
    GAsyncQueue *jobs; /* of SpeechJob * */
    Hand *hands;
    guint hand_count;
    gint hands_able; /* atomic: those whose link is not dead */
    gint wait_ms;    /* atomic */
    gint closing;    /* atomic */
    Shaping shaping;
};

/* What tells a hand to go home; no job. */
static gpointer stop_sign(SpeechPool *pool)
{
    return pool;
}

static void refuse(SpeechJob *job)
{
    GError *error = NULL;
    error_set(&error, LECTERN_ERROR_ENGINE, "speech", "the processes that speak are gone");
    job_finish(job, NULL, error);
}

/* Does JOB. FALSE where HAND can do no more and another hand has it now. */
static gboolean take_job(Hand *hand, SpeechJob *job)
{
    SpeechPool *pool = hand->pool;
    if (!job_is_wanted(job)) {
        job_finish(job, NULL, NULL);
        return TRUE;
    }
    if (attempt_job(job, hand->link, g_atomic_int_get(&pool->wait_ms))) {
        return TRUE;
    }
    if (g_atomic_int_get(&pool->closing) || g_atomic_int_dec_and_test(&pool->hands_able)) {
        /* The last one stays, and says so to all who still ask. */
        g_atomic_int_set(&pool->hands_able, 1);
        refuse(job);
        return TRUE;
    }
    g_async_queue_push_front(pool->jobs, job);
    return FALSE;
}

static gpointer work(gpointer data)
{
    Hand *hand = data;
    SpeechPool *pool = hand->pool;
    gboolean able = TRUE;
    while (able) {
        gpointer job = g_async_queue_pop(pool->jobs);
        able = job != stop_sign(pool) && take_job(hand, job);
    }
    return NULL;
}

SpeechPool *speech_pool_new(guint workers, SpeechShape shape, gconstpointer data, GError **error)
{
    return speech_pool_new_by(NULL, workers, shape, data, 0, error);
}

SpeechPool *speech_pool_new_by(const char *program, guint workers, SpeechShape shape,
                               gconstpointer data, gsize size, GError **error)
{
    SpeechPool *pool = g_new0(SpeechPool, 1);
    pool->shaping = (Shaping){shape, data, program, size};
    pool->wait_ms = SPEECH_WAIT_LIMIT_S * MS_PER_S;
    pool->jobs = g_async_queue_new();
    guint count = CLAMP(workers, 1, SPEECH_WORKERS_LIMIT);
    pool->nursery = nursery_new(count, &pool->shaping, error);
    if (!pool->nursery) {
        speech_pool_free(pool);
        return NULL;
    }
    pool->hands = g_new0(Hand, count);
    pool->hand_count = count;
    pool->hands_able = (gint)count;
    for (guint i = 0; i < count; i++) {
        Hand *hand = &pool->hands[i];
        *hand = (Hand){.pool = pool, .link = link_new(pool->nursery, i)};
        hand->thread = g_thread_new("speech", work, hand);
    }
    return pool;
}

void speech_pool_free(SpeechPool *pool)
{
    if (!pool) {
        return;
    }
    g_atomic_int_set(&pool->closing, 1);
    for (guint i = 0; i < pool->hand_count; i++) {
        link_cut(pool->hands[i].link);
        g_async_queue_push_front(pool->jobs, stop_sign(pool));
    }
    for (guint i = 0; i < pool->hand_count; i++) {
        g_thread_join(pool->hands[i].thread);
        link_free(pool->hands[i].link);
    }
    nursery_free(pool->nursery);
    gpointer left;
    while ((left = g_async_queue_try_pop(pool->jobs))) {
        if (left != stop_sign(pool)) {
            refuse(left);
        }
    }
    g_async_queue_unref(pool->jobs);
    g_free(pool->hands);
    g_free(pool);
}

void speech_pool_set_wait_limit(SpeechPool *pool, guint milliseconds)
{
    g_atomic_int_set(&pool->wait_ms, (gint)CLAMP(milliseconds, 1, G_MAXINT / 2));
}

static SpeechJob *ask(SpeechPool *pool, OrderKind kind, const SpeechRequest *request)
{
    SpeechJob *job = job_new(kind, request);
    g_async_queue_push(pool->jobs, job);
    return job;
}

SpeechJob *speech_pool_ask(SpeechPool *pool, const SpeechRequest *request)
{
    return ask(pool, ORDER_SPEAK, request);
}

/* WORDING as VOICE is asked to say it; WORDS has room for its words. */
static SpeechRequest request_of(const Voice *voice, const Wording *wording,
                                const Delivery *delivery, Span *words)
{
    const char *text = delivery ? delivery->text : wording->text;
    for (guint i = 0; i < wording->words->len; i++) {
        words[i] = g_array_index(wording->words, Word, i).spoken;
    }
    return (SpeechRequest){
        .voice = voice,
        .text = text,
        .length = strlen(text),
        .words = words,
        .word_count = wording->words->len,
        .pronunciations = (const Pronunciation *)(gpointer)wording->pronunciations->data,
        .pronunciation_count = wording->pronunciations->len,
        .turns = delivery ? (const Turn *)(gpointer)delivery->turns->data : NULL,
        .turn_count = delivery ? delivery->turns->len : 0,
    };
}

SpeechJob *speech_pool_say(SpeechPool *pool, const Voice *voice, const Wording *wording,
                           const Delivery *delivery)
{
    g_autofree Span *words = g_new(Span, wording->words->len + 1);
    SpeechRequest request = request_of(voice, wording, delivery, words);
    return speech_pool_ask(pool, &request);
}

GBytes *speech_say_pack(const Voice *voice, const Wording *wording, const Delivery *delivery)
{
    g_autofree Span *words = g_new(Span, wording->words->len + 1);
    SpeechRequest request = request_of(voice, wording, delivery, words);
    return request_pack(&request);
}

gboolean speech_pool_check_voice(SpeechPool *pool, const Voice *voice, GError **error)
{
    SpeechRequest request = {.voice = voice, .text = "", .length = 0};
    GError *problem = NULL;
    speech_free(job_wait(ask(pool, ORDER_CHECK_VOICE, &request), &problem));
    if (problem) {
        g_propagate_error(error, problem);
        return FALSE;
    }
    return TRUE;
}

Speech *speech_job_wait(SpeechJob *job, GError **error)
{
    return job_wait(job, error);
}

void speech_job_drop(SpeechJob *job)
{
    job_drop(job);
}
