#include "speech/request.h"

/* The voice's name, engine, engine_voice, variant, rate, pitch, range; the text; the words. */
#define REQUEST_TYPE "(ssssiiiaya(tt))"

/* Words are packed as they stand in memory. */
G_STATIC_ASSERT(sizeof(Span) == 2 * sizeof(guint64));

GBytes *request_pack(const SpeechRequest *request)
{
    const Voice *voice = request->voice;
    GVariant *fields[] = {
        g_variant_new_string(voice->name),
        g_variant_new_string(voice->engine),
        g_variant_new_string(voice->engine_voice),
        g_variant_new_string(voice->variant),
        g_variant_new_int32(voice->rate),
        g_variant_new_int32(voice->pitch),
        g_variant_new_int32(voice->range),
        g_variant_new_fixed_array(G_VARIANT_TYPE_BYTE, request->text, request->length, 1),
        g_variant_new_fixed_array(G_VARIANT_TYPE("(tt)"), request->words, request->word_count,
                                  sizeof(Span)),
    };
    g_autoptr(GVariant) packed =
        g_variant_ref_sink(g_variant_new_tuple(fields, G_N_ELEMENTS(fields)));
    return g_variant_get_data_as_bytes(packed);
}

UnpackedRequest *request_unpack(GBytes *bytes)
{
    g_autoptr(GVariant) packed =
        g_variant_ref_sink(g_variant_new_from_bytes(G_VARIANT_TYPE(REQUEST_TYPE), bytes, FALSE));
    if (!g_variant_is_normal_form(packed)) {
        return NULL;
    }
    UnpackedRequest *unpacked = g_new0(UnpackedRequest, 1);
    Voice *voice = &unpacked->voice;
    g_variant_get(packed, "(&s&s&s&siii@ay@a(tt))", &voice->name, &voice->engine,
                  &voice->engine_voice, &voice->variant, &voice->rate, &voice->pitch, &voice->range,
                  &unpacked->text, &unpacked->words);
    unpacked->packed = g_steal_pointer(&packed);

    SpeechRequest *request = &unpacked->request;
    request->voice = voice;
    request->text = g_variant_get_fixed_array(unpacked->text, &request->length, 1);
    request->words = g_variant_get_fixed_array(unpacked->words, &request->word_count, sizeof(Span));
    return unpacked;
}

void unpacked_request_free(UnpackedRequest *unpacked)
{
    if (unpacked) {
        g_variant_unref(unpacked->text);
        g_variant_unref(unpacked->words);
        g_variant_unref(unpacked->packed);
        g_free(unpacked);
    }
}
