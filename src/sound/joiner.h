/* How join.c puts takes in a format together: of each codec that can be joined. */
#ifndef LECTERN_SOUND_JOINER_H
#define LECTERN_SOUND_JOINER_H

#include "sound/join.h"
#include "sound/output.h"

/* Reads what comes next of a take; FALSE where it ends before. */
typedef struct TakeReader TakeReader;
gboolean take_reader_read(TakeReader *reader, gpointer bytes, gsize count);

/* Copies COUNT bytes of the take to OUTPUT. */
gboolean take_reader_copy(TakeReader *reader, Output *output, guint64 count);

typedef struct {
    gpointer (*start)(Output *output, guint rate);

    /* Appends TAKE, of which READER gives the bytes; FALSE where it is none, or OUTPUT failed. */
    gboolean (*add)(gpointer joiner, TakeReader *reader, const EncodedTake *take);

    /* Writes what is known only now, where COMPLETE, and frees JOINER. */
    gboolean (*end)(gpointer joiner, gboolean complete);
} Joiner;

extern const Joiner mp3_joiner, wav_joiner;

#endif
