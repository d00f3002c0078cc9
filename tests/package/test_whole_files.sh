# Whole-edition files: the chapters' own encoded sound, on the edition's timeline to the sample, with
# marks, tags and cover that other programs read.
source "$SOURCE/tests/command/common.sh"
readers=$SOURCE/tests/package
python=/usr/bin/python3 # Debian's, which has the packages that scripts/install-packages installs

cat >coast.md <<'EOF'
---
title: Kysten – 海の話
author: [Åse Lund, Bo Lee]
date: 2024-03-31
lang: en
tags: [sea, "Łódź"]
---

# The harbour

Rain fell on the quay. “Nobody moves,” said Ann Dale.

# Łódź & søen

The boat was green. It was painted once, long ago.

# 海

They left at dawn, and nobody saw them go.
EOF
cat >coast.conf <<'EOF'
[edition]
subtitle = En fortælling
series = The Coast
number = 2
publisher = Norrholm Forlag Æ
rights = CC BY 4.0
description = A story of the sea – short.
identifier = urn:isbn:9780000000002
EOF
formats=mp3-whole,m4b,opus-whole,ogg-whole,flac-whole
"$LECTERN" make coast.md -o one --format "$formats" --quiet
"$LECTERN" make coast.md -o two --format "$formats" --quiet -j 1
same_folder one two
"$LECTERN" check one >/dev/null
"$python" "$readers/read_timeline.py" one
"$python" "$readers/read_tags.py" one
[[ -d $READERS/node_modules/music-metadata ]] || { echo "npm ci was not run in $READERS"; exit 77; }
node "$READERS/media.mjs" one

# opusinfo finds nothing to warn of or to note in pages and tags, and in the comments all that is to be
# there: marks, cover and text.
opusinfo one/kysten.opus >opusinfo.log 2>&1 || fail "opusinfo: $(cat opusinfo.log)"
grep -qiE 'warning|note:' opusinfo.log && fail "opusinfo: $(cat opusinfo.log)"
for line in 'TITLE=Kysten – 海の話' 'ARTIST=Åse Lund, Bo Lee' 'SUBTITLE=En fortælling' 'SERIES=The Coast' 'SERIES-PART=2' \
    'DATE=2024-03-31' 'LANGUAGE=en' 'ORGANIZATION=Norrholm Forlag Æ' 'COPYRIGHT=CC BY 4.0' 'KEYWORDS=sea, Łódź' \
    'DESCRIPTION=A story of the sea – short.' 'CHAPTER000=00:00:00.000' 'CHAPTER000NAME=The harbour' \
    'CHAPTER001NAME=Łódź & søen' 'CHAPTER002NAME=海'; do
    grep -qxF "$(printf '\t')$line" opusinfo.log || fail "opusinfo: no $line in: $(cat opusinfo.log)"
done
grep -qE 'PERFORMER=en-' opusinfo.log || fail "opusinfo: no narrator: $(cat opusinfo.log)"
grep -qE 'METADATA_BLOCK_PICTURE=3\|image/png\|' opusinfo.log || fail "opusinfo: no cover: $(cat opusinfo.log)"
grep -q 'Playback length: 0m:' opusinfo.log || fail "opusinfo: no length: $(cat opusinfo.log)"
for file in one/*.opus; do
    opusinfo "$file" >opusinfo.log 2>&1 || fail "opusinfo: $(cat opusinfo.log)"
    grep -qiE 'warning|note:' opusinfo.log && fail "opusinfo: $(cat opusinfo.log)"
done

# MP3 frames are whole and in a row, FLAC is what its checksums say.
flac -s -t one/kysten.flac
mp3val one/kysten.mp3 | grep -q '^WARNING\|^ERROR' && fail "mp3val: $(mp3val one/kysten.mp3)"

# A file whose sound was changed is found.
size=$(stat -c %s one/kysten.mp3)
printf '\0\0\0\0' | dd of=one/kysten.mp3 bs=1 seek=$((size - 9000)) conv=notrunc status=none
expect_failure 1 'kysten.mp3' "$LECTERN" check one

# A title that would give the whole the name of a chapter's file, one chapter alone, awkward names.
"$LECTERN" make coast.md -o 'a:b/%d whole' --chapters 1 --title '01 The harbour' --creator '=;#\' \
    --format "$formats" --quiet
for extension in mp3 m4b opus ogg flac; do
    [[ -f "a:b/%d whole/01-the-harbour-whole.$extension" ]] || fail "no whole beside chapter: $(ls a:b/*)"
done
"$LECTERN" check 'a:b/%d whole' >/dev/null
