/* A chapter being put together: its takes come in any order, and are joined in theirs. */
#ifndef LECTERN_PERFORMANCE_CHAPTER_WORK_H
#define LECTERN_PERFORMANCE_CHAPTER_WORK_H

#include "performance/hearing.h"
#include "performance/performance.h"
#include "performance/take.h"
#include "sound/join.h"

typedef struct ChapterWork ChapterWork;

/* Of CHAPTER, of which number, slug, utterances' range and files are set, made of TAKES (from
 * takes_plan). Its files, in the formats of OPTIONS, go into FOLDER. Takes over TAKES; the others
 * outlive it. */
ChapterWork *chapter_work_new(const PerformOptions *options, const char *folder, guint rate,
                              PerformedChapter *chapter, GArray *takes);

/* Removes files that were not completed. */
void chapter_work_free(ChapterWork *work);

PerformedChapter *chapter_work_chapter(const ChapterWork *work);
guint chapter_work_take_count(const ChapterWork *work);
Take *chapter_work_take(const ChapterWork *work, guint index);

/* How many takes, counted from the first, have been joined. From any thread. */
guint chapter_work_joined(ChapterWork *work);

/* The take at INDEX was performed: its FILES, one for each format, whose descriptors are taken over
 * (those of several files may be the same), and the FAULTS in it, which are shared. Joins all takes
 * that are next. From any thread; the one that joins the last take completes the files. */
gboolean chapter_work_deliver(ChapterWork *work, guint index, const EncodedTake *files,
                              GArray *faults, gboolean *is_whole, GError **error);

/* Of all takes that were joined. */
const Levels *chapter_work_levels(const ChapterWork *work);

/* What was heard in them. */
const Hearing *chapter_work_hearing(const ChapterWork *work);

/* Appends the faults of the chapter, which keeps none, to FAULTS. */
void chapter_work_take_faults(ChapterWork *work, GArray *faults);

/* Forgets all takes: the chapter is made again. */
void chapter_work_restart(ChapterWork *work);

#endif
