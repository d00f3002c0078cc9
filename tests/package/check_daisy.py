#!/usr/bin/env python3
"""The rules of DAISY 2.02 that no schema holds: metadata, references, order, and sums of times.

    check_daisy.py BOOK.zip FOLDER     FOLDER: the edition that it was made of
"""
import json, pathlib, re, sys, xml.etree.ElementTree as tree, zipfile

book = zipfile.ZipFile(sys.argv[1])
folder = pathlib.Path(sys.argv[2])
edition = json.loads((folder / "edition.json").read_text())
timing = json.loads((folder / "timing.json").read_text())
rate = edition["sample_rate"]
X = "{http://www.w3.org/1999/xhtml}"
names = set(book.namelist())


def read(name):
    text = book.read(name).decode()
    assert "<!DOCTYPE" in text[:120], name
    return tree.fromstring(text)


def metas(root, prefix=""):
    found = {}
    for meta in root.iter(prefix + "meta"):
        if meta.get("name"):
            assert meta.get("content"), meta.get("name")
            found.setdefault(meta.get("name"), []).append(meta.get("content"))
    return found


def ms(clock):
    h, m, s = clock.split(":")
    return (int(h) * 3600 + int(m) * 60) * 1000 + round(float(s) * 1000)


def npt(text):
    return round(float(re.fullmatch(r"npt=(\d+\.\d{3})s", text)[1]) * 1000)


assert all(re.fullmatch(r"[A-Za-z0-9_.-]+", name) for name in names), "names as ISO 9660 has them"
ncc = read("ncc.html")
about = metas(ncc, X)
for key in ("dc:title dc:creator dc:date dc:format dc:identifier dc:language dc:publisher "
            "ncc:charset ncc:pageFront ncc:pageNormal ncc:pageSpecial ncc:tocItems "
            "ncc:totalTime ncc:multimediaType ncc:files ncc:setInfo ncc:depth").split():
    assert key in about, "missing: " + key
assert about["dc:format"] == ["Daisy 2.02"]
assert about["ncc:charset"] == ["utf-8"]
assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?.*", about["dc:date"][0])
assert about["ncc:files"] == [str(len(names))]
assert re.fullmatch(r"\d+:\d\d:\d\d", about["ncc:totalTime"][0])

items = list(ncc.find(X + "body"))
headings = [e for e in items if re.fullmatch(re.escape(X) + "h[1-6]", e.tag)]
pages = [e for e in items if e.tag == X + "span"]
assert len(headings) + len(pages) == len(items)
assert headings[0].tag == X + "h1" and headings[0].get("class") == "title"
assert about["ncc:tocItems"] == [str(len(items))]
for kind, form in (("Front", r"[ivxlcdmIVXLCDM]+"), ("Normal", r"[1-9]\d*"), ("Special", r".*")):
    those = [p for p in pages if p.get("class") == "page-" + kind.lower()]
    assert about["ncc:page" + kind] == [str(len(those))]
    assert all(re.fullmatch(form, p.find(X + "a").text) for p in those)
numbers = [int(p.find(X + "a").text) for p in pages if p.get("class") == "page-normal"]
assert about["ncc:maxPageNormal"] == [str(max(numbers, default=0))]
levels = [int(h.tag[-1]) for h in headings]
assert about["ncc:depth"] == [str(max(levels))]
assert all(b <= a + 1 for a, b in zip(levels, levels[1:])), "no level is left out"
ids = [e.get("id") for e in items]
assert len(set(ids)) == len(ids)

master = [ref.get("src") for ref in read("master.smil").iter("ref")]
assert set(master) | {"master.smil"} == {n for n in names if n.endswith(".smil")}
elapsed, used, pars = 0, set(), []
in_note = {u["id"] for u in timing["utterances"] if "note" in u}
bodies, references, begun_pages = [], [], []
for number, name in enumerate(master):
    smil = read(name)
    own = metas(smil)
    chapter = edition["chapters"][number]
    length = (chapter["length_samples"] * 1000 + rate // 2) // rate
    assert own["dc:format"] == ["Daisy 2.02"]
    assert own["dc:identifier"] == about["dc:identifier"]
    assert ms(own["ncc:totalElapsedTime"][0]) == elapsed
    assert ms(own["ncc:timeInThisSmil"][0]) == length
    assert own["title"]
    region = smil.find("head/layout/region").get("id")
    body = smil.find("body")
    assert [e.tag for e in body] == ["seq"], "one mother seq"
    assert round(float(body[0].get("dur")[:-1]) * 1000) == length
    at, order, own_ids = 0, [], []
    texts = {}
    for par in body[0]:
        assert par.tag == "par" and par.get("endsync") == "last"
        said = par.find("text").get("src").split("#")[1]
        assert par.get("system-required") == ("footnote-on" if said in in_note else None), said
        text, audio = par
        assert text.tag == "text" and audio.tag == "audio" and text.get("region") == region
        begin, end = npt(audio.get("clip-begin")), npt(audio.get("clip-end"))
        assert begin == at and end > begin, (name, begin, at)
        at = end
        target, fragment = text.get("src").split("#")
        used |= {target, audio.get("src")}
        if target not in texts:
            page = read(target)
            texts[target] = [e.get("id") for e in page.iter() if e.get("id")]
            assert not [e for e in page.iter() if any(k.startswith("data-") or k == "role" for k in e.keys())]
            assert len(set(texts[target])) == len(texts[target])
            bodies += [f"{target}#{e.get('id')}" for e in page.iter(X + "div")
                       if e.get("class") == "notebody" and e.get("id")]
            references += [e.get("bodyref") if e.get("bodyref")[0] != "#" else target + e.get("bodyref")
                           for e in page.iter(X + "span") if e.get("bodyref")]
            begun_pages += [e for e in page.iter(X + "span") if (e.get("class") or "").startswith("page-")]
        order.append(texts[target].index(fragment))
        own_ids += [par.get("id"), text.get("id"), audio.get("id")]
        pars.append((name, par.get("id"), number))
    assert at == length and order == sorted(order), name
    assert len(set(own_ids)) == len(own_ids)
    elapsed += length
assert 0 <= ms(about["ncc:totalTime"][0]) - elapsed < 1000

places = {f"{name}#{ident}": i for i, (name, ident, _) in enumerate(pars)}
assert len(begun_pages) == len(pages)
assert about["ncc:footnotes"] == [str(len(bodies))]
assert set(references) <= set(bodies), "each reference has its note"
links = [e.find(X + "a").get("href") for e in items]
assert all(link in places for link in links), links
assert [places[l] for l in links] == sorted(places[l] for l in links), "headings and pages in reading order"
said = sum(1 for u in timing["utterances"] if u.get("heard", True))
assert len(pars) == said, (len(pars), said)
assert used | {"ncc.html", "master.smil"} | set(master) == names, "no file is left over"
print("DAISY 2.02:", sys.argv[1])
