# make: the same edition whatever -j is and however it was interrupted; levels as promised.
source "$(dirname "$0")/common.sh"

"$LECTERN" make "$example" -o one -j 1 --no-cache >stdout.log 2>stderr.log
[[ ! -s stdout.log && ! -s stderr.log ]] || fail "make is not silent away from a terminal"
"$LECTERN" make "$example" -o two -j 2 --no-cache --quiet
"$LECTERN" make "$example" -o three -j 3 --no-cache --quiet
same_folder one two
same_folder one three
"$LECTERN" check one >/dev/null
"$LECTERN" make - -o four --quiet <"$example"
cmp one/timing.json four/timing.json

# Chapters: four headings and what stands before the first of them.
[[ $(jq '.chapters | length' one/edition.json) -eq 5 ]] || fail "not five chapters"
[[ $(find one -name '*.mp3' | wc -l) -eq 5 ]] || fail "not five files"

# Several speakers, each in a voice of their own, none of them the narrator's.
"$LECTERN" script --json "$example" >script.json
[[ $(jq '[.speakers[].voice] | length == (unique | length)' script.json) == true ]] ||
    fail "two speakers share a voice"
[[ $(jq '.speakers | length' script.json) -ge 6 ]] || fail "too few speakers"

# Loudness and true peak of the whole, measured by another program on the decoded files.
measure() { # measure FILE …: integrated loudness and true peak of the files in a row
    printf "file '%s'\n" "${@/#/$work/}" >list.txt
    ffmpeg -nostats -hide_banner -f concat -safe 0 -i list.txt -af ebur128=peak=true -f null - 2>&1 |
        awk '/Summary:/ { s = 1 } s && /I:/ { i = $2 } s && /Peak:/ { p = $2 } END { print i, p }'
}
for format in mp3 flac; do
    "$LECTERN" make "$example" --no-cache -o "level-$format" --format "$format" --quiet
    read -r loudness peak < <(measure "level-$format"/*."$format")
    awk -v i="$loudness" -v p="$peak" 'BEGIN { exit !(i >= -16.5 && i <= -15.5 && p <= -1.0) }' ||
        fail "$format: $loudness LUFS, $peak dBTP"
    reported=$(jq '.integrated_lufs // .loudness.integrated_lufs' "level-$format/edition.json")
    awk -v i="$loudness" -v r="$reported" 'BEGIN { exit !(i - r <= 0.3 && r - i <= 0.3) }' ||
        fail "$format: edition.json says $reported LUFS, it is $loudness"
done

# Killed in the middle at several moments: the old edition or the new one, and a new run finishes.
python3 -c 'import sys
text = open(sys.argv[1], encoding="utf8").read()
open("long.txt", "w", encoding="utf8").write(text * 2)' "$example"
"$LECTERN" make long.txt --no-cache -o whole --quiet
for delay in 0.2 0.6 1.0; do
    setsid "$LECTERN" make long.txt --no-cache -o killed --quiet &
    leader=$!
    sleep "$delay"
    kill -9 -- "-$leader" 2>/dev/null || true
    wait "$leader" 2>/dev/null || true
    [[ ! -e killed ]] || "$LECTERN" check killed >/dev/null
done
"$LECTERN" make long.txt --no-cache -o killed --quiet
same_folder whole killed
[[ -z $(find . -maxdepth 1 -name '.*' ! -name .) ]] || fail "something is left: $(ls -A)"

# An interrupt clears up after itself and leaves what was there.
"$LECTERN" make "$example" -o kept --quiet
setsid "$LECTERN" make long.txt --no-cache -o kept --quiet 2>/dev/null &
leader=$!
sleep 0.3
kill -TERM "$leader"
wait "$leader" && fail "an interrupted run ended with 0"
same_folder one kept
[[ -z $(find . -maxdepth 1 -name '.*' ! -name .) ]] || fail "something is left: $(ls -A)"

# Some chapters, several formats.
"$LECTERN" make "$example" -o part --chapters 2-3 --format wav,flac,ogg,opus,mp3 --quiet
[[ $(find part -name '0[23]-*' | wc -l) -eq 10 ]] || fail "not two chapters in five formats: $(ls part)"
"$LECTERN" check part >/dev/null
