#include "speech_helper.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmocka_headers.h"

#define VOICE(NAME, LANGUAGE, FILE, VARIANT)                                                       \
    {                                                                                              \
        .name = (char *)(NAME), .language = (char *)(LANGUAGE), .engine = (char *)"espeak-ng",     \
        .engine_voice = (char *)(FILE), .variant = (char *)(VARIANT), .rate = 165, .pitch = 45,    \
        .range = 55                                                                                \
    }

const Voice voice_us = VOICE("us", "en-US", "gmw/en-US", "");
const Voice voice_gb_andrea = VOICE("andrea", "en-GB", "gmw/en-GB-x-rp", "Andrea");
const Voice voice_us_klatt = VOICE("klatt", "en-US", "gmw/en-US", "klatt4");
const Voice voice_german = VOICE("german", "de", "gmw/de", "f3");

SpeechRequest request_for(const Voice *voice, const char *text)
{
    gsize length = strlen(text);
    GArray *words = g_array_new(FALSE, FALSE, sizeof(Span));
    for (gsize at = 0; at < length;) {
        gsize end = at + strcspn(text + at, " ");
        Span word = {at, end};
        while (word.start < word.end && strchr(".,;:!?\"'()-&@", text[word.start])) {
            word.start++;
        }
        while (word.end > word.start && strchr(".,;:!?\"'()-&@", text[word.end - 1])) {
            word.end--;
        }
        if (!span_is_empty(word)) {
            g_array_append_val(words, word);
        }
        at = end + 1;
    }
    SpeechRequest request = {
        .voice = voice, .text = text, .length = length, .word_count = words->len};
    request.words = (const Span *)(gconstpointer)g_array_free(words, FALSE);
    return request;
}

void request_clear(SpeechRequest *request)
{
    g_free((gpointer)request->words);
    *request = (SpeechRequest){0};
}

Speech *speak(SpeechPool *pool, const Voice *voice, const char *text)
{
    g_autoptr(GError) error = NULL;
    SpeechRequest request = request_for(voice, text);
    Speech *speech = speech_job_wait(speech_pool_ask(pool, &request), &error);
    request_clear(&request);
    if (!speech) {
        print_message("%s\n", error->message);
    }
    return speech;
}

SpeechPool *pool_of(guint workers, SpeechShape shape, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    SpeechPool *pool = speech_pool_new(workers, shape, data, &error);
    if (!pool) {
        print_message("%s\n", error->message);
    }
    assert_non_null(pool);
    return pool;
}

gboolean same_speech(const Speech *a, const Speech *b)
{
    return a->length == b->length && a->rate == b->rate && a->word_count == b->word_count &&
           memcmp(a->samples, b->samples, a->length * sizeof(float)) == 0 &&
           memcmp(a->word_starts, b->word_starts, a->word_count * sizeof(guint32)) == 0;
}

/* The state ("R", "Z" …) and parent of PROCESS; FALSE where there is none. */
static gboolean look_up(pid_t process, char *state, pid_t *parent)
{
    g_autofree char *path = g_strdup_printf("/proc/%d/stat", (int)process);
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL)) {
        return FALSE;
    }
    const char *behind_name = strrchr(text, ')');
    if (!behind_name || strlen(behind_name) < 5) {
        return FALSE;
    }
    *state = behind_name[2];
    *parent = (pid_t)strtol(behind_name + 4, NULL, 10);
    return TRUE;
}

GArray *children_of(pid_t parent)
{
    GArray *found = g_array_new(FALSE, FALSE, sizeof(pid_t));
    g_autoptr(GDir) processes = g_dir_open("/proc", 0, NULL);
    const char *name;
    while ((name = g_dir_read_name(processes))) {
        pid_t process = (pid_t)strtol(name, NULL, 10);
        pid_t its_parent;
        char state;
        if (process > 0 && look_up(process, &state, &its_parent) && its_parent == parent &&
            state != 'Z') {
            g_array_append_val(found, process);
        }
    }
    return found;
}

gboolean is_gone(pid_t process)
{
    enum { PAUSE_US = 5000, TRIES = 1000 };
    char state;
    pid_t parent;
    for (int i = 0; i < TRIES; i++) {
        if (!look_up(process, &state, &parent) || state == 'Z') {
            return TRUE;
        }
        g_usleep(PAUSE_US);
    }
    return FALSE;
}
