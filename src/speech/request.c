#include "speech/request.h"

/* The voice's name, language, engine, engine_voice, variant, rate, pitch, range, raw_rate; its
 * equalizer: kind, Hz, Q, dB; the text; the words; the pronunciations: bytes, IPA, language; the
 * turns: word, pause, rate, pitch, range, volume. */
#define REQUEST_TYPE "(sssssiiiia(iddd)aya(tt)a(ttmsms)a(tidddd))"

/* Words are packed as they stand in memory. */
G_STATIC_ASSERT(sizeof(Span) == 2 * sizeof(guint64));

static GVariant *pack_equalizer(const Equalizer *equalizer)
{
    GVariantBuilder builder;
    g_variant_builder_init(&builder, G_VARIANT_TYPE("a(iddd)"));
    for (gsize i = 0; i < equalizer->count; i++) {
        const Band *band = &equalizer->bands[i];
        g_variant_builder_add(&builder, "(iddd)", (gint32)band->kind, band->hz, band->width,
                              band->amount);
    }
    return g_variant_builder_end(&builder);
}

static GVariant *pack_pronunciations(const SpeechRequest *request)
{
    GVariantBuilder builder;
    g_variant_builder_init(&builder, G_VARIANT_TYPE("a(ttmsms)"));
    for (gsize i = 0; i < request->pronunciation_count; i++) {
        const Pronunciation *one = &request->pronunciations[i];
        g_variant_builder_add(&builder, "(ttmsms)", (guint64)one->spoken.start,
                              (guint64)one->spoken.end, one->ipa, one->language);
    }
    return g_variant_builder_end(&builder);
}

static GVariant *pack_turns(const SpeechRequest *request)
{
    GVariantBuilder builder;
    g_variant_builder_init(&builder, G_VARIANT_TYPE("a(tidddd)"));
    for (gsize i = 0; i < request->turn_count; i++) {
        const Turn *turn = &request->turns[i];
        g_variant_builder_add(&builder, "(tidddd)", (guint64)turn->word, turn->pause_ms,
                              turn->tone.rate, turn->tone.pitch_st, turn->tone.range,
                              turn->tone.volume_db);
    }
    return g_variant_builder_end(&builder);
}

GBytes *request_pack(const SpeechRequest *request)
{
    const Voice *voice = request->voice;
    GVariant *fields[] = {
        g_variant_new_string(voice->name),
        g_variant_new_string(voice->language),
        g_variant_new_string(voice->engine),
        g_variant_new_string(voice->engine_voice),
        g_variant_new_string(voice->variant),
        g_variant_new_int32(voice->rate),
        g_variant_new_int32(voice->pitch),
        g_variant_new_int32(voice->range),
        g_variant_new_int32(voice->raw_rate),
        pack_equalizer(&voice->equalizer),
        g_variant_new_fixed_array(G_VARIANT_TYPE_BYTE, request->text, request->length, 1),
        g_variant_new_fixed_array(G_VARIANT_TYPE("(tt)"), request->words, request->word_count,
                                  sizeof(Span)),
        pack_pronunciations(request),
        pack_turns(request),
    };
    g_autoptr(GVariant) packed =
        g_variant_ref_sink(g_variant_new_tuple(fields, G_N_ELEMENTS(fields)));
    return g_variant_get_data_as_bytes(packed);
}

static void unpack_equalizer(GVariant *bands, Equalizer *equalizer)
{
    gsize count = MIN(g_variant_n_children(bands), EQUALIZER_BANDS);
    for (gsize i = 0; i < count; i++) {
        Band *band = &equalizer->bands[i];
        gint32 kind;
        g_variant_get_child(bands, i, "(iddd)", &kind, &band->hz, &band->width, &band->amount);
        band->kind = (BandKind)kind;
    }
    equalizer->count = count;
}

static void unpack_pronunciations(UnpackedRequest *unpacked)
{
    gsize count = g_variant_n_children(unpacked->said);
    unpacked->pronunciations = g_new0(Pronunciation, count);
    for (gsize i = 0; i < count; i++) {
        Pronunciation *one = &unpacked->pronunciations[i];
        guint64 start, end;
        g_variant_get_child(unpacked->said, i, "(ttm&sm&s)", &start, &end, &one->ipa,
                            &one->language);
        one->spoken = (Span){start, end};
    }
    unpacked->request.pronunciations = unpacked->pronunciations;
    unpacked->request.pronunciation_count = count;
}

static void unpack_turns(UnpackedRequest *unpacked)
{
    gsize count = g_variant_n_children(unpacked->turned);
    unpacked->turns = g_new0(Turn, count);
    for (gsize i = 0; i < count; i++) {
        Turn *turn = &unpacked->turns[i];
        guint64 word;
        g_variant_get_child(unpacked->turned, i, "(tidddd)", &word, &turn->pause_ms,
                            &turn->tone.rate, &turn->tone.pitch_st, &turn->tone.range,
                            &turn->tone.volume_db);
        turn->word = word;
    }
    unpacked->request.turns = unpacked->turns;
    unpacked->request.turn_count = count;
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
    g_autoptr(GVariant) bands = NULL;
    g_variant_get(packed, "(&s&s&s&s&siiii@a(iddd)@ay@a(tt)@a(ttmsms)@a(tidddd))", &voice->name,
                  &voice->language, &voice->engine, &voice->engine_voice, &voice->variant,
                  &voice->rate, &voice->pitch, &voice->range, &voice->raw_rate, &bands,
                  &unpacked->text, &unpacked->words, &unpacked->said, &unpacked->turned);
    unpacked->packed = g_steal_pointer(&packed);

    unpack_equalizer(bands, &voice->equalizer);
    SpeechRequest *request = &unpacked->request;
    request->voice = voice;
    request->text = g_variant_get_fixed_array(unpacked->text, &request->length, 1);
    request->words = g_variant_get_fixed_array(unpacked->words, &request->word_count, sizeof(Span));
    unpack_pronunciations(unpacked);
    unpack_turns(unpacked);
    return unpacked;
}

void unpacked_request_free(UnpackedRequest *unpacked)
{
    if (unpacked) {
        g_variant_unref(unpacked->text);
        g_variant_unref(unpacked->words);
        g_variant_unref(unpacked->said);
        g_free(unpacked->pronunciations);
        g_variant_unref(unpacked->turned);
        g_free(unpacked->turns);
        g_variant_unref(unpacked->packed);
        g_free(unpacked);
    }
}
