# Speakers are equally loud, even where a voice is not calibrated.
source "$(dirname "$0")/common.sh"

python3 - <<'PY'
told = "The bell rang twice before anyone came to the door, and the rain had found its way in. "
hers = "“Nobody has read a letter in this house for eleven years, and nobody will today,” said Anna. "
open("visit.md", "w").write("# A visit\n\n" + "\n\n".join([told * 3, hers * 3] * 2) +
                            "\n\n# A walk\n\n" + told * 3 + "\n")
PY

# Anna's voice, three decibels too loud.
voice=$("$LECTERN" script --json visit.md | python3 -c '
import json, sys
print(next(s["voice"] for s in json.load(sys.stdin)["speakers"] if s["name"] == "Anna"))')
mkdir mine
awk '/^gain_db/ { $3 += 3 } { print }' "$SOURCE/voices/$voice.voice" >"mine/$voice.voice"
export LECTERN_VOICES=$work/mine

"$LECTERN" make visit.md -o one --preset archive --format wav -j 2 --quiet
"$LECTERN" check --preset archive one >measured || fail "one: $(cat measured)"
grep -qE 'pass +wav: speakers apart 0\.[0-7] LU' measured || fail "speakers: $(cat measured)"

# The same bytes from one core with nothing made before, and from what was made.
"$LECTERN" make visit.md -o warm --preset archive --format wav -j 2 --quiet
same_folder one warm
XDG_CACHE_HOME=$work/empty "$LECTERN" make visit.md -o cold --preset archive --format wav -j 1 --quiet
same_folder one cold
