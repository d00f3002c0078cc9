/* The answer to one request. */
#ifndef LECTERN_SERVE_ANSWER_H
#define LECTERN_SERVE_ANSWER_H

#include <microhttpd.h>

#include "serve/reload.h"

/* Answers the request by METHOD for TARGET, as it stands in the request line, from the folder ROOT:
 * an absolute path without links. RELOAD is NULL where pages are sent as they are. */
enum MHD_Result answer_request(struct MHD_Connection *connection, const char *method,
                               const char *target, const char *root, Reload *reload);

#endif
