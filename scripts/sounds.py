"""Sound files read and measured: what the scripts that judge voices share."""

import re
import subprocess
import sys
import wave

try:
    import numpy
except ImportError:
    sys.exit("needs numpy: apt-get install python3-numpy")


def loudness(path):
    """Integrated loudness in LUFS, one channel counted once, by ffmpeg's ebur128."""
    # Its summary is rounded to 0.1 LU; the frames' own values, of which the last is the whole's, not.
    filters = "ebur128=metadata=1,ametadata=print:key=lavfi.r128.I:file=-"
    return float(re.findall(r"lavfi\.r128\.I=(-?[\d.]+)", meter(path, filters).stdout)[-1])


def true_peak(path):
    """The true peak in dBTP."""
    return loudness_and_peak(path)[1]


def loudness_and_peak(path):
    """Integrated loudness in LUFS and true peak in dBTP."""
    metered = meter(path, "ebur128=peak=true:metadata=1,ametadata=print:key=lavfi.r128.I:file=-")
    return (float(re.findall(r"lavfi\.r128\.I=(-?[\d.]+)", metered.stdout)[-1]),
            float(re.findall(r"Peak:\s+(-?[\d.]+) dBFS", metered.stderr)[-1]))


def meter(path, filters):
    """What ffmpeg's FILTERS write of the file."""
    command = ["ffmpeg", "-hide_banner", "-nostats", "-i", path, "-af", filters, "-f", "null", "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True)


def read_wave(path):
    """The samples from -1 to 1, and their rate."""
    with wave.open(str(path)) as file:
        if file.getnchannels() != 1 or file.getsampwidth() not in (2, 3):
            sys.exit(f"{path}: expected one channel of 16 or 24 bits")
        width, data = file.getsampwidth(), file.readframes(file.getnframes())
        rate = file.getframerate()
    values = numpy.frombuffer(data, dtype=numpy.uint8).reshape(-1, width).astype(numpy.int32)
    whole = sum(values[:, i] << (8 * (i + 4 - width)) for i in range(width))
    return whole / 2.0**31, rate


def frames(samples, length, step):
    """All frames but those of silence: 30 dB below the loudest."""
    view = numpy.lib.stride_tricks.sliding_window_view(samples, length)[::step]
    power = (view**2).mean(axis=1)
    return view[power > power.max() * 1e-3]


THIRD_OCTAVES = [63, 80, 100, 125, 160, 200, 250, 315, 400, 500, 630, 800, 1000, 1250, 1600, 2000,
                 2500, 3150, 4000, 5000, 6300, 8000]  # nominal middles in Hz

# The long-term average speech spectrum of women and men together in those bands, in dB: the mean of
# thirteen languages in D. Byrne et al., "An international comparison of long-term average speech
# spectra", J. Acoust. Soc. Am. 96 (1994), 2108-2120. From 250 Hz to 5 kHz women and men are alike.
SPEECH_DB = [38.6, 43.5, 54.4, 57.7, 56.8, 60.2, 60.3, 59.0, 62.1, 62.1, 60.5, 56.8, 53.7, 53.0, 52.0,
             48.7, 48.1, 46.8, 45.6, 44.5, 44.3, 43.7]


def power_spectrum(samples, rate):
    """The mean power of all but silence at each frequency, and those frequencies in Hz."""
    length = 1 << int(0.15 * rate).bit_length()
    cut = frames(samples, length, length // 2)
    power = (abs(numpy.fft.rfft(cut * numpy.hanning(length), axis=1)) ** 2).mean(axis=0)
    return power, numpy.fft.rfftfreq(length, 1 / rate)


def third_octaves(power, frequency):
    """The level in dB of each of THIRD_OCTAVES."""
    levels = []
    for nominal in THIRD_OCTAVES:
        middle = 1000 * 2 ** (round(3 * numpy.log2(nominal / 1000)) / 3)
        part = (frequency >= middle * 2 ** (-1 / 6)) & (frequency < middle * 2 ** (1 / 6))
        levels.append(10 * numpy.log10(power[part].sum() + 1e-20))
    return numpy.array(levels)
