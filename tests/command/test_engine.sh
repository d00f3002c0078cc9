# A voice that any program speaks, beside espeak-ng's in one edition; and what such programs do wrong.
source "$(dirname "$0")/common.sh"

mkdir voices
voice() { # voice NAME GENDER COMMAND [LINE]
    printf '%s\n' '[voice]' "description = $1" 'language = en-US' "gender = $2" 'age = adult' \
        'narrator = no' '' '[engine]' 'engine = command' "command = $3" ${4:+"$4"} '' \
        '[calibration]' 'gain_db = 0' 'median_pitch_hz = 150' 'centroid_hz = 900' >"voices/en-us-$1.voice"
}
export LECTERN_VOICES=$work/voices
# One writes WAV whose header it mends at the end, one whose header tells no length, one raw samples.
cat >unmended <<'PROGRAM'
file=$(mktemp)
flite -voice rms -o /dev/stdout >"$file"
head -c 40 "$file"
head -c 4 /dev/zero
tail -c +45 "$file"
rm "$file"
PROGRAM
cat >raw <<'PROGRAM'
file=$(mktemp)
flite -voice kal16 -o /dev/stdout >"$file"
tail -c +45 "$file"
rm "$file"
PROGRAM
voice slt female 'flite -voice slt -o /dev/stdout'
voice rms male "bash '$work/unmended'"
voice kal male "bash '$work/raw'" 'raw_rate = 16000'

cat >visit.txt <<'TEXT'
A visit

The bell rang twice before anyone came. “Who is it?” asked Anna. Nobody answered.

“It is only me,” said Peter, “and I have brought the letters.”

“Leave them on the step,” said Karl. He did not open.
TEXT
cat >visit.cast <<'TEXT'
[Anna]
voice = en-us-slt

[Peter]
voice = en-us-rms

[Karl]
voice = en-us-kal
TEXT
"$LECTERN" make visit.txt --cast visit.cast -o two -j2 --no-cache --format wav --quiet
"$LECTERN" make visit.txt --cast visit.cast -o one -j1 --no-cache --format wav --quiet
same_folder one two
"$LECTERN" check one >/dev/null
[[ $(jq '[.voices[] | select(.engine == "command") | .speakers[0]] | sort | join(" ")' -r one/edition.json) == \
    "Anna Karl Peter" ]] || fail "who speaks with which engine: $(jq -c .voices one/edition.json)"
# Their words' times are estimated, and said to be; those of espeak-ng's words are not.
[[ $(jq -s '.[1] as $timing | [.[0].utterances[] | select(.kind == "quotation") | .id] as $said
    | $timing.utterances | all(.[]; (.id as $id | $said | index($id) != null) as $quoted
    | all(.words[]; (.estimated == true) == $quoted))' <("$LECTERN" script --json visit.txt) one/timing.json) == true ]] ||
    fail "estimated words: $(jq -c '.utterances[]' one/timing.json)"

# What goes wrong costs the utterances of that voice, and is named.
broken() { # broken PATTERN: an edition with Anna's voice broken
    expect_failure 1 "$1" "$LECTERN" make visit.txt --cast visit.cast -o broken --format wav --quiet
    [[ $(jq '.faults | length' broken/edition.json) -eq 1 ]] || fail "faults: $(jq -c .faults broken/edition.json)"
}
voice slt female 'sh -c "echo no such model >&2; exit 3"'
broken 'status 3.*no such model'
voice slt female 'sh -c "kill -SEGV \$\$"'
broken 'signal 11'
voice slt female 'echo hello'
broken 'no sound that can be read'
voice slt female 'cat /dev/zero' 'raw_rate = 16000'
broken 'signal 25|longer than'
voice slt female 'no-such-program --voice x'
expect_failure 1 'no program “no-such-program”' "$LECTERN" make visit.txt --cast visit.cast -o none --quiet
voice slt female 'sh -c "unclosed'
expect_failure 1 'en-us-slt.voice:10:.*command' "$LECTERN" voices
