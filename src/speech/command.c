#include "speech/command.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/error.h"
#include "base/utf8.h"
#include "speech/complaints.h"
#include "speech/ending.h"
#include "speech/pool.h"
#include "speech/slate.h"
#include "speech/sound_input.h"

enum {
    NOT_STARTED = 127, /* the exit status that shells give this */
    /* A program may write five minutes of two channels of 32 bits at 96 kHz. */
    MOST_BYTES = SPEECH_LENGTH_LIMIT_S * 2 * 4 * 96000,
};

/* The program's standard streams, files in memory: it may write all it has before anyone reads, and
 * go back to mend the header of its WAV file, as some do. -1 where it is not open. */
typedef struct {
    int input, output, complaints;
} Streams;

static void streams_close(const Streams *streams)
{
    const int all[] = {streams->input, streams->output, streams->complaints};
    for (gsize i = 0; i < G_N_ELEMENTS(all); i++) {
        if (all[i] >= 0) {
            close(all[i]);
        }
    }
}

/* Opens STREAMS, with the text to be said as input. FALSE with errno set. */
static gboolean streams_open(Streams *streams, const SpeechRequest *request)
{
    streams->input = memfd_create("text", MFD_CLOEXEC);
    streams->output = memfd_create("sound", MFD_CLOEXEC);
    streams->complaints = complaints_new();
    return streams->input >= 0 && streams->output >= 0 && streams->complaints >= 0 &&
           slate_put(streams->input, 0, request->text, request->length) &&
           slate_put(streams->input, request->length, "\n", 1);
}

/* Becomes the program ARGV, in a process that was just forked from PARENT. */
static void G_NORETURN become(char **argv, const Streams *streams, pid_t parent)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL); /* holds for the program too */
    if (getppid() != parent) {
        _exit(NOT_STARTED);
    }
    signal(SIGPIPE, SIG_DFL); /* the pool ignores it, and a program would inherit that */
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){MOST_BYTES, MOST_BYTES});
    dup2(streams->input, STDIN_FILENO);
    dup2(streams->output, STDOUT_FILENO);
    dup2(streams->complaints, STDERR_FILENO);
    execvp(argv[0], argv);
    _exit(NOT_STARTED);
}

/* Runs ARGV to its end. */
static End run(char **argv, const Streams *streams)
{
    pid_t self = getpid();
    pid_t program = fork();
    if (program < 0) {
        return (End){END_NOT_STARTED, errno};
    }
    if (program == 0) {
        become(argv, streams, self);
    }
    return end_of_status(end_wait(program));
}

static void set_failure(const SpeechRequest *request, End end, const Streams *streams,
                        GError **error)
{
    g_autofree char *how = end_describe(end);
    g_autofree char *complaint = complaints_first(streams->complaints);
    error_set(error, LECTERN_ERROR_ENGINE, request->voice->name, "its command was %s%s%s", how,
              *complaint ? ": " : "", complaint);
}

/* Programs differ in what they make of text without words: it is not put to them. */
static gboolean says_nothing(const SpeechRequest *request)
{
    for (gsize at = 0; at < request->length; at = utf8_next(request->text, request->length, at)) {
        if (g_unichar_isalnum(utf8_at(request->text, request->length, at))) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean command_speak(const SpeechRequest *request, Speech *speech, GError **error)
{
    g_auto(GStrv) argv = NULL;
    if (says_nothing(request)) {
        return TRUE;
    }
    if (!g_shell_parse_argv(request->voice->engine_voice, NULL, &argv, error)) {
        return FALSE;
    }
    Streams streams = {-1, -1, -1};
    End end = streams_open(&streams, request) ? run(argv, &streams) : (End){END_NOT_STARTED, errno};
    gboolean spoken = end.kind == END_ANSWERED;
    if (spoken) {
        spoken = sound_input_read(streams.output, request->voice, speech, error);
    } else {
        set_failure(request, end, &streams, error);
    }
    streams_close(&streams);
    return spoken;
}

static gboolean command_open(GError **error)
{
    (void)error;
    return TRUE;
}

static gboolean command_has_voice(const Voice *voice, GError **error)
{
    g_auto(GStrv) argv = NULL;
    g_autofree char *program = g_shell_parse_argv(voice->engine_voice, NULL, &argv, NULL)
                                   ? g_find_program_in_path(argv[0])
                                   : NULL;
    if (!program) {
        error_set(error, LECTERN_ERROR_VOICE, voice->name, "there is no program “%s” to speak it",
                  argv ? argv[0] : voice->engine_voice);
    }
    return program != NULL;
}

/* A neural voice takes much time and memory: only the clock limits it. */
/* The program, and what among its arguments is a file: a voice's model, say. */
static void command_each_source(const Voice *voice, SpeechSource each, gpointer data)
{
    g_auto(GStrv) argv = NULL;
    if (!g_shell_parse_argv(voice->engine_voice, NULL, &argv, NULL)) {
        return;
    }
    g_autofree char *program = g_find_program_in_path(argv[0]);
    if (program) {
        each(program, data);
    }
    for (char **argument = argv + 1; *argument; argument++) {
        if (g_file_test(*argument, G_FILE_TEST_IS_REGULAR)) {
            each(*argument, data);
        }
    }
}

const Engine command_engine = {
    .name = VOICE_ENGINE_COMMAND,
    .open = command_open,
    .speak = command_speak,
    .has_voice = command_has_voice,
    .each_source = command_each_source,
};
