#include "speech/answer.h"

#include <string.h>

#include "base/error.h"
#include "speech/pool.h"
#include "speech/slate.h"

enum {
    MESSAGE_LIMIT = 4096, /* bytes of an error's text */
    RATE_LIMIT = 384000,
};

typedef enum { ANSWER_DONE = 1, ANSWER_SPEECH, ANSWER_ERROR } AnswerKind;

/* Stands first; behind it come the word starts and samples, or the error's text. */
typedef struct {
    AnswerKind kind;
    gint32 code;  /* of an error */
    guint64 size; /* of its text, in bytes */
    guint64 word_count;
    guint64 length;
    guint64 rate;
} AnswerHeader;

gboolean answer_write_speech(int slate, const Speech *speech)
{
    AnswerHeader header = {.kind = ANSWER_DONE};
    if (!speech) {
        return slate_put(slate, 0, &header, sizeof(header));
    }
    header = (AnswerHeader){.kind = ANSWER_SPEECH,
                            .word_count = speech->word_count,
                            .length = speech->length,
                            .rate = speech->rate};
    gsize words_size = speech->word_count * sizeof(guint32);
    return slate_put(slate, 0, &header, sizeof(header)) &&
           slate_put(slate, sizeof(header), speech->word_starts, words_size) &&
           slate_put(slate, sizeof(header) + words_size, speech->samples,
                     speech->length * sizeof(float));
}

gboolean answer_write_error(int slate, const GError *error)
{
    gsize size = strlen(error->message);
    if (size > MESSAGE_LIMIT) {
        const char *cut = g_utf8_find_prev_char(error->message, error->message + MESSAGE_LIMIT);
        size = cut ? (gsize)(cut - error->message) : 0;
    }
    AnswerHeader header = {.kind = ANSWER_ERROR, .code = error->code, .size = size};
    return slate_put(slate, 0, &header, sizeof(header)) &&
           slate_put(slate, sizeof(header), error->message, size);
}

static gboolean bad_answer(GError **error)
{
    error_set(error, LECTERN_ERROR_ENGINE, "speech", "a worker's answer cannot be read");
    return FALSE;
}

static gboolean read_error(int slate, const AnswerHeader *header, GError **error)
{
    if (header->size > MESSAGE_LIMIT) {
        return bad_answer(error);
    }
    g_autofree char *text = g_malloc0(header->size + 1);
    if (!slate_get(slate, sizeof(*header), text, header->size)) {
        return bad_answer(error);
    }
    g_set_error_literal(error, LECTERN_ERROR, header->code, text);
    return FALSE;
}

static gboolean read_speech(int slate, const AnswerHeader *header, Speech **speech, GError **error)
{
    if (header->rate == 0 || header->rate > RATE_LIMIT ||
        header->length > header->rate * SPEECH_LENGTH_LIMIT_S) {
        return bad_answer(error);
    }
    Speech *read = g_new0(Speech, 1);
    read->rate = (guint)header->rate;
    read->length = header->length;
    read->word_count = header->word_count;
    read->word_starts = g_new(guint32, header->word_count);
    read->samples = g_new(float, header->length);
    gsize words_size = header->word_count * sizeof(guint32);
    if (!slate_get(slate, sizeof(*header), read->word_starts, words_size) ||
        !slate_get(slate, sizeof(*header) + words_size, read->samples,
                   read->length * sizeof(float))) {
        speech_free(read);
        return bad_answer(error);
    }
    *speech = read;
    return TRUE;
}

gboolean answer_read(int slate, gsize word_count, Speech **speech, GError **error)
{
    if (speech) {
        *speech = NULL;
    }
    AnswerHeader header;
    if (!slate_get(slate, 0, &header, sizeof(header))) {
        return bad_answer(error);
    }
    switch (header.kind) {
    case ANSWER_DONE:
        return TRUE;
    case ANSWER_ERROR:
        return read_error(slate, &header, error);
    case ANSWER_SPEECH:
        if (speech && header.word_count == word_count) {
            return read_speech(slate, &header, speech, error);
        }
        break;
    }
    return bad_answer(error);
}
