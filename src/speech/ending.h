/* How the work on an order ended. */
#ifndef LECTERN_SPEECH_ENDING_H
#define LECTERN_SPEECH_ENDING_H

#include <glib.h>
#include <sys/types.h>

typedef enum {
    END_ANSWERED,    /* the answer is on the slate */
    END_FAILED,      /* the child ended with another exit status than 0: code */
    END_KILLED,      /* by a signal: code */
    END_LATE,        /* it was killed, as it took longer than the order allows */
    END_NOT_STARTED, /* there was no process for it: errno in code */
    END_WORKER_LOST, /* the worker itself ended */
} EndKind;

/* What a worker sends to the pool. */
typedef struct {
    EndKind kind;
    gint code;
} End;

/* Waits until the child PROCESS has ended; what waitpid tells of it. */
int end_wait(pid_t process);

/* What waitpid tells about a child that is to end with 0. */
End end_of_status(int status);

/* Whether END came from outside and says nothing about the text: another try may well succeed. */
gboolean end_is_accident(End end);

/* END for a message, behind "was": "killed by signal 11 (Segmentation fault)"; freed by the caller.
 */
char *end_describe(End end);

#endif
