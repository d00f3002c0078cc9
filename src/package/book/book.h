/* What books of all kinds (EPUB, DAISY, audiobook manifests) are made from: an edition's chapters,
 * each a sound file and a text in step with it. */
#ifndef LECTERN_PACKAGE_BOOK_H
#define LECTERN_PACKAGE_BOOK_H

#include "package/html/labels.h"
#include "package/package.h"

typedef struct {
    const PackageInput *input;
    Labels *labels;
    int format;       /* of the chapters' files that the book has */
    char *identifier; /* the work's own, or a URN made of the text and its sound */
} Book;

/* A book of the first of the formats NAMES that the edition has. */
gboolean book_init(Book *book, const PackageInput *input, const char *const *names, GError **error);
void book_clear(Book *book);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Book, book_clear)

guint book_chapters(const Book *book);
const PerformedChapter *book_chapter(const Book *book, guint index);

/* The name of the chapter's sound in the edition's folder, and its path; the latter is the caller's
 * to free. */
const char *book_audio(const Book *book, guint index);
char *book_audio_path(const Book *book, guint index);

/* The media type of the sound, with its codec where readers ask for that. */
const char *book_audio_type(const Book *book);

/* The length of the chapter at INDEX, and of all, in ms: the latter is the sum of the former. */
gint64 book_chapter_ms(const Book *book, guint index);
gint64 book_ms(const Book *book);

/* When the book was made: SOURCE_DATE_EPOCH, the work's own date, or, where neither is known, a day
 * that stands for none. "2021-04-01T00:00:00Z"; the caller frees it. */
char *book_modified(const Book *book);

/* A part of a chapter's sound, in ms of the chapter, and the element of the text that it says. */
typedef struct {
    char *id;
    gint64 begin, end;
    guint block; /* of the document */
} Clip;

/* The clips of the chapter at INDEX, in order: one an utterance, or, BY_WORD, one a word. Each ends
 * where the next begins, the first begins and the last ends with the sound, so that who plays them
 * in turn plays all of it. A GArray of Clip. */
GArray *book_clips(const Book *book, guint index, gboolean by_word, GError **error);

/* A heading of a chapter: the id of its element, its words (the caller's to free) and its level,
 * which is 1 for the first of a chapter and grows by one. */
typedef struct {
    char *id;
    char *text;
    guint level;
    guint utterance; /* counted in the chapter */
} BookHeading;

/* The headings in the chapter at INDEX, a GArray of BookHeading; there is always one: where the
 * chapter begins with none, that has the chapter's title and the id of its first block. */
GArray *book_headings(const Book *book, guint index);

#endif
