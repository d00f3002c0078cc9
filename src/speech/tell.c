#include "speech/tell.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "speech/engine.h"

enum { TIME_LIMIT_S = 60 };

/* In a child: writes how each of WORDS from FIRST on is said, a line each. */
static G_NORETURN void tell_all(const Engine *engine, const Voice *voice, const GPtrArray *words,
                                guint first, int out)
{
    int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    alarm(TIME_LIMIT_S);
    if (!engine->open(NULL)) {
        _exit(1);
    }
    for (guint i = first; i < words->len; i++) {
        g_autofree char *told = engine->tell(voice, g_ptr_array_index(words, i));
        if (!told) {
            _exit(1);
        }
        dprintf(out, "%s\n", told);
    }
    _exit(0);
}

/* Appends what the child writes to TOLD, whole lines only. */
static void take_all(int in, GPtrArray *told)
{
    FILE *lines = fdopen(in, "r");
    char *line = NULL;
    size_t size = 0;
    for (ssize_t length; lines && (length = getline(&line, &size, lines)) > 0;) {
        if (line[length - 1] == '\n') {
            g_ptr_array_add(told, g_strndup(line, (gsize)length - 1));
        }
    }
    free(line);
    fclose(lines);
}

/* Has a child tell the words that TOLD has not got; FALSE where it cannot be started or ends
 * without having told all. */
static gboolean tell_rest(const Engine *engine, const Voice *voice, const GPtrArray *words,
                          GPtrArray *told)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) {
        return FALSE;
    }
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        tell_all(engine, voice, words, told->len, ends[1]);
    }
    close(ends[1]);
    take_all(ends[0], told);
    int status = -1;
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return child > 0 && status == 0;
}

GPtrArray *speech_tell(const Voice *voice, const GPtrArray *words, GError **error)
{
    enum { MOST_LOST = 100 };
    const Engine *engine = engine_find(voice->engine);
    if (!engine) {
        error_set(error, LECTERN_ERROR_VOICE, voice->name, "there is no speech engine “%s”",
                  voice->engine);
        return NULL;
    }
    g_autoptr(GPtrArray) told = g_ptr_array_new_with_free_func(g_free);
    while (!engine->tell && told->len < words->len) {
        g_ptr_array_add(told, g_strdup(""));
    }
    for (guint lost = 0; told->len < words->len; lost++) {
        guint before = told->len;
        if (tell_rest(engine, voice, words, told)) {
            break;
        }
        if (lost == MOST_LOST || (told->len == 0 && before == 0 && lost > 1)) {
            error_set(error, LECTERN_ERROR_ENGINE, voice->name,
                      "%s does not tell how it says words; is espeak-ng-data installed whole?",
                      voice->engine);
            return NULL;
        }
        g_ptr_array_add(told, g_strdup("")); /* the word that ended it */
    }
    return g_steal_pointer(&told);
}
