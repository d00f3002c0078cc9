#include "command/usable.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "speech/engine.h"

/* Seconds: far more than any engine needs to look for its voices. */
enum { TIME_LIMIT = 60 };

/* What the child says of one voice: a line, empty where all is well. */
static void report(FILE *out, const Voice *voice, const GError *opened)
{
    g_autoptr(GError) fault = opened ? g_error_copy(opened) : NULL;
    const Engine *engine = engine_find(voice->engine);
    if (!engine) {
        error_set(&fault, LECTERN_ERROR_VOICE, voice->name, "there is no engine “%s”",
                  voice->engine);
    } else if (!fault) {
        engine->has_voice(voice, &fault);
    }
    g_autofree char *line = g_strdelimit(g_strdup(fault ? fault->message : ""), "\n", ' ');
    fprintf(out, "%s\n", line);
}

/* The child: an engine may crash, and must not be open in a process that forks others later. */
static void G_GNUC_NORETURN report_all(const GPtrArray *voices, int fd)
{
    FILE *out = fdopen(fd, "w");
    if (!out) {
        _exit(1);
    }
    alarm(TIME_LIMIT);
    g_autoptr(GError) opened = NULL;
    engines_open(&opened);
    for (guint i = 0; i < voices->len; i++) {
        report(out, voices->pdata[i], opened);
    }
    _exit(fclose(out) == 0 ? 0 : 1);
}

static GPtrArray *read_reports(int fd, guint count)
{
    GPtrArray *faults = g_ptr_array_new_with_free_func(g_free);
    FILE *in = fdopen(fd, "r");
    char *line = NULL;
    size_t size = 0;
    for (guint i = 0; i < count; i++) {
        ssize_t length = in ? getline(&line, &size, in) : -1;
        if (length > 0 && line[length - 1] == '\n') {
            line[--length] = '\0';
            g_ptr_array_add(faults, length > 0 ? g_strdup(line) : NULL);
        } else {
            g_ptr_array_add(faults, g_strdup("its engine ended unexpectedly"));
        }
    }
    free(line);
    if (in) {
        fclose(in);
    } else {
        close(fd);
    }
    return faults;
}

GPtrArray *voice_faults(const GPtrArray *voices, GError **error)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) {
        error_set_errno(error, LECTERN_ERROR_ENGINE, "voices", errno, "cannot make a pipe");
        return NULL;
    }
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        report_all(voices, ends[1]);
    }
    close(ends[1]);
    if (child < 0) {
        error_set_errno(error, LECTERN_ERROR_ENGINE, "voices", errno, "cannot start a process");
        close(ends[0]);
        return NULL;
    }
    GPtrArray *faults = read_reports(ends[0], voices->len);
    while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {
    }
    return faults;
}
