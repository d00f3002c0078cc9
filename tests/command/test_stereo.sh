# --stereo: two channels in every file, the narrator in the middle and speakers apart, as loud as in
# one channel, and added up again what one channel has.
source "$(dirname "$0")/common.sh"

cat >visit.txt <<'TEXT'
A visit

The bell rang twice before anyone came to the door, and the rain had found its way into every coat.

“It is only me,” said Peter, “and I have brought the letters that you asked for in the spring.”

“Leave them on the step,” said Anna. “Nobody has read a letter in this house for eleven years.”

He stood there for a while, and then he put them down beside the boots and went back to the boat.
TEXT
channels() { ffprobe -v error -select_streams a -show_entries stream=channels -of csv=p=0 "$1" | tr -d ','; }

all=mp3,m4a,ogg,flac,wav,mp3-whole,m4b,ogg-whole,flac-whole
"$LECTERN" make visit.txt -o mono --format $all --quiet
"$LECTERN" make visit.txt -o stereo --format $all --stereo --quiet
"$LECTERN" make visit.txt -o opus --format opus,opus-whole --stereo --quiet
for folder in mono stereo opus; do
    "$LECTERN" check --preset podcast "$folder" >measured || fail "$folder: $(cat measured)"
done
for file in mono/*.{mp3,m4a,m4b,ogg,flac,wav}; do
    [[ $(channels "$file") == 1 ]] || fail "$file has $(channels "$file") channels"
done
grep -qE '"(channels|places)"' mono/edition.json && fail "an edition of one channel says more than it did"
for file in stereo/*.{mp3,m4a,m4b,ogg,flac,wav} opus/*.opus; do
    [[ $(channels "$file") == 2 ]] || fail "$file has $(channels "$file") channels"
    said=$(sed -n 's/.*"integrated_lufs": \(-[0-9.]*\),/\1/p' "${file%%/*}/edition.json")
    heard=$(ffmpeg -nostats -i "$file" -map 0:a -af ebur128=peak=true -f null - 2>&1 | tail -12)
    echo "$heard" | awk -v said="$said" '
        $1 == "I:" { lufs = $2 }
        $1 == "Peak:" { peak = $2 }
        END { exit !(lufs - said < 0.2001 && said - lufs < 0.2001 && peak <= -1) }' ||
        fail "$file is said to have $said LUFS, and has: $heard"
done

# Nothing but the channels differs: the same words at the same times, and the same sound where the
# channels are added up, a little softer where somebody is at the side.
"$LECTERN" script --json visit.txt >script.json
cmp mono/timing.json stereo/timing.json || fail "times differ"
/usr/bin/python3 - <<'PYTHON' || fail "the sum of both channels is not the one"
import json, math, wave
import numpy

def read(folder):
    with wave.open(f"{folder}/01-a-visit.wav") as file:
        frames = numpy.frombuffer(file.readframes(file.getnframes()), "<i2")
        return frames.reshape(-1, file.getnchannels()).astype(float)

mono, (left, right) = read("mono")[:, 0], read("stereo").T
edition = json.load(open("stereo/edition.json"))
places = {place["speaker"]: place["right_db"] for place in edition["places"]}
assert sorted(places) == ["Anna", "Peter"] and sorted(places.values()) == [-4, 4], places
speakers = {utterance["id"]: utterance["speaker"] for utterance in json.load(open("script.json"))["utterances"]}
heard = set()
for utterance in json.load(open("stereo/timing.json"))["utterances"]:
    if "first_sample" not in utterance:
        continue
    part = slice(utterance["first_sample"], utterance["end_sample"])
    if not mono[part].any():
        continue
    place = 10 * math.log10((right[part] ** 2).sum() / (left[part] ** 2).sum())
    ratio = 10 ** (place / 20)
    loss = (1 + ratio) / math.sqrt(2 * (1 + ratio * ratio))
    assert abs(place - places.get(speakers[utterance["id"]], 0)) < 0.01, (utterance["id"], place)
    assert loss > 10 ** (-0.22 / 20), (utterance["id"], place)
    summed = (left[part] + right[part]) / math.sqrt(2)
    assert abs(summed - mono[part] * loss).max() < 1.5, utterance["id"]
    heard.add(round(place, 1))
assert heard == {-4.0, 0.0, 4.0}, heard
PYTHON

# The same bytes on one core, and from what was kept; nothing of one channel is taken for two.
"$LECTERN" make visit.txt -o one-core --format $all --stereo --quiet -j 1 --no-cache
same_folder stereo one-core
"$LECTERN" make visit.txt -o warm --format $all --stereo --quiet
same_folder stereo warm
"$LECTERN" make visit.txt -o stereo --format $all --quiet
same_folder stereo mono

# What goes where one channel is asked for is not made in two.
expect_failure 2 '^lectern: --stereo: files for “audiobook” have one channel' \
    "$LECTERN" make visit.txt -o refused --preset audiobook --stereo
