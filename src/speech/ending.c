#include "speech/ending.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

int end_wait(pid_t process)
{
    int status = 0;
    while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

End end_of_status(int status)
{
    if (WIFSIGNALED(status)) {
        return (End){END_KILLED, WTERMSIG(status)};
    }
    int code = WEXITSTATUS(status);
    return (End){code == 0 ? END_ANSWERED : END_FAILED, code};
}

gboolean end_is_accident(End end)
{
    /* Nothing in a child sends SIGKILL: someone else did, or the kernel, short of memory. */
    return end.kind == END_NOT_STARTED || end.kind == END_WORKER_LOST ||
           (end.kind == END_KILLED && (end.code == SIGKILL || end.code == SIGTERM));
}

char *end_describe(End end)
{
    switch (end.kind) {
    case END_ANSWERED:
        return g_strdup("done");
    case END_FAILED:
        return g_strdup_printf("at an end with status %d", end.code);
    case END_KILLED:
        if (end.code == SIGXCPU) {
            return g_strdup("stopped, as it took too much processor time");
        }
        return g_strdup_printf("killed by signal %d (%s)", end.code, strsignal(end.code));
    case END_LATE:
        return g_strdup("stopped, as it took too long");
    case END_NOT_STARTED:
        return g_strdup_printf("not to be started (%s)", g_strerror(end.code));
    case END_WORKER_LOST:
        return g_strdup("lost with its worker process");
    }
    return g_strdup("lost");
}
