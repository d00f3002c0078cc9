#!/usr/bin/env bash
# What an article may be: every format that is read, and names and files as people have them.
. "$SOURCE/tests/show/show.sh"
export TZ=UTC
new_show coast

# A web page says of itself in <meta> what front matter says, and is read without what stands around its article.
mkdir coast/articles
python3 - coast/articles/ferry.png <<'END'
import struct, sys, zlib
def chunk(name, data): return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
rows = (b"\0" + b"\x10\x60\x90" * 1400) * 1400
open(sys.argv[1], "wb").write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1400, 1400, 8, 2, 0, 0, 0)) +
                              chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
END
cat >coast/articles/ferry.html <<'END'
<!DOCTYPE html>
<html lang="de">
<head><meta charset="utf-8"><title>Die Fähre – Küstenblatt</title>
<meta property="og:title" content="Die letzte Fähre">
<meta property="og:image" content="https://example.org/wide.jpg">
<meta property="article:published_time" content="2026-03-04T05:06:07+01:00">
<meta name="author" content="Åse Lund"><meta name="author" content="Bo Lee">
<meta name="description" content="Sie fährt am Freitag."><meta name="keywords" content="Fähren, Inseln">
<meta name="season" content="2"><meta name="episode" content="7"><meta name="image" content="ferry.png">
<meta name="guid" content="urn:ferry"></head>
<body><nav><a href="/">Startseite</a></nav><article><h1>Die letzte Fähre</h1>
<p>Die Fähre legt um neun ab. „Es ist früh“, sagte Anna Thal.</p></article><footer>Impressum</footer></body></html>
END
printf '<p>Subscribe to us!</p>\n' >coast/articles/_promo.html
printf '<p>Subscribe to us!</p>\n' >coast/articles/promo.html
"$LECTERN" publish coast 2>log || fail "cannot publish: $(cat log)"
[[ ! -s log ]] || fail "it said: $(cat log)"
[[ $(items) == 1 ]] || fail "not one item but $(items)"
ferry() { item 'Die letzte Fähre' "$1"; }
[[ $(ferry pubDate) == 'Wed, 04 Mar 2026 04:06:07 +0000' ]] || fail "the date: $(ferry pubDate)"
[[ $(ferry guid) == urn:ferry && $(ferry description) == 'Sie fährt am Freitag.' ]] || fail "guid or description"
[[ $(ferry '*[name()="itunes:author"]') == 'Åse Lund, Bo Lee' ]] || fail "the authors"
[[ $(ferry '*[name()="itunes:season"]')-$(ferry '*[name()="itunes:episode"]') == 2-7 ]] || fail "the numbers"
[[ $(ferry 'category[2]') == Inseln ]] || fail "the keywords"
[[ $(ferry '*[name()="podcast:transcript"]/@language') == de ]] || fail "the language"
[[ $(ferry '*[name()="content:encoded"]') == *'„Es ist früh“'* ]] || fail "the text"
[[ $(ferry '*[name()="content:encoded"]') != *Impressum* ]] || fail "what stands around the text"
image=$(ferry '*[name()="itunes:image"]/@href')
cmp coast/articles/ferry.png "coast/site/${image#https://example.org/coast/}" || fail "another picture"
