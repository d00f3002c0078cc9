# SSML in a script: kept in the edition's script, heard, and warned of where it changes nothing.
source "$(dirname "$0")/common.sh"

cat >script.txt <<'END'
Lectern script 1

Title: The lamp
Language: en

=== The lamp

u0001  | The lamp <break time="700ms"/> is <sub alias="very old">old</sub>.
u0002  | <break time="2s"/> It is <emphasis level="strong">cold</emphasis> here. <break time="3s"/>
u0003  | Nobody comes.
END
"$LECTERN" make script.txt -o edition --format wav 2>messages
[[ ! -s messages ]] || fail "good markup was warned of: $(cat messages)"
"$LECTERN" check edition >/dev/null
grep -qF 'The lamp <break time="700ms"/> is <sub alias="very old">old</sub>.' edition/script.txt ||
    fail "the edition's script lost its markup"
[[ $("$LECTERN" text script.txt | head -n 1) == "The lamp is old. It is cold here. Nobody comes." ]] ||
    fail "markup is in the text: $("$LECTERN" text script.txt)"
"$LECTERN" script --json script.txt | grep -q '"spoken": "The lamp is very old."' ||
    fail "an alias is not spoken"
"$LECTERN" make edition/script.txt -o again --format wav --quiet
same_folder edition again

# Breaks between lines are exact on the timeline.
python3 - edition/timing.json <<'END'
import json, sys
timing = json.load(open(sys.argv[1]))
rate, lines = timing["sample_rate"], timing["utterances"]
for number, seconds in ((1, 2), (2, 3)):
    gap = lines[number]["first_sample"] - lines[number - 1]["end_sample"]
    assert gap == seconds * rate, (number, gap)
END

# What changes nothing is named, with its place.
cat >odd.txt <<'END'
Lectern script 1

Title: The lamp
Language: en

=== The lamp

u0001  | The <voice name="x">lamp</voice> is <sub>old</sub>.
u0002  | It is <b>cold</b>, <prosody rate="odd" contour="x">very cold</prosody> <break time="9h"/>
       | and <emphasis>dark.
END
"$LECTERN" script odd.txt >/dev/null 2>messages
expect_warning() {
    grep -qF "lectern: odd.txt:$1: warning: $2" messages || fail "no warning at $1: $(cat messages)"
}
expect_warning 8:14 '<voice> is kept, but changes nothing here'
expect_warning 8:46 '<sub> needs alias'
expect_warning 9:16 '<b> is no markup that Lectern knows'
expect_warning 9:23 '</b> is no markup'
expect_warning 9:38 'rate is such as'
expect_warning 9:49 '“contour” of <prosody> changes nothing here'
expect_warning 9:88 'a break’s time is such as'
expect_warning 10:14 '<emphasis> is not closed in this line'
