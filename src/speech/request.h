/* A request as bytes, to be kept and to be put onto a slate. */
#ifndef LECTERN_SPEECH_REQUEST_H
#define LECTERN_SPEECH_REQUEST_H

#include "speech/engine.h"

/* All of REQUEST that an engine needs, its voice included; not whether it is gentle. */
GBytes *request_pack(const SpeechRequest *request);

/* A request unpacked, with what it points to. */
typedef struct {
    SpeechRequest request;
    Voice voice;
    GVariant *packed, *text, *words, *said, *turned; /* what all of it lies in */
    Pronunciation *pronunciations;
    Turn *turns;
} UnpackedRequest;

/* What is packed in BYTES, or NULL where that is no request. */
UnpackedRequest *request_unpack(GBytes *bytes);
void unpacked_request_free(UnpackedRequest *unpacked);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(UnpackedRequest, unpacked_request_free)

#endif
