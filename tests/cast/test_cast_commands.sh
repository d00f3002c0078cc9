# The voices are listed and heard; who speaks in a text, in which voice and why; a cast file is kept.
source "$SOURCE/tests/command/common.sh"
unset LECTERN_VOICES
export XDG_DATA_HOME=$work/data

"$LECTERN" voices >voices.txt
grep -q '^en-gb-rose ' voices.txt || fail "a voice is missing in the list"
! grep -q 'NOT USABLE' voices.txt || fail "a published voice cannot be spoken"
"$LECTERN" voices --json --language nb >voices.json
[[ $(jq -r .format voices.json) == lectern-voices/1 ]] || fail "another format"
[[ $(jq '[.voices[] | select(.language == "nb" and .usable)] | length' voices.json) -ge 5 ]] ||
    fail "not the Norwegian voices: $(cat voices.json)"

# A voice of the user's whose variant the engine does not have is marked, with the reason.
mkdir -p data/lectern/voices
sed 's/^variant = .*/variant = nobody/' "$SOURCE/voices/en-gb-rose.voice" \
    >data/lectern/voices/en-gb-mine.voice
"$LECTERN" voices en-gb-mine >mine.txt
grep -q 'NOT USABLE: .*nobody' mine.txt || fail "a missing variant is not noticed: $(cat mine.txt)"
[[ $("$LECTERN" voices --json en-gb-mine | jq '.voices[0].usable') == false ]] || fail "usable"
rm -r data
expect_failure 1 'en-gb-nobody: there is no such voice; there are: de-' "$LECTERN" voices en-gb-nobody
expect_failure 2 'audition' "$LECTERN" voices --passage
expect_failure 2 'tape' "$LECTERN" voices --audition x --format tape en-gb-rose

# Samples are the same each time, in any format, of any text.
"$LECTERN" voices --audition samples en-us-walter nb-sunniva
[[ $(ls samples) == $'en-us-walter.wav\nnb-sunniva.wav' ]] || fail "samples: $(ls samples)"
"$LECTERN" voices --audition again en-us-walter
cmp -s samples/en-us-walter.wav again/en-us-walter.wav || fail "a sample is not the same again"
echo "One, two, three." >short.txt
"$LECTERN" voices --audition mp3 --format mp3 --text short.txt en-gb-rose
[[ -s mp3/en-gb-rose.mp3 ]] || fail "no MP3 file"

cat >article.txt <<'TEXT'
The harbour

The office opens at six. “You get used to the quiet,” said Margaret Hale, pouring two cups.

“Is it always like this?” asked Peter Brown. He looked at the sea.

“On Thursdays it is busy,” said Margaret Hale.
TEXT
"$LECTERN" cast article.txt >cast.txt
grep -q '^Narrator: en-us-' cast.txt || fail "no narrator: $(cat cast.txt)"
grep -q '^Margaret Hale  *[a-z]*  *2 ' cast.txt || fail "not her two lines: $(cat cast.txt)"
"$LECTERN" cast - <article.txt | cmp -s - cast.txt || fail "standard input gives another cast"
"$LECTERN" cast --why article.txt >why.txt
grep -qE '^line 3 +u[0-9]+ +Margaret Hale +[01]\.' why.txt || fail "no reasons: $(cat why.txt)"

"$LECTERN" cast article.txt -o series.cast
"$LECTERN" cast --cast series.cast article.txt | cmp -s - cast.txt || fail "another cast from its file"
sed -i '/^\[Margaret Hale\]/,/^voice/s/^voice = .*/voice = en-gb-nora/' series.cast
"$LECTERN" cast --cast series.cast article.txt >changed.txt
grep -q '^Margaret Hale .* en-gb-nora' changed.txt || fail "the cast file was not heeded"
sed -i 's/en-gb-nora/en-gb-nobody/' series.cast
expect_failure 1 'series.cast:[0-9]+:1: there is no voice “en-gb-nobody”; there are: ' \
    "$LECTERN" cast --cast series.cast article.txt
expect_failure 1 'fi: no voice speaks this language; there are: de, ' \
    "$LECTERN" cast --language fi article.txt
expect_failure 2 'INPUT' "$LECTERN" cast
