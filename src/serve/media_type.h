/* The media types of the files that Lectern makes. */
#ifndef LECTERN_SERVE_MEDIA_TYPE_H
#define LECTERN_SERVE_MEDIA_TYPE_H

/* The type of the file called NAME, with or without a path, for Content-Type. Static. */
const char *media_type_of(const char *name);

#endif
