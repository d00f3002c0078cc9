"""Reads the tags of an edition's audio files with mutagen and with ffprobe, and holds them against edition.json.

usage: read_tags.py FOLDER
"""
import base64
import json
import subprocess
import sys

import mutagen
from mutagen.flac import Picture
from mutagen.id3 import ID3


def shown(value):
    return ", ".join(part.strip() for part in value.split(";"))


def read_id3(path):
    tags = ID3(path, translate=False)
    assert tags.version == (2, 3, 0), tags.version
    for frame in tags.values():
        assert getattr(frame, "encoding", 1) == 1 or str(frame).isascii(), frame
    names = {"TIT2": "title", "TPE1": "artist", "TALB": "album", "TCOM": "narrator", "TPUB": "publisher",
             "TCOP": "rights", "TRCK": "track", "TYER": "year", "TLAN": "language", "TIT3": "subtitle"}
    found = {names[key]: str(tags[key]) for key in names if key in tags}
    own = {frame.desc.lower(): str(frame) for frame in tags.getall("TXXX")}
    found.update(own, number=own["series-part"], subjects=own["keywords"])
    assert str(tags["TIT1"]) == f"{own['series']}, {own['series-part']}", tags["TIT1"]
    chapters = sorted(tags.getall("CHAP"), key=lambda frame: frame.start_time)
    for chapter in chapters:
        title = chapter.sub_frames["TIT2"]
        assert title.encoding == 1 or str(title).isascii(), title
    contents = tags.getall("CTOC")
    if chapters:
        assert len(contents) == 1 and contents[0].child_element_ids == [c.element_id for c in chapters]
    found["marks"] = [(c.start_time / 1000, str(c.sub_frames["TIT2"])) for c in chapters]
    found["covers"] = [(p.mime, p.data) for p in tags.getall("APIC")]
    return found


def read_vorbis(path):
    file = mutagen.File(path)
    tags = {key.lower(): value[0] for key, value in file.tags.items()}
    names = {"performer": "narrator", "organization": "publisher", "copyright": "rights", "date": "year",
             "series-part": "number", "keywords": "subjects"}
    found = {names.get(key, key): value for key, value in tags.items()}
    if "tracknumber" in tags:
        found["track"] = f"{tags['tracknumber']}/{tags['tracktotal']}"
    found["year"] = found["year"][:4]
    found["marks"] = []
    for key in sorted(key for key in tags if key.startswith("chapter") and not key.endswith("name")):
        hours, minutes, seconds = tags[key].split(":")
        found["marks"].append((int(hours) * 3600 + int(minutes) * 60 + float(seconds), tags[key + "name"]))
    pictures = list(getattr(file, "pictures", []))
    if "metadata_block_picture" in tags:
        pictures.append(Picture(base64.b64decode(tags["metadata_block_picture"])))
    found["covers"] = [(p.mime, p.data) for p in pictures]
    return found


def read_mp4(path):
    file = mutagen.File(path)
    tags = file.tags
    assert tags["stik"] == [2]
    names = {"\xa9nam": "title", "\xa9ART": "artist", "\xa9alb": "album", "\xa9wrt": "narrator",
             "cprt": "rights", "\xa9day": "year", "desc": "description", "\xa9grp": "grouping",
             "\xa9cmt": "publisher", "keyw": "subjects"}
    found = {names[key]: tags[key][0] for key in names if key in tags}
    found["year"] = found["year"][:4]
    found["series"], found["number"] = found["grouping"].rsplit(", ", 1)
    if "trkn" in tags:
        found["track"] = "%d/%d" % tags["trkn"][0]
    found["marks"] = [(mark.start, mark.title) for mark in file.chapters or []]
    found["covers"] = [("image/png" if c.imageformat == c.FORMAT_PNG else "image/jpeg", bytes(c))
                       for c in tags.get("covr", [])]
    return found


