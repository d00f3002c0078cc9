#!/usr/bin/env bash
# The feed as our schema, four libraries and hostile titles see it. $READERS is the folder with the
# tests' own programs.
. "$SOURCE/tests/show/show.sh"
[[ -d $READERS/node_modules ]] || { echo "npm ci was not run in $READERS"; exit 77; }
here=$SOURCE/tests/show
python=/usr/bin/python3 # Debian's: it has Debian's feedparser

validates() {
    xmllint --noout --relaxng "$here/feed.rng" "$@" 2>log || fail "$(cat log)"
}

# A show that says all there is.
new_show coast --language en-GB --description 'What happens by the sea, & who says “so” <there>.'
sed -i 's/^categories = .*/categories = News > Daily News, Science/; s/^explicit = no/&\ntype = serial\nlocked = yes\ncopyright = © 2026 <The Coast>\nlicence = cc-by-4.0/' coast/show.conf
printf '[person Ann Smith]\nrole = host\nurl = https://example.org/ann?a=1&b=2\n\n[funding Help us & them]\nurl = https://example.org/help?a=1&b=2\n' >>coast/show.conf
article coast/plain.md 'Plain' 2026-03-01T06:30:00+01:00 'A [link](https://example.org/?a=1&b=2) and <b>markup</b>.' \
    'author: [Åse Lund, "Bo Lee"]' 'keywords: [tides, rope & knots]' 'season: 1' 'episode: 1'
article coast/hostile.md '"]]> <script>alert(1)</script> & &amp; ''x'' <!-- "' 2026-03-02 \
    'She wrote ]]> and <![CDATA[ x ]]> and `<item>` there. “]]>,” said Ann Dale.' 'summary: "a ]]> <b> & summary"' 'episode: 2'
sed -i $'s/^title: .*/&/' coast/hostile.md
article coast/signs.md $'שלום \u202eabc\u202c 🌊👩‍👩‍👧 العربية' 2026-03-03 $'🌊 The tide.\n\n## A 🪢 & a <knot>\n\nIt held.' 'episode: 2.5'
article coast/long.md "$(printf 'A very long title %.0s' {1..60})" 2026-03-04 'Short.' 'episode: 3'
"$LECTERN" publish coast
validates coast/site/feed.xml
guid=$(feed '//*[local-name()="channel"]/*[local-name()="guid"]')
[[ $guid == "$("$python" -c 'import uuid; print(uuid.uuid5(uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6"), "example.org/coast/feed.xml"))')" ]] || fail "podcast:guid"
jq -n --arg guid "$guid" '{title: "The Coast", description: "What happens by the sea, & who says “so” <there>.",
    url: "https://example.org/coast/", language: "en-GB", author: "A. Writer", email: "radio@example.org",
    type: "serial", medium: "podcast", locked: true, copyright: "© 2026 <The Coast>", licence: "cc-by-4.0", guid: $guid,
    categories: ["News > Daily News", "Science"], funding: [{message: "Help us & them", url: "https://example.org/help?a=1&b=2"}],
    persons: [{name: "Ann Smith", role: "host", group: "cast"}]}' >show.json
node "$READERS/feed.mjs" coast/site show.json || fail "a library reads it otherwise"
"$python" "$here/check_feed.py" coast/site/feed.json coast/site/feed.xml || fail "feedparser"

# The schema itself: what is missing or misspelt is found.
for element in title guid enclosure pubDate 'itunes:duration' 'podcast:chapters' 'content:encoded'; do
    sed "s#<\(/\?\)$element\b#<\1x-$element#g" coast/site/feed.xml | sed 's/x-\([a-z]*\):/\1:x-/g' >broken.xml
    ! xmllint --noout --relaxng "$here/feed.rng" broken.xml 2>/dev/null || fail "the schema misses $element"
done

# Other formats are other enclosures, and a long show has archives that do not change as it grows.
sed -i 's/^\[episodes\]/&\nformats = opus-whole\nfeed-length = 2/; s/^type = serial/type = episodic/' coast/show.conf
article coast/fifth.md 'Fifth' 2026-03-05 'Five.'
"$LECTERN" publish coast
validates coast/site/feed.xml coast/site/archive-1.xml
[[ $(items) == 3 && $(feed 'count(//item)' coast/site/archive-1.xml) == 2 ]] || fail "the pages' sizes"
opus=$(item Fifth '*[local-name()="alternateEnclosure"][@type="audio/ogg" or @type="audio/opus"]/*/@uri')
[[ -f coast/site/${opus#https://example.org/coast/} ]] || fail "no Opus: $opus"
link() { feed "//*[local-name()='link'][@rel='$1']/@href" "coast/site/$2"; }
[[ $(link prev-archive feed.xml) == https://example.org/coast/archive-1.xml && $(link next feed.xml) == "$(link prev-archive feed.xml)" ]] || fail "feed.xml does not lead on"
[[ $(link current archive-1.xml) == https://example.org/coast/feed.xml && -z $(link next archive-1.xml) ]] || fail "archive-1.xml"
[[ $(feed 'count(//*[local-name()="archive"])' coast/site/archive-1.xml) == 1 ]] || fail "no fh:archive"
[[ $(jq -r .next_url coast/site/feed.json) == https://example.org/coast/archive-1.json ]] || fail "feed.json"
cp coast/site/archive-1.xml archive.xml
article coast/sixth.md 'Sixth' 2026-03-06 'Six.'
article coast/seventh.md 'Seventh' 2026-03-07 'Seven.'
"$LECTERN" publish coast
grep -v -e next-archive -e previous coast/site/archive-1.xml | diff - <(grep -v previous archive.xml) || fail "an archive changed"
[[ $(link next-archive archive-1.xml) == "$(link self archive-2.xml)" ]] || fail "archive-1.xml does not lead on"
rm coast/sixth.md coast/seventh.md
"$LECTERN" publish coast --prune
[[ ! -e coast/site/archive-2.xml && ! -e coast/site/archive-2.json ]] || fail "an archive is left over"
