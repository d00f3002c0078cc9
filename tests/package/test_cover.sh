# Covers: the given one stays as it is, and what is wrong with it is said; one that is made is the
# same every time, and is made anew when the title is.
source "$SOURCE/tests/command/common.sh"

picture() { # picture FILE SIZE [OPTION …]
    local file=$1 size=$2
    shift 2
    ffmpeg -v error -y -f lavfi -i "testsrc=size=$size" -frames:v 1 "$@" "$file"
}
printf 'The tide\n\nIt was late. Nobody came to the harbour.\n' >tide.txt
"$LECTERN" make tide.txt -o made --quiet --title 'Tide – Flut'
[[ $(jq -c '.files[] | select(.package == "cover") | [.name, .type, .whole]' made/edition.json) == \
    '["cover.png","image/png",false]' ]] || fail "the cover is not listed: $(jq .files made/edition.json)"
"$LECTERN" check made >/dev/null
size=$(ffprobe -v error -show_entries stream=width,height,pix_fmt -of csv=p=0 made/cover.png)
[[ $size == 2000,2000,rgb24 ]] || fail "the cover is $size"

# The title is on it: another one makes another picture, and the script keeps no old cover.
"$LECTERN" make made/script.txt -o again --quiet
cmp made/cover.png again/cover.png || fail "the cover is another one from the script"
"$LECTERN" make made/script.txt -o other --quiet --title 'Ebb'
cmp -s made/cover.png other/cover.png && fail "the old cover was taken"

# Beside the text, by name, and by option: copied byte for byte, and kept with the script.
mkdir art
picture art/square.jpg 1500x1500 -pix_fmt yuvj420p
cp art/square.jpg cover.jpg
"$LECTERN" make tide.txt -o beside --format mp3-whole --quiet 2>stderr.log
[[ ! -s stderr.log ]] || fail "a good cover is warned of: $(cat stderr.log)"
cmp cover.jpg beside/cover.jpg || fail "cover.jpg was not taken"
"$LECTERN" make beside/script.txt -o kept --format mp3-whole --quiet
same_folder beside kept
picture art/small.png 800x600 -pix_fmt rgb24
printf '[edition]\ncover = art/small.png\n' >tide.conf
"$LECTERN" make tide.txt -o named --quiet 2>stderr.log
cmp art/small.png named/cover.png || fail "the cover that is named was not taken"
grep -q 'art/small.png is 800 by 600 pixels\|art/small.png: is 800 by 600 pixels' stderr.log ||
    fail "no warning of its size: $(cat stderr.log)"
"$LECTERN" make tide.txt -o option --cover art/square.jpg --quiet
cmp art/square.jpg option/cover.jpg || fail "--cover was not taken"
for case in 'grey.png 1500x1500 gray 1 channels' 'clear.png 1500x1500 rgba transparent' \
    'deep.png 1500x1500 rgb48be 16' 'large.jpg 3100x3100 yuvj420p 3100 pixels'; do
    read -r name size format words <<<"$case"
    picture "$name" "$size" -pix_fmt "$format"
    "$LECTERN" make tide.txt -o option --cover "$name" --quiet 2>stderr.log
    grep -q "cover: warning: $name.*$words" stderr.log || fail "$name: $(cat stderr.log)"
done

# What is no picture is no cover, however its name ends; nothing is left of the attempt.
head -c 5000 art/square.jpg | tail -c 4000 >broken.jpg
head -c 20 art/small.png >short.png
: >empty.png
for file in broken.jpg short.png empty.png tide.txt; do
    expect_failure 1 "$file: is not a JPEG or PNG picture" "$LECTERN" make tide.txt -o none --cover "$file"
    [[ ! -e none ]] || fail "something was made with $file"
done
expect_failure 1 'nothing.png: cannot open' "$LECTERN" make tide.txt -o none --cover nothing.png

# Without fonts for it, a title is left out and a warning says so.
rm cover.jpg tide.conf
"$LECTERN" make tide.txt -o tofu --title $'\xf0\x92\x80\x80' --quiet 2>stderr.log
grep -q 'cover: warning: no font' stderr.log || grep -q . <(fc-list ':charset=12000') ||
    fail "no warning of letters without a font: $(cat stderr.log)"
