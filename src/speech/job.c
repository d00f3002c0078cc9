#include "speech/job.h"

#include "speech/request.h"

struct SpeechJob {
    gatomicrefcount references;
    OrderKind kind;
    GBytes *request;
    gsize word_count;
    GMutex changing; /* for all below */
    GCond finished;
    gboolean is_finished;
    gboolean is_dropped;
    Speech *speech;
    GError *error;
};

SpeechJob *job_new(OrderKind kind, const SpeechRequest *request)
{
    SpeechJob *job = g_new0(SpeechJob, 1);
    g_atomic_ref_count_init(&job->references);
    g_atomic_ref_count_inc(&job->references);
    job->kind = kind;
    job->request = request_pack(request);
    job->word_count = request->word_count;
    g_mutex_init(&job->changing);
    g_cond_init(&job->finished);
    return job;
}

void job_unref(SpeechJob *job)
{
    if (g_atomic_ref_count_dec(&job->references)) {
        g_bytes_unref(job->request);
        g_mutex_clear(&job->changing);
        g_cond_clear(&job->finished);
        speech_free(job->speech);
        g_clear_error(&job->error);
        g_free(job);
    }
}

OrderKind job_kind(const SpeechJob *job)
{
    return job->kind;
}

GBytes *job_request(const SpeechJob *job)
{
    return job->request;
}

gsize job_word_count(const SpeechJob *job)
{
    return job->word_count;
}

gboolean job_is_wanted(SpeechJob *job)
{
    g_mutex_lock(&job->changing);
    gboolean wanted = !job->is_dropped;
    g_mutex_unlock(&job->changing);
    return wanted;
}

void job_finish(SpeechJob *job, Speech *speech, GError *error)
{
    g_mutex_lock(&job->changing);
    job->speech = speech;
    job->error = error;
    job->is_finished = TRUE;
    g_cond_signal(&job->finished);
    g_mutex_unlock(&job->changing);
    job_unref(job);
}

Speech *job_wait(SpeechJob *job, GError **error)
{
    g_mutex_lock(&job->changing);
    while (!job->is_finished) {
        g_cond_wait(&job->finished, &job->changing);
    }
    Speech *speech = g_steal_pointer(&job->speech);
    if (job->error) {
        g_propagate_error(error, g_steal_pointer(&job->error));
    }
    g_mutex_unlock(&job->changing);
    job_unref(job);
    return speech;
}

void job_drop(SpeechJob *job)
{
    g_mutex_lock(&job->changing);
    job->is_dropped = TRUE;
    g_mutex_unlock(&job->changing);
    job_unref(job);
}
