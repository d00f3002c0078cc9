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

# Names as people have them, two of one title, an edition beside its article; and what is no article is named, whatever it is.
rm -r coast/articles
article 'coast/Fähre über den Sund.md' 'Über den Sund' 2026-03-01
sed -i 's/$/\r/' 'coast/Fähre über den Sund.md'
article $'coast/a\nb.md' 'A line more' 2026-03-02
article 'coast/100% #?&.md' '"100% #?& <b>"' 2026-03-03
article coast/one/twin.md Twin 2026-03-04 'One of two.'
article coast/two/twin.md Twin 2026-03-04 'The other of two.'
printf '\xEF\xBB\xBF' | cat - coast/one/twin.md >coast/bom.md && rm coast/one/twin.md
(cd coast && "$LECTERN" make bom.md -q -o out/bom --format html)
: >coast/empty.md
printf -- '---\ntitle: Only a title\ndate: 2026-03-05\n---\n' >coast/title.md
article $'coast/lat\xe9n.md' Latin 2026-03-06
ln -s nowhere.md coast/link.md
mkdir coast/folder.md && mkfifo coast/pipe.md
sed -i 's/$/\r/' coast/show.conf
printf '\xEF\xBB\xBF' | cat - coast/show.conf >show.conf && mv show.conf coast/show.conf
for round in first second; do # the ledger of the first has to be one for the second
    expect_failure 1 'is published, but for 4 articles' "$LECTERN" publish coast --prune
    for said in 'empty.md: there is nothing to read$' 'title.md: there is nothing to read but its title' \
        'n.md: its name is not UTF-8' 'link.md: cannot open'; do
        grep -q "$said" stderr.log || fail "$round: not said “$said”: $(cat stderr.log)"
    done
    [[ $(items) == 5 ]] || fail "$round: not five items but $(items)"
done
[[ $(find coast/site/episodes -mindepth 1 -maxdepth 1 -printf '%f\n' | sort | tr '\n' ' ') == '100 a-b bom fahre-uber-den-sund twin ' ]] ||
    fail "the addresses: $(ls coast/site/episodes)"
[[ $(item '100% #?& <b>' link) == https://example.org/coast/episodes/100/ ]] || fail "a title with signs of markup"
[[ $(item 'Über den Sund' description) == 'The tide came in at nine.'* ]] || fail "lines that end in CR"
