#!/usr/bin/env python3
"""Holds an EPUB with Media Overlays against the edition that it was made of.

    check_book.py FOLDER sentence|word
"""
import hashlib, json, pathlib, re, sys, xml.etree.ElementTree as tree, zipfile

folder, unit = pathlib.Path(sys.argv[1]), sys.argv[2]
edition = json.loads((folder / "edition.json").read_text())
timing = json.loads((folder / "timing.json").read_text())
rate = timing["sample_rate"]
book = zipfile.ZipFile(next(folder.glob("*.epub")))
opf = tree.fromstring(book.read("EPUB/package.opf"))
OPF, OPS = "{http://www.idpf.org/2007/opf}", "{http://www.idpf.org/2007/ops}"
SMIL = "{http://www.w3.org/ns/SMIL}"


def ms(samples):
    return (samples * 1000 + rate // 2) // rate


first = book.infolist()[0]
assert first.filename == "mimetype" and first.compress_type == 0 and not first.extra
assert {i.date_time for i in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}

durations = {m.get("refines"): m.text for m in opf.iter(OPF + "meta")
             if m.get("property") == "media:duration"}
items = {i.get("id"): i for i in opf.iter(OPF + "item")}
total = 0
for number, ref in enumerate(opf.iter(OPF + "itemref")):
    chapter = edition["chapters"][number]
    length = ms(chapter["length_samples"])
    said = [u for u in timing["utterances"]
            if u["chapter"] == chapter["number"] and u.get("heard", True)]
    text_item = items[ref.get("idref")]
    overlay = items[text_item.get("media-overlay")]
    text = tree.fromstring(book.read("EPUB/" + text_item.get("href")))
    ids = [e.get("id") for e in text.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    smil = tree.fromstring(book.read("EPUB/" + overlay.get("href")))
    begin, order = 0, []
    notes = {u["id"]: u["note"] for u in said if "note" in u}
    in_step = {p.find(SMIL + "text").get("src").split("#")[1]: s.get(OPS + "textref").split("#note-")[1]
               for s in smil.iter(SMIL + "seq") if s.get(OPS + "type") == "footnote" for p in s}
    assert {re.sub(r"-\d+$", "", k): int(v) for k, v in in_step.items()} == notes, "notes can be skipped"
    for par in smil.iter(SMIL + "par"):
        target = par.find(SMIL + "text").get("src").split("#")[1]
        audio = par.find(SMIL + "audio")
        clip = [round(float(audio.get(k)[:-1]) * 1000) for k in ("clipBegin", "clipEnd")]
        assert clip[0] == begin and clip[1] > begin, (target, clip, begin)
        begin = clip[1]
        order.append(target)
        name = audio.get("src").rsplit("/", 1)[1]
        assert name in chapter["files"]
        wanted = re.fullmatch(r"(.*?)(?:-(\d+))?", target)
        utterance = next(u for u in said if u["id"] == wanted[1])
        starts = [w["first_sample"] for w in utterance["words"]] if wanted[2] else []
        start = starts[int(wanted[2]) - 1] if wanted[2] else utterance["first_sample"]
        assert clip[0] in (0, ms(start - chapter["start_sample"])), (target, clip)
    assert begin == length, (begin, length)
    assert order == [i for i in ids if i in set(order)], "text and overlay are in the same order"
    heard = {u["id"] for u in said}
    assert {re.sub(r"-\d+$", "", t) for t in order} == heard
    if unit == "word":
        spoken = sum(len(u["words"]) for u in said)
        assert len(order) >= 0.98 * spoken, (len(order), spoken)
    h, m, s = durations["#" + overlay.get("id")].split(":")
    assert round((int(h) * 3600 + int(m) * 60 + float(s)) * 1000) == length
    total += length
    packed = "EPUB/audio/" + name
    assert book.getinfo(packed).compress_type == 0
    listed = next(f for f in edition["files"] if f["name"] == name)
    assert hashlib.sha256(book.read(packed)).hexdigest() == listed["sha256"]
nav = tree.fromstring(book.read("EPUB/nav.xhtml"))
X = "{http://www.w3.org/1999/xhtml}"
listed = [a.get("href") for n in nav.iter(X + "nav") if n.get(OPS + "type") == "page-list" for a in n.iter(X + "a")]
begun = []
for ref in opf.iter(OPF + "itemref"):
    name = items[ref.get("idref")].get("href")
    page = tree.fromstring(book.read("EPUB/" + name))
    begun += [f"{name}#{e.get('id')}" for e in page.iter() if e.get(OPS + "type") == "pagebreak"]
    for link in page.iter(X + "a"):
        if link.get(OPS + "type") == "noteref":
            target, fragment = link.get("href").split("#")
            other = tree.fromstring(book.read("EPUB/text/" + target)) if target else page
            assert any(e.get("id") == fragment for e in other.iter()), link.get("href")
assert listed == begun, "every page is in the list"
features = [m.text for m in opf.iter(OPF + "meta") if m.get("property") == "schema:accessibilityFeature"]
assert ("pageNavigation" in features) == bool(listed)
h, m, s = durations[None].split(":")
assert round((int(h) * 3600 + int(m) * 60 + float(s)) * 1000) == total
print("the book agrees with", folder)
