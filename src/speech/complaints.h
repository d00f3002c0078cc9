/* What a library or program complains of on its standard error: caught for our own message. */
#ifndef LECTERN_SPEECH_COMPLAINTS_H
#define LECTERN_SPEECH_COMPLAINTS_H

/* A file in memory to catch them in, close-on-exec; -1 with errno set. */
int complaints_new(void);

/* The first line in FD that is no mere warning (of too many voices, say), valid UTF-8 and fit for a
 * message; "" for none. The caller frees it. */
char *complaints_first(int fd);

#endif
