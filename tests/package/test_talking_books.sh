#!/usr/bin/env bash
# DAISY 2.02 and audiobooks: their rules, their sums, and whether Readium opens them.
. "$SOURCE/tests/command/common.sh"
[[ -d $READERS/node_modules ]] || { echo "npm ci was not run in $READERS"; exit 77; }
here=$SOURCE/tests/package

printf 'Only words.\n\nNo heading “at all,” said Ann.' >bare.txt
cp "$here/rich.md" announced.md
for text in "$here/rich.md" "$here/hostile.md" bare.txt announced.md; do
    name=$(basename "${text%.*}")
    options=()
    [[ $name != announced ]] || options=(--announce-speakers)
    "$LECTERN" make "$text" -o "$name" --format mp3,daisy,readium,lpf -q "${options[@]}"
    python3 "$here/check_daisy.py" "$name"/*.daisy.zip "$name"
    python3 "$here/check_audiobooks.py" "$name"
    chapters=$(jq '.chapters | length' "$name/edition.json")
    for book in "$name"/*.daisy.zip "$name"/*.audiobook; do
        node "$READERS/open.mjs" "$book" "$chapters" >open.log 2>&1 ||
            fail "Readium does not open $book: $(cat open.log)"
    done
done
"$LECTERN" check rich >/dev/null || fail "the edition is not whole"

"$LECTERN" make "$here/rich.md" -o again --format mp3,daisy,readium,lpf -q -j 1
same_folder rich again