def probe(path):
    """What ffprobe reads: tags by their names in lower case, marks, and the covers' codecs."""
    command = ["ffprobe", "-v", "error", "-show_format", "-show_streams", "-show_chapters", "-of", "json", path]
    read = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    sound = [stream for stream in read["streams"] if stream["codec_type"] == "audio"]
    tags = {**sound[0].get("tags", {}), **read["format"].get("tags", {})}
    return {
        "tags": {key.lower(): value for key, value in tags.items()},
        "language": sound[0].get("tags", {}).get("language"),
        "marks": [(float(mark["start_time"]), mark["tags"]["title"]) for mark in read["chapters"]],
        "covers": [s["codec_name"] for s in read["streams"] if s["disposition"]["attached_pic"]],
    }


def check_probe(path, edition, title, is_whole, narrator):
    found = probe(path)
    tags = found["tags"]
    expected = {"title": title, "artist": shown(edition["creator"]), "album": edition["title"],
                "copyright": edition["rights"], "date": edition["date"][: len(tags["date"])]}
    assert len(tags["date"]) >= 4, (path, tags)
    for key, value in expected.items():
        assert tags[key] == value, (path, key, tags)
    for key in ("publisher", "subtitle", "series", "description"):
        assert edition[key] in tags.values() or path.endswith(("m4a", "m4b")), (path, key, tags)
    assert narrator in tags.values(), (path, narrator, tags)
    if path.endswith(("m4a", "m4b")):
        assert found["language"] == ISO_639_2[edition["language"]], (path, found["language"])
    chapters = edition["chapters"] if is_whole else []
    assert [mark[1] for mark in found["marks"]] == [c["title"] for c in chapters], (path, found)
    for (start, _), chapter in zip(found["marks"], chapters):
        assert abs(start - chapter["start_sample"] / edition["sample_rate"]) <= 0.0006, (path, start)
    assert found["covers"] == (["png"] if is_whole else []), (path, found["covers"])


ISO_639_2 = {"en": "eng"}
READERS = {"mp3": read_id3, "opus": read_vorbis, "ogg": read_vorbis, "flac": read_vorbis,
           "m4a": read_mp4, "m4b": read_mp4}


def check_common(found, edition, path):
    heard = [voice["name"] for voice in edition["voices"]]
    assert sorted(found["narrator"].split(", ")) == sorted(heard), (path, found["narrator"])
    for key, value in {"artist": shown(edition["creator"]), "album": edition["title"],
                       "rights": edition["rights"], "year": edition["date"][:4],
                       "description": edition["description"], "publisher": edition["publisher"],
                       "series": edition["series"], "number": edition["number"],
                       "subjects": shown(edition["subjects"])}.items():
        assert found[key] == value, (path, key, found[key], value)
    if not path.endswith(("m4a", "m4b")):
        language = edition["language"]
        assert found["language"] == (ISO_639_2[language] if path.endswith("mp3") else language), path
        for key in ("subtitle", "identifier"):
            assert found[key] == edition[key], (path, key, found[key])


def main():
    folder = sys.argv[1]
    with open(f"{folder}/edition.json", encoding="utf8") as file:
        edition = json.load(file)
    count = 0
    for file in edition["files"]:
        extension = file["name"].rsplit(".", 1)[1]
        if extension not in READERS:
            continue
        path = f"{folder}/{file['name']}"
        found = READERS[extension](path)
        check_common(found, edition, path)
        chapters = edition["chapters"]
        check_probe(path, edition, found["title"], file.get("whole"), found["narrator"])
        if file.get("whole"):
            count += 1
            assert found["title"] == edition["title"], (path, found["title"])
            assert [title for _, title in found["marks"]] == [c["title"] for c in chapters], path
            for (start, _), chapter in zip(found["marks"], chapters):
                exact = chapter["start_sample"] / edition["sample_rate"]
                assert abs(start - exact) <= 0.0006, (path, start, exact)
            covers = [f["name"] for f in edition["files"] if f["name"].startswith("cover.")]
            with open(f"{folder}/{covers[0]}", "rb") as cover:
                assert [data for _, data in found["covers"]] == [cover.read()], path
        else:
            own = [c for c in chapters if file["name"] in c["files"]][0]
            assert found["title"] == own["title"], (path, found["title"])
            assert found["track"] == f"{own['number']}/{len(chapters)}", (path, found["track"])
            assert not found["marks"] and not found["covers"], path
    assert count >= 4, count


main()
