/* The targets of links. */
#ifndef LECTERN_PACKAGE_LINK_H
#define LECTERN_PACKAGE_LINK_H

/* TARGET as a page may link to it, to be freed by the caller, or NULL where it may not: only the
 * web (http, https) and addresses of mail (mailto), whole and well-formed. A script is none, nor is
 * what was beside the source and is not beside the page. */
char *link_target(const char *target);

#endif
