#!/usr/bin/env python3
"""Holds the transcripts of the edition in a folder against its timing.json and script.

    check_transcripts.py FOLDER DOCUMENT    DOCUMENT: what `lectern text` gave
"""
import html, json, pathlib, re, sys

folder = pathlib.Path(sys.argv[1])
document = pathlib.Path(sys.argv[2]).read_bytes()
edition = json.loads((folder / "edition.json").read_text())
timing = json.loads((folder / "timing.json").read_text())
rate = timing["sample_rate"]
LINE = 65


def ms(samples):
    return (samples * 1000 + rate // 2) // rate


def squeeze(text):
    return re.sub(r"\s+", "", text)


def clock(text):
    h, m, s = text.replace(",", ".").split(":")
    return round((int(h) * 3600 + int(m) * 60) * 1000 + float(s) * 1000)


def cues_of(path):
    """(start, end, lines) of each cue, with what every subtitle file has to keep."""
    found = []
    for block in re.split(r"\n\n+", path.read_text().strip()):
        lines = block.split("\n")
        at = next((i for i, line in enumerate(lines) if " --> " in line), None)
        if at is None:
            assert block == "WEBVTT", block
            continue
        start, end = map(clock, lines[at].split(" --> "))
        assert end > start, (path, block)
        assert not found or start >= found[-1][1], (path, block)
        found.append((start, end, lines[at + 1:]))
    return found


def plain(line):
    return html.unescape(re.sub(r"<[^>]*>", "", line))


def heard_text(chapters):
    spans = [(u["start"], u["end"]) for u in timing["utterances"]
             if u["chapter"] in chapters and u.get("heard", True) and u["words"]]
    return squeeze("".join(document[a:b].decode() for a, b in spans))


def check_file(path, chapters, origin):
    cues = cues_of(path)
    words_file = path.name.endswith(".words.vtt")
    spoken = [u for u in timing["utterances"] if u["chapter"] in chapters and u.get("heard", True)]
    text = ""
    for start, end, lines in cues:
        assert 1 <= len(lines) <= 2, (path, lines)
        for line in lines:
            assert len(plain(line)) <= LINE, (path, line)
        joined = "\n".join(lines)
        text += plain(joined) if path.suffix == ".vtt" else re.sub(r"^[^:\n]{1,31}:\s", "", joined) \
            if re.match(r"^[^:\n“]{1,31}:\s", joined) else joined
        if path.suffix == ".vtt":
            assert joined.startswith("<v "), joined
    wanted = heard_text(chapters)
    got = squeeze(re.sub(r"\[[^]]*\]", "", text))
    assert got == re.sub(r"\[[^]]*\]", "", wanted), (path, got[:200], wanted[:200])
    ends = {ms(u["first_sample"] - origin) for u in spoken} | \
           {ms(w["first_sample"] - origin) for u in spoken for w in u["words"]}
    for start, end, lines in cues:
        assert start in ends, (path, start, lines)
    if words_file:
        starts = {ms(w["first_sample"] - origin) for u in spoken for w in u["words"]}
        given = [clock(t) for _, _, lines in cues
                 for t in re.findall(r"<(\d\d:\d\d:\d\d\.\d{3})>", "\n".join(lines))]
        assert given == sorted(given) and set(given) <= starts, path
        # All but those at a cue's start, and those that share a time with the word before.
        shown = set(given) | {start for start, _, _ in cues}
        missing = starts - shown
        assert len(missing) <= 0.02 * len(starts), (path, sorted(missing)[:5])


base = next(f["name"] for f in edition["files"] if f["name"].endswith(".txt") and
            f["name"] != "script.txt")[:-4]
everything = [c["number"] for c in edition["chapters"]]
for ending in (".vtt", ".words.vtt", ".srt"):
    check_file(folder / (base + ending), everything, 0)
    for chapter in edition["chapters"]:
        slug = chapter["files"][0].rsplit(".", 1)[0]
        check_file(folder / (slug + ending), [chapter["number"]], chapter["start_sample"])
transcript = (folder / (base + ".txt")).read_text()
for utterance in timing["utterances"]:
    if utterance.get("heard", True) and utterance["words"]:
        piece = document[utterance["start"]:utterance["end"]].decode().replace("\r", "\n")
        assert piece in transcript, piece
print("transcripts agree with", folder)
