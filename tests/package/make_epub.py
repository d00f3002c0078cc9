#!/usr/bin/env python3
"""Books for the tests of reading them: make_epub.py FOLDER writes them there."""
import pathlib, sys, zipfile

folder = pathlib.Path(sys.argv[1])
CONTAINER = """<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"
 version="1.0"><rootfiles><rootfile full-path="O/p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
NCX = """<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>
<navPoint><navLabel><text>The First</text></navLabel><content src="one.xhtml"/></navPoint>
<navPoint><navLabel><text>The Second</text></navLabel><content src="a%20b/two.xhtml#x"/></navPoint></navMap></ncx>"""
OPF = """<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="2.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>The Book</dc:title><dc:creator>A. B.</dc:creator>
<dc:creator>C. D.</dc:creator><dc:language>en</dc:language><dc:date>2001-02-03T00:00:00Z</dc:date></metadata>
<manifest><item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="b" href="a%20b/two.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="one.xhtml" media-type="application/xhtml+xml"/>
<item id="f" href="notes.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine toc="n"><itemref idref="a"/><itemref idref="b"/><itemref idref="f"/></spine></package>"""
PAGE = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html [<!ENTITY e "x">]>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>%s</body></html>"""
FILES = {
    "META-INF/container.xml": CONTAINER, "O/p.opf": OPF, "O/toc.ncx": NCX,
    "O/a b/two.xhtml": PAGE % '<h1 id="x">Second</h1><p>More<a id="k"/> of it.</p>',
    "O/one.xhtml": PAGE % '<p>It began<a epub:type="noteref" href="notes.xhtml#n1">1</a> '
                          '<span epub:type="pagebreak" id="page7"/>here.</p>',
    "O/notes.xhtml": PAGE % '<aside epub:type="footnote" id="n1"><p>So they say.</p></aside>',
}


def write(name, files, **more):
    with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for path, text in {**files, **more.get("extra", {})}.items():
            book.writestr(path, text)


write("plain.epub", FILES)
write("drm.epub", FILES, extra={"META-INF/encryption.xml":
      '<encryption><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></encryption>'})
write("fonts.epub", FILES, extra={"META-INF/encryption.xml":
      '<encryption><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></encryption>'})
write("bomb.epub", FILES, extra={"O/one.xhtml": PAGE % ("<p>x</p>" * (6 << 20))})
write("laughs.epub", FILES, extra={"O/p.opf": '<!DOCTYPE p [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(12)) + "]><package>&m;</package>"})
write("missing.epub", {k: v for k, v in FILES.items() if k != "O/one.xhtml"})
write("bare.epub", {})
(folder / "cut.epub").write_bytes((folder / "plain.epub").read_bytes()[:900])
