# The cache: what has not changed is not spoken again, and the edition is the same as made anew.
source "$(dirname "$0")/common.sh"

# A voice that writes down each time it is asked to speak.
mkdir voices
cat >speaker <<PROGRAM
echo x >>'$work/spoken'
exec espeak-ng -v "\$1" --stdout
PROGRAM
voice() { # voice NAME GENDER VARIANT GAIN
    printf '%s\n' '[voice]' "description = $1" 'language = en-US' "gender = $2" 'age = adult' \
        'narrator = yes' '' '[engine]' 'engine = command' "command = bash '$work/speaker' $3" '' \
        '[calibration]' "gain_db = $4" 'median_pitch_hz = 150' 'centroid_hz = 900' >"voices/en-us-$1.voice"
}
export LECTERN_VOICES=$work/voices
voice teller male en-us 7.6
voice guest female en-us+f3 6.0
printf '%s\n' '[narrator]' 'voice = en-us-teller' '' '[Ingrid]' 'voice = en-us-guest' >cast
spoken() { # how often since the last time
    wc -l <"$work/spoken"
    : >"$work/spoken"
}
: >"$work/spoken"

# Nine paragraphs, no headings: one chapter of several takes.
for i in one two three four five six seven eight nine; do
    printf 'Paragraph %s begins here, and it says what the one before it has left out. ' "$i"
    printf 'It goes on for a while about the harbour, the weather and the price of %s herrings. ' "$i"
    printf 'Nobody in the %s houses above the quay had expected so much rain in a single night. ' "$i"
    printf '“We shall wait,” said Ingrid, “until boat number %s is back.” Then she closed the door.\n\n' "$i"
done >story.txt
lectern_make() { # lectern_make TEXT FOLDER OPTION …
    "$LECTERN" make "$1" -o "$2" --cast cast --quiet "${@:3}"
}

lectern_make story.txt cold
all=$(spoken)
[[ $all -gt 36 && $all -lt 80 ]] || fail "$all utterances were spoken: not all of them once"
lectern_make story.txt warm
[[ $(spoken) -eq 0 ]] || fail "spoken again though nothing changed"
same_folder cold warm
lectern_make story.txt anew --no-cache -j 1
[[ $(spoken) -eq $all ]] || fail "--no-cache took something from the cache"
same_folder cold anew
"$LECTERN" check cold >/dev/null

# One word: its take alone, whatever is made of it.
sed 's/six houses/seven houses/' story.txt >changed.txt
lectern_make changed.txt changed
again=$(spoken)
[[ $again -gt 0 && $again -le $((all / 2)) ]] || fail "$again of $all were spoken for one word"
lectern_make changed.txt changed-anew --no-cache
same_folder changed changed-anew
: >"$work/spoken"

# What else decides the sound makes all new, and back again nothing.
lectern_make story.txt spotify --preset spotify
[[ $(spoken) -ge $all ]] || fail "another preset took from the cache"
lectern_make story.txt wav --format wav
[[ $(spoken) -ge $all ]] || fail "another format took from the cache"
lectern_make story.txt warm
[[ $(spoken) -eq 0 ]] || fail "what was made before is not found any more"
echo "# another version" >>speaker
lectern_make story.txt newer
[[ $(spoken) -ge $all ]] || fail "another program took from the cache"

# Damaged entries are none.
for entry in cache/lectern/entries/*; do
    printf 'damage' | dd of="$entry" bs=1 seek=5000 conv=notrunc status=none
done
lectern_make story.txt mended
[[ $(spoken) -ge $all ]] || fail "damaged entries were used"
same_folder cold mended

# Two runs at once, on an empty cache and then on a full one.
"$LECTERN" cache --clear >/dev/null
for round in empty full; do
    lectern_make story.txt "left-$round" &
    lectern_make changed.txt "right-$round"
    wait $! || fail "one of two runs at once failed"
    same_folder cold "left-$round"
    same_folder changed "right-$round"
done
: >"$work/spoken"
lectern_make story.txt warm
[[ $(spoken) -eq 0 ]] || fail "two runs at once left nothing"

# Voices that are not calibrated: the chapter is made twice, and still only once.
voice teller male en-us -3
lectern_make story.txt soft
[[ $(spoken) -gt $all ]] || fail "a chapter that is too soft was not made again"
lectern_make story.txt soft-warm
[[ $(spoken) -eq 0 ]] || fail "a corrected chapter was spoken again though nothing changed"
same_folder soft soft-warm
jq -e '.loudness.integrated_lufs | . > -16.5 and . < -15.5' soft/edition.json >/dev/null ||
    fail "a corrected chapter is not at its level: $(jq .loudness soft/edition.json)"
voice teller male en-us 7.6

# Its size, for people.
"$LECTERN" cache >state
grep -q "^$work/cache/lectern$" state || fail "cache says: $(cat state)"
grep -qE '^  [0-9]+ takes and editions, .* of at most 2.0 GiB$' state || fail "cache says: $(cat state)"
"$LECTERN" cache --limit 300K >state
grep -q 'of at most 300.0 KiB' state || fail "cache --limit says: $(cat state)"
[[ $(du -sb cache/lectern/entries | cut -f1) -le 320000 ]] || fail "the cache is over its limit"
lectern_make story.txt small
[[ $(du -sb cache/lectern/entries | cut -f1) -le 320000 ]] || fail "the cache grew over its limit"
same_folder cold small
"$LECTERN" cache --clear | grep -q ' 0 takes and editions, 0 bytes' || fail "the cache is not empty"
expect_failure 2 'no size' "$LECTERN" cache --limit much
expect_failure 2 'no size' "$LECTERN" cache --limit 99999999T
expect_failure 2 'too many' "$LECTERN" cache clear

# A home that cannot be written to costs nothing but time.
XDG_CACHE_HOME=/dev/null/nowhere lectern_make story.txt homeless
same_folder cold homeless
