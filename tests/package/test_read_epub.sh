#!/usr/bin/env bash
# Books as sources: what is read of them, what is refused, and that a book made here says the same.
. "$SOURCE/tests/command/common.sh"
here=$SOURCE/tests/package

python3 "$here/make_epub.py" .
"$LECTERN" text plain.epub >plain
printf 'The First\n\nIt began[1] here.\n\nSecond\n\nMore of it.\n\n[1] So they say.' >wanted
cmp plain wanted || fail "what is read: $(cat plain)"
"$LECTERN" text fonts.epub | cmp - wanted || fail "garbled fonts keep nobody from reading"
"$LECTERN" script plain.epub >script
grep -qx 'Title: The Book' script && grep -qx 'Creator: A. B.; C. D.' script &&
    grep -qx 'Date: 2001-02-03' script || fail "what is known of the book is lost"
[[ $("$LECTERN" script --json plain.epub | jq -c '[.chapters[].title]') == '["The First","Second"]' ]] ||
    fail "chapters"

expect_failure 1 'protected against copying' "$LECTERN" text drm.epub
expect_failure 1 'unpacks to more than any book' "$LECTERN" text bomb.epub
expect_failure 1 'well-formed|names no' "$LECTERN" text laughs.epub
expect_failure 1 'no such file' "$LECTERN" text missing.epub
expect_failure 1 'no such file' "$LECTERN" text bare.epub
expect_failure 1 'cannot open the archive' "$LECTERN" text cut.epub

# There and back.
for text in rich notes; do
    "$LECTERN" make "$here/$text.md" -o "$text" --format mp3,epub -q
    "$LECTERN" text "$here/$text.md" >"$text.there"
    "$LECTERN" text "$text"/*.epub >"$text.back"
    cmp "$text.there" "$text.back" || fail "$text says something else when it is read back"
done
"$LECTERN" make notes/of-tides.epub -o again --format mp3,epub,daisy -q
python3 "$here/check_book.py" again sentence
[[ $(jq '[.utterances[] | select(.note)] | length' again/timing.json) == 6 ]] || fail "notes are lost"
"$LECTERN" make "$here/pages.txt" -o pages --format mp3,epub -q
"$LECTERN" make pages/*.epub -o pages2 --format mp3,epub -q
unzip -p pages2/*.epub EPUB/nav.xhtml | grep -q '>12</a>' || fail "pages are lost"
