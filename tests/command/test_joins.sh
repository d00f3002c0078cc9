# No join clicks: neither where utterances begin and end, nor at pauses and louder words within them,
# nor where the sound moves from one place to another.
source "$(dirname "$0")/common.sh"

cat >boat.txt <<'TEXT'
The boat

“We saw a long and lonely line of boats,” said Anna, “and every one of them was empty.”

“All our animals are away,” said Peter. “Nobody minds.”

She waited in a yellow room, as anyone would, and then she rowed home on her own.
TEXT
"$LECTERN" script boat.txt -o boat.script.txt
sed -i -e 's/a long and lonely line/a <prosody volume="+6dB">long<\/prosody> and lonely<break time="300ms"\/> line/' \
    -e 's/our animals are/our<break time="200ms"\/> animals <prosody volume="-9dB">are<\/prosody>/' boat.script.txt
grep -q '<break' boat.script.txt || fail "no break in the script: $(cat boat.script.txt)"
"$LECTERN" make boat.script.txt -o mono --format wav --quiet
"$LECTERN" make boat.script.txt -o stereo --format wav --stereo --quiet

/usr/bin/python3 - <<'PYTHON' || fail "a join clicks"
import json, wave
import numpy

NEAR = 0.01  # seconds on either side of an end

def high_pass(samples, rate, hertz, taps=255):
    """The magnitude of what is above HERTZ."""
    at = numpy.arange(taps) - taps // 2
    low = numpy.sinc(2 * hertz / rate * at) * 2 * hertz / rate * numpy.hanning(taps + 2)[1:-1]
    low[taps // 2] -= 1
    return abs(numpy.convolve(samples, low, "same"))

def decibels(value):
    return 20 * numpy.log10(max(value, 1e-9))

for folder in "mono", "stereo":
    edition = json.load(open(f"{folder}/edition.json"))
    timing = json.load(open(f"{folder}/timing.json"))
    with wave.open(f"{folder}/{edition['chapters'][0]['files'][0]}") as file:
        frames = numpy.frombuffer(file.readframes(file.getnframes()), "<i2")
        channels = frames.reshape(-1, file.getnchannels()).T / 32768
    rate = edition["sample_rate"]
    near = int(NEAR * rate)
    for samples in channels:
        # The engine's sound ends at 11 kHz. A click has all frequencies.
        burst = decibels(high_pass(samples, rate, 12000).max())
        assert burst < -80, (folder, burst)
        # The measure finds one: half a millisecond that is missing in the loudest place.
        hurt = samples.copy()
        loudest = abs(hurt).argmax()
        hurt[loudest : loudest + rate // 2000] = 0
        assert decibels(high_pass(hurt, rate, 12000).max()) > -40
        # One that was there before the engine's sound was resampled would be below 11 kHz: ends have
        # no more there than consonants have.
        high = high_pass(samples, rate, 9000)
        ends = numpy.zeros(len(samples), bool)
        for utterance in timing["utterances"]:
            for end in utterance.get("first_sample", 0), utterance.get("end_sample", 0):
                ends[max(end - near, 0) : end + near] = True
        assert high[ends].max() < high[~ends].max(), (folder, decibels(high[ends].max()))
        print(folder, f"{burst:.1f} dB above 12 kHz, {decibels(high[ends].max()):.1f} above 9 kHz at ends,"
              f" {decibels(high[~ends].max()):.1f} elsewhere")
PYTHON
