#include <math.h>
#include <sndfile.h>
#include <string.h>

#include "sound/audio_codec.h"
#include "sound/encoder.h"
#include "sound/ogg_serial.h"
#include "sound/wav_header.h"

enum { OPUS_RATE = 48000 };

/* Of MPEG-1; of AAC-LC; 20 ms of Opus; half of Vorbis's short blocks at its lowest quality, whose
 * multiples all of its blocks can be made to end at. */
enum { MP3_FRAME = 1152, AAC_FRAME = 1024, OPUS_FRAME = 960, VORBIS_STEP = 256 };

/* libsndfile takes a "compression level" from 0 to 1 and turns it into a bit rate that it cuts to a
 * whole number. Half a unit more makes sure that it is the one meant. */
static double level_of(double rate, double highest, double lowest)
{
    return CLAMP((highest - rate - 0.5) / (highest - lowest), 0.0, 1.0);
}

static double margin_mp3(const Preset *preset)
{
    return preset->mp3_margin_db;
}

static double level_opus(const Preset *preset, guint channels)
{
    enum { LOWEST_BPS = 6000, HIGHEST_BPS = 256000 }; /* for a channel */
    return level_of(preset->opus_kbps[channels - 1] * 1000.0, HIGHEST_BPS * channels,
                    LOWEST_BPS * channels);
}

/* What Opus codes as speech loses some of its treble: on twenty voices 0.3 LU at 24 and 32 kbit/s,
 * 0.2 at 48 and nothing at 64, where it codes all as music. */
static double makeup_opus(const Preset *preset, guint channels)
{
    enum { SPEECH_KBPS = 32, MUSIC_KBPS = 64 };
    double speech =
        (double)(MUSIC_KBPS - preset->opus_kbps[channels - 1]) / (MUSIC_KBPS - SPEECH_KBPS);
    return 0.3 * CLAMP(speech, 0.0, 1.0);
}

static double margin_aac(const Preset *preset)
{
    return preset->aac_margin_db;
}

static double margin_opus(const Preset *preset)
{
    return preset->opus_margin_db;
}

static double margin_vorbis(const Preset *preset)
{
    return preset->vorbis_margin_db;
}

static double quality_vorbis(const Preset *preset)
{
    return preset->vorbis_quality;
}

static gboolean complete_wav(FILE *file, Pcm pcm, guint64 bytes)
{
    guint8 header[WAV_HEADER_BYTES];
    wav_header_fill(header, pcm, bytes);
    return fseeko(file, 0, SEEK_SET) == 0 && fwrite(header, sizeof header, 1, file) == 1;
}

static gboolean complete_ogg(FILE *file, Pcm pcm, guint64 bytes)
{
    (void)pcm;
    (void)bytes;
    return fflush(file) == 0 && ogg_set_serial(fileno(file), OGG_SERIAL);
}

static const struct AudioCodec codec_wav = {
    .coder = &sndfile_coder,
    .sndfile_format = SF_FORMAT_RAW | SF_FORMAT_PCM_16 | SF_ENDIAN_LITTLE,
    .is_16_bit = TRUE,
    .header = WAV_HEADER_BYTES,
    .complete = complete_wav,
};
static const struct AudioCodec codec_flac = {
    .coder = &sndfile_coder,
    .sndfile_format = SF_FORMAT_FLAC | SF_FORMAT_PCM_16,
    .is_16_bit = TRUE,
};
static const struct AudioCodec codec_mp3 = {
    .coder = &lame_coder,
    .frame = MP3_FRAME,
    .margin_db = margin_mp3,
};
static const struct AudioCodec codec_aac = {
    .coder = &aac_coder,
    .frame = AAC_FRAME,
    .margin_db = margin_aac,
};
static const struct AudioCodec codec_vorbis = {
    .coder = &sndfile_coder,
    .sndfile_format = SF_FORMAT_OGG | SF_FORMAT_VORBIS,
    .frame = VORBIS_STEP,
    .margin_db = margin_vorbis,
    .vbr_quality = quality_vorbis,
    .complete = complete_ogg,
};
static const struct AudioCodec codec_opus = {
    .coder = &sndfile_coder,
    .sndfile_format = SF_FORMAT_OGG | SF_FORMAT_OPUS,
    .rate = OPUS_RATE,
    .frame = OPUS_FRAME,
    .makeup_db = makeup_opus,
    .margin_db = margin_opus,
    .compression_level = level_opus,
    .complete = complete_ogg,
};

const AudioFormat audio_formats[] = {
    {"mp3", "mp3", "audio/mpeg", TRUE, &codec_mp3},
    {"m4a", "m4a", "audio/mp4", TRUE, &codec_aac},
    {"opus", "opus", "audio/ogg", TRUE, &codec_opus},
    {"ogg", "ogg", "audio/ogg", TRUE, &codec_vorbis},
    {"flac", "flac", "audio/flac", FALSE, &codec_flac},
    {"wav", "wav", "audio/wav", FALSE, &codec_wav},
    {0},
};

const AudioFormat *audio_format_find(const char *name)
{
    const char *known = strcmp(name, "vorbis") == 0 ? "ogg" : name;
    for (const AudioFormat *format = audio_formats; format->name; format++) {
        if (strcmp(format->name, known) == 0) {
            return format;
        }
    }
    return NULL;
}

guint audio_formats_rate(const AudioFormat *const *formats, gsize count, const Preset *preset)
{
    for (gsize i = 0; i < count; i++) {
        if (formats[i]->codec->rate > 0) {
            return formats[i]->codec->rate;
        }
    }
    return preset->rate;
}

static guint greatest_common_divisor(guint a, guint b)
{
    return b == 0 ? a : greatest_common_divisor(b, a % b);
}

guint audio_formats_grain(const AudioFormat *const *formats, gsize count)
{
    guint grain = 1;
    for (gsize i = 0; i < count; i++) {
        guint frame = MAX(formats[i]->codec->frame, 1);
        grain = grain / greatest_common_divisor(grain, frame) * frame;
    }
    return grain;
}

double audio_formats_ceiling_db(const AudioFormat *const *formats, gsize count,
                                const Preset *preset)
{
    /* What a meter with a longer filter, and 16 bits, may add to what the limiter saw. */
    double margin = 0.05;
    for (gsize i = 0; i < count; i++) {
        const struct AudioCodec *codec = formats[i]->codec;
        margin = fmax(margin, codec->margin_db ? codec->margin_db(preset) : 0.0);
    }
    return preset->true_peak_dbtp - margin;
}
