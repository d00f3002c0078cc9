#!/usr/bin/env bash
# Whether words are where they are heard, in files as players decode them: ffmpeg and Chromium.
. "$SOURCE/tests/command/common.sh"
[[ -d $READERS/node_modules ]] || { echo "npm ci was not run in $READERS"; exit 77; }
here=$SOURCE/tests/package
python=/usr/bin/python3 # Debian's: it has Debian's numpy

"$LECTERN" text "$example" >text
"$LECTERN" make "$example" -o ferry --format mp3,wav,flac -q
$python "$here/sync_error.py" ferry text || fail "words are not where they are heard"

rate=$(jq .sample_rate ferry/edition.json)
wav=$(ls ferry/02-*.wav)
for format in mp3 flac; do
    file=${wav%.wav}.$format
    ffmpeg -v error -i "$file" -f f32le -ac 1 ffmpeg.raw -y
    $python "$here/check_delay.py" "$wav" ffmpeg.raw "ffmpeg, $format"
    node "$READERS/decode.mjs" "$file" "$rate" chromium.raw
    $python "$here/check_delay.py" "$wav" chromium.raw "Chromium, $format"
done

"$LECTERN" make "$example" -o opus --format opus -q
$python "$here/sync_error.py" opus text || fail "in Opus, words are not where they are heard"
