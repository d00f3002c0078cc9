/* Chapters: where a script is divided. */
#ifndef LECTERN_SCRIPT_CHAPTERS_H
#define LECTERN_SCRIPT_CHAPTERS_H

#include "script/script.h"

/* Fills SCRIPT's chapters, which are empty, and sets those of its utterances. A heading begins a
 * chapter, unless nothing was heard since the heading or the title before it: then it names the
 * same one. What stands before the first heading is a chapter with the script's title. */
void chapters_divide(Script *script);

/* SPAN of TEXT on one line, cut to about LIMIT bytes at the end of a word: for titles. The caller
 * frees it. */
char *chapter_title(const char *text, Span span, gsize limit);

enum { CHAPTER_TITLE_BYTES = 160 };

#endif
