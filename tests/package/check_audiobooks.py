#!/usr/bin/env python3
"""Holds a Readium and a W3C audiobook against the edition in FOLDER, and against their standards.

    check_audiobooks.py FOLDER
"""
import json, pathlib, re, sys, zipfile

folder = pathlib.Path(sys.argv[1])
edition = json.loads((folder / "edition.json").read_text())
rate = edition["sample_rate"]
lengths = [(c["length_samples"] * 1000 + rate // 2) // rate for c in edition["chapters"]]


def check_target(href, last, lengths_by_name):
    name, _, time = href.partition("#t=")
    assert name in lengths_by_name and (not time or float(time) * 1000 < lengths_by_name[name]), href
    place = (list(lengths_by_name).index(name), float(time or 0))
    assert last is None or place >= last, href
    return place


readium = zipfile.ZipFile(next(folder.glob("*.audiobook")))
manifest = json.loads(readium.read("manifest.json"))
about = manifest["metadata"]
assert manifest["@context"] == "https://readium.org/webpub-manifest/context.jsonld"
assert about["conformsTo"] == "https://readium.org/webpub-manifest/profiles/audiobook"
assert about["@type"] == "http://schema.org/Audiobook" and about["title"] and about["language"]
assert [round(r["duration"] * 1000) for r in manifest["readingOrder"]] == lengths
assert round(about["duration"] * 1000) == sum(lengths)
by_name = {r["href"]: length for r, length in zip(manifest["readingOrder"], lengths)}
for item in manifest["readingOrder"] + manifest.get("resources", []):
    assert item["type"] and item["href"] in readium.namelist(), item
place = None


def walk(entries):
    global place
    for entry in entries:
        place = check_target(entry["href"], place, by_name)
        assert entry["title"]
        walk(entry.get("children", []))


walk(manifest["toc"])

lpf = zipfile.ZipFile(next(folder.glob("*.lpf")))
assert {"publication.json", "index.html"} <= set(lpf.namelist())
work = json.loads(lpf.read("publication.json"))
assert work["@context"][:2] == ["https://schema.org", "https://www.w3.org/ns/pub-context"]
assert work["conformsTo"] == "https://www.w3.org/TR/audiobooks/" and work["type"] == "Audiobook"
for key in ("id name inLanguage duration accessMode accessModeSufficient accessibilityFeature "
            "accessibilityHazard accessibilitySummary dateModified readBy abridged").split():
    assert key in work, key


def iso(text):
    h, m, s = re.fullmatch(r"PT(\d+)H(\d+)M(\d+\.\d{3})S", text).groups()
    return (int(h) * 3600 + int(m) * 60) * 1000 + round(float(s) * 1000)


assert [iso(r["duration"]) for r in work["readingOrder"]] == lengths
assert iso(work["duration"]) == sum(lengths)
for item in work["readingOrder"] + work["resources"]:
    assert item["url"] in lpf.namelist() and item["encodingFormat"], item
page = lpf.read("index.html").decode()
assert 'role="doc-toc"' in page and 'rel="publication" href="publication.json"' in page
place = None
for href in re.findall(r'<a href="([^"]+)"', page):
    place = check_target(href, place, by_name)
print("audiobooks of", folder)
