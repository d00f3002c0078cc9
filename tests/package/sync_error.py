#!/usr/bin/env python3
"""How far the words of an edition are from where they are heard.

    sync_error.py FOLDER DOCUMENT [--svg FILE]

DOCUMENT is what `lectern text` gave. The chapters are decoded by ffmpeg, as players do. A word can be
told from the one before by ear alone only where there is a pause between them: those behind
punctuation and at the start of an utterance are measured. An onset is where the level, in windows of
5 ms, comes out of at least 30 ms of quiet (40 dB below the loudest) and stays up for 15 ms; the error
is the time given less that of the nearest onset within 250 ms. Stops (p, t, k …) begin with silence of
their own, which belongs to the word: the detector hears them late.
"""
import json, pathlib, re, subprocess, sys

import numpy as np

STEP = 0.005
QUIET, SOUND, REACH = 6, 3, 0.25
BELOW = 40.0


def decode(path, rate):
    raw = subprocess.run(["ffmpeg", "-v", "error", "-i", str(path), "-f", "f32le", "-ac", "1", "-ar",
                          str(rate), "-"], capture_output=True, check=True).stdout
    return np.frombuffer(raw, np.float32)


def onsets(samples, rate):
    """Times, in seconds, at which sound begins."""
    hop = int(rate * STEP)
    count = len(samples) // hop
    level = np.sqrt(np.mean(samples[:count * hop].reshape(count, hop).astype(float) ** 2, axis=1))
    loud = level > np.percentile(level, 99) * 10 ** (-BELOW / 20)
    found = [i for i in range(QUIET, count - SOUND)
             if loud[i:i + SOUND].all() and not loud[i - QUIET:i].any()]
    times = []
    for i in found:  # to the sample: where the window's sound begins
        piece = np.abs(samples[i * hop:(i + 1) * hop])
        first = np.argmax(piece > np.percentile(level, 99) * 10 ** (-BELOW / 20))
        times.append((i * hop + first) / rate)
    return np.array(times)


def measure(folder, document):
    """(chapter, error in ms) of each word that was measured, and how many could have been."""
    edition = json.loads((folder / "edition.json").read_text())
    timing = json.loads((folder / "timing.json").read_text())
    rate = timing["sample_rate"]
    errors, asked = [], 0
    for chapter in edition["chapters"]:
        name = chapter["files"][0]
        starts = onsets(decode(folder / name, rate), rate)
        for said in timing["utterances"]:
            if said["chapter"] != chapter["number"] or not said.get("words"):
                continue
            before = None
            for word in said["words"]:
                gap = document[before:word["start"]].decode() if before is not None else "."
                before = word["end"]
                if not re.search(r"[.,;:!?—–…]", gap):
                    continue
                asked += 1
                at = (word["first_sample"] - chapter["start_sample"]) / rate
                if len(starts):
                    nearest = starts[np.argmin(np.abs(starts - at))]
                    if abs(nearest - at) <= REACH:
                        errors.append((chapter["number"], (at - nearest) * 1000))
    return errors, asked


def draw(errors, path, summary):
    """The distribution as a picture."""
    low, high, width = -100, 100, 5
    values = np.clip([e for _, e in errors], low, high - 0.001)
    counts, edges = np.histogram(values, bins=np.arange(low, high + width, width))
    wide, tall, left, base = 720, 300, 50, 250
    unit = (wide - left - 20) / (high - low)
    peak = max(counts)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {tall}" font-family="sans-serif" '
           f'font-size="12"><rect width="{wide}" height="{tall}" fill="#fff"/>',
           f'<text x="{left}" y="20" font-size="14">{summary}</text>']
    for count, edge in zip(counts, edges):
        height = 200 * count / peak
        out.append(f'<rect x="{left + (edge - low) * unit:.1f}" y="{base - height:.1f}" '
                   f'width="{width * unit - 1:.1f}" height="{height:.1f}" fill="#1d5e91"/>')
    for tick in range(low, high + 1, 20):
        x = left + (tick - low) * unit
        out.append(f'<text x="{x:.1f}" y="{base + 18}" text-anchor="middle">{tick}</text>')
    out.append(f'<text x="{wide / 2}" y="{base + 38}" text-anchor="middle">'
               'time given less time heard, ms</text></svg>')
    path.write_text("\n".join(out) + "\n")


def main():
    folder, document = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]).read_bytes()
    errors, asked = measure(folder, document)
    size = np.abs([e for _, e in errors])
    median, most = np.median(size), np.percentile(size, 95)
    chapters = sorted({c for c, _ in errors})
    means = [np.median([e for c, e in errors if c == chapter]) for chapter in (chapters[0], chapters[-1])]
    drift = means[1] - means[0]
    summary = (f"{len(errors)} of {asked} words: median {median:.1f} ms, 95 % within {most:.1f} ms, "
               f"first to last chapter {drift:+.1f} ms")
    print(summary)
    if "--svg" in sys.argv:
        draw(errors, pathlib.Path(sys.argv[sys.argv.index("--svg") + 1]), summary)
    assert len(errors) >= 0.8 * asked, "too few words could be measured"
    assert median <= 20 and most <= 60 and abs(drift) <= 10, summary


main()
