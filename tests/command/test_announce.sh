# --announce-speakers: the narrator says who speaks, once a scene, and no text knows of it.
source "$(dirname "$0")/common.sh"

cat >story.txt <<'TEXT'
The kettle was warm when they came in. “There is bread on the shelf,” said Ingrid Dahl.

“I have had mine on the boat,” said Olav. “But I will sit with you.”

“Then sit,” said Ingrid Dahl.

* * *

Rain had come up by the evening. Olav said: “We shall not cross tonight.”

“We shall,” said Ingrid Dahl. “I know that water.”

“Not in the dark,” said Olav.

TEXT
lectern_make() { # lectern_make FOLDER OPTION …
    "$LECTERN" make story.txt -o "$1" --format wav,txt,vtt --quiet "${@:2}"
}

lectern_make plain
lectern_make announced --announce-speakers -j 2
"$LECTERN" check announced >/dev/null

# Ingrid and Olav in the first scene; in the second Ingrid alone, since the narration names Olav.
python3 - <<'PYTHON' || fail "not announced as it should be"
import json

def utterances(folder):
    timing = json.load(open(f"{folder}/timing.json"))
    return timing["sample_rate"], timing["utterances"]

rate, plain = utterances("plain")
_, announced = utterances("announced")
text = open("story.txt", "rb").read()
said_before, added = [], 0
for before, line in zip(plain, announced, strict=True):
    assert "announcement" not in before
    assert (before["start"], before["end"]) == (line["start"], line["end"])
    assert len(before.get("words", [])) == len(line.get("words", []))
    announcement = line.get("announcement")
    if announcement:
        said_before.append(text[line["start"] : line["end"]].decode())
        spoken = announcement["end_sample"] - announcement["first_sample"]
        assert 0.2 * rate < spoken < 2 * rate, spoken
        pause = line["first_sample"] - announcement["end_sample"]
        assert 0.05 * rate < pause < 0.5 * rate, pause
        added += line["first_sample"] - announcement["first_sample"]
    if line.get("heard", True):  # moved by what was announced so far, and by nothing else
        assert line["first_sample"] - before["first_sample"] == added, line
assert said_before == ["“There is bread on the shelf,”", "“I have had mine on the boat,”", "“We shall,”"], said_before
assert json.load(open("announced/edition.json"))["announces_speakers"] is True
assert "announces_speakers" not in json.load(open("plain/edition.json"))
PYTHON

# What is read along is the same text, at other times.
for file in script.txt "$(cd plain && ls the-kettle*.txt)"; do
    cmp "plain/$file" "announced/$file" || fail "$file is another"
done
for file in plain/*.words.vtt; do
    diff <(sed -E 's/<?[0-9:.]{12}>?//g' "$file") <(sed -E 's/<?[0-9:.]{12}>?//g' "announced/${file#plain/}") ||
        fail "${file#plain/} says something else"
done

# The same for any number of cores and from the cache; and the cache tells the two apart.
lectern_make one-core --announce-speakers -j 1 --no-cache
same_folder announced one-core
lectern_make warm --announce-speakers
same_folder announced warm
lectern_make plain-again --no-cache
same_folder plain plain-again
