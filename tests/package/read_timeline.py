"""Decodes an edition's whole files with ffmpeg and holds them against the timeline.

usage: read_timeline.py FOLDER

Each whole has as many samples as edition.json says, and from each chapter's start on it decodes to
what the chapter's own file does: drift is zero at every chapter. The first sound of each chapter is
found by its level, and has to be as far behind the mark in the whole as in the chapter's file.
ffmpeg's meter has to agree with the loudness that edition.json gives.
"""
import json
import re
import subprocess
import sys

import numpy

ONSET = 300  # of 32768: -41 dB
CHAPTER_EXTENSION = {"m4b": "m4a"}
# What a codec's memory of the chapter before may change in silence, in steps of 16 bits.
SILENCE = 2


def decode(path, rate):
    command = ["ffmpeg", "-nostdin", "-v", "error", "-i", path, "-f", "s16le", "-ac", "1", "-ar", str(rate), "-"]
    output = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
    return numpy.frombuffer(output, dtype="<i2").astype(int)


def onset(samples):
    return int(numpy.argmax(numpy.abs(samples) > ONSET))


def marks(path):
    command = ["ffprobe", "-v", "error", "-show_chapters", "-of", "json", path]
    output = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
    return json.loads(output)["chapters"]


def loudness(path):
    command = ["ffmpeg", "-nostdin", "-nostats", "-hide_banner", "-i", path, "-af", "ebur128", "-f", "null", "-"]
    output = subprocess.run(command, stderr=subprocess.PIPE, check=True).stderr.decode()
    return float(re.findall(r"I:\s+(-?[\d.]+) LUFS", output)[-1])


def check_whole(folder, name, edition):
    rate = edition["sample_rate"]
    whole = decode(f"{folder}/{name}", rate)
    assert len(whole) == edition["duration"]["samples"], (name, len(whole))
    found = marks(f"{folder}/{name}")
    assert len(found) == len(edition["chapters"]), (name, found)
    extension = name.rsplit(".", 1)[1]
    extension = CHAPTER_EXTENSION.get(extension, extension)
    for chapter, mark in zip(edition["chapters"], found):
        own = [file for file in chapter["files"] if file.endswith("." + extension)]
        alone = decode(f"{folder}/{own[0]}", rate)
        start, length = chapter["start_sample"], chapter["length_samples"]
        assert len(alone) == length, (own, len(alone), length)
        part = whole[start : start + length]
        assert numpy.abs(part - alone).max() <= SILENCE, (name, chapter["number"])
        assert onset(part) == onset(alone) > 0, (name, onset(part), onset(alone))
        assert abs(float(mark["start_time"]) - start / rate) <= 0.0006, (name, mark)
        assert mark["tags"]["title"] == chapter["title"], (name, mark)
    said = edition["loudness"]["integrated_lufs"]
    assert abs(loudness(f"{folder}/{name}") - said) <= 0.2, (name, said)


def main():
    folder = sys.argv[1]
    with open(f"{folder}/edition.json", encoding="utf8") as file:
        edition = json.load(file)
    wholes = [file["name"] for file in edition["files"] if file.get("whole")]
    assert wholes
    for name in wholes:
        check_whole(folder, name, edition)


main()
