# Input that is not what it should be: a clear line and the right exit status, never a crash.
source "$(dirname "$0")/common.sh"

: >empty.txt
printf ' \n\t\n' >blank.txt
head -c 100000 /dev/urandom >binary.txt
printf 'A line.\0Another.\n' >nul.txt
expect_failure 1 'empty.txt' "$LECTERN" make empty.txt
expect_failure 1 'blank.txt' "$LECTERN" make blank.txt
expect_failure 1 'binary.txt' "$LECTERN" make binary.txt
expect_failure 1 'nul.txt' "$LECTERN" make nul.txt
expect_failure 1 'missing.txt: cannot open: No such file' "$LECTERN" make missing.txt
expect_failure 1 'directory' "$LECTERN" make "$work"
expect_failure 1 'directory' "$LECTERN" script "$work"
if [[ $EUID -ne 0 ]]; then
    mkdir secret && chmod 0 secret
    expect_failure 1 'Permission denied' "$LECTERN" make secret/a.txt
fi

# Wrong usage.
expect_failure 2 'no such command' "$LECTERN" bake
expect_failure 2 'lectern --help' "$LECTERN"
expect_failure 2 'INPUT' "$LECTERN" make
expect_failure 2 'too many' "$LECTERN" make a b
expect_failure 2 'Unknown option' "$LECTERN" make --fast "$example"
expect_failure 2 'no format' "$LECTERN" make --format mp4 "$example"
expect_failure 2 'preset' "$LECTERN" make --preset loud "$example"
expect_failure 2 'whole number' "$LECTERN" make -j 0 "$example"
expect_failure 2 'range' "$LECTERN" make --chapters 4-2 "$example"
expect_failure 2 'chapters' "$LECTERN" make --chapters 90 "$example"
for command in make script cast text voices check; do
    "$LECTERN" "$command" --help | grep -q "lectern $command" || fail "$command --help"
    "$LECTERN" "$command" --version | grep -q '^lectern [0-9]' || fail "$command --version"
done

# Nobody's folder is overwritten.
mkdir mine && echo keep >mine/notes.txt
expect_failure 1 'mine' "$LECTERN" make "$example" -o mine
[[ $(cat mine/notes.txt) == keep ]] || fail "a folder was overwritten"
echo text >file
expect_failure 1 'file' "$LECTERN" make "$example" -o file

# Large and odd, but text: all of it is in the script.
tiles() { # tiles FILE: the script's utterances are the whole of the text but white space
    "$LECTERN" text "$1" >text.out
    "$LECTERN" script --json "$1" >tiles.json
    python3 -c '
import json, sys
text = open("text.out", "rb").read()
at = 0
for u in json.load(open("tiles.json", encoding="utf8"))["utterances"]:
    assert text[u["start"]:u["end"]].decode() == u["text"], u["id"]
    gap = text[at:u["start"]].decode()
    assert not gap.strip("\ufeff \t\n\r\v\f\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"), (u["id"], gap)
    at = u["end"]
assert not text[at:].decode().strip(), "the end is missing"
' || fail "$1 is not tiled"
}
python3 -c '
open("line.txt", "w").write("word " * 2_000_000)
open("solid.txt", "w").write("x" * 10_000_000)
open("paragraphs.txt", "w").write("“Well,” said Ann. Then she left.\n\n" * 100_000)
open("quotes.txt", "w").write("“‘\"'"'"'«" * 50_000)
open("latin.txt", "wb").write("Er sagte: „Schön, daß du da bist“, und ging. Café, naïve, 5 € \x93.".encode("utf8").replace(b"\xe2\x82\xac", b"EUR"))
open("utf16.txt", "wb").write("\ufeffShe said: “It is sixteen bits wide.”\n".encode("utf-16-le"))
open("cp1252.txt", "wb").write("She said: \x93It’s here.\x94\n".encode("latin-1", "ignore"))
open("bom.txt", "wb").write(b"\xef\xbb\xbfOne sentence.\n")
'
for text in line solid paragraphs quotes latin utf16 cp1252 bom; do
    tiles "$text.txt"
done
"$LECTERN" text utf16.txt | grep -q 'sixteen bits wide' || fail "UTF-16 is not read"
tiles "$example"

# A word that crashes the engine costs its utterance at most, and all the rest is there.
python3 -c 'print("One good sentence. " + "s'"'"'" * 220 + " " + "antidis" * 23 + ". Another good sentence.")' >crash.txt
status=0
"$LECTERN" make crash.txt -o crash --format wav --quiet 2>stderr.log || status=$?
[[ -s crash/edition.json ]] || fail "the edition was lost: $(cat stderr.log)"
if [[ $status -ne 0 ]]; then
    grep -q 'could not be spoken' stderr.log || fail "the fault is not named: $(cat stderr.log)"
fi

# Where the output cannot go.
expect_failure 1 'No space left|cannot write' bash -c '"$LECTERN" text "$0" >/dev/full' "$example"
expect_failure 1 'No space left|cannot write' bash -c '"$LECTERN" script --json "$0" >/dev/full' "$example"
"$LECTERN" script "$example" | head -1 >/dev/null || true
if [[ $EUID -eq 0 ]] && unshare --mount true 2>/dev/null; then
    mkdir tiny
    unshare --mount bash -c '
        mount -t tmpfs -o size=512k none tiny || exit 77
        status=0
        "$LECTERN" make "$0" -o tiny/edition --no-cache --quiet 2>tiny.log || status=$?
        [[ $status -eq 1 && ! -e tiny/edition && -z $(ls -A tiny) ]]' "$example" ||
        fail "a full disk: $(cat tiny.log)"
    grep -q 'No space left' tiny.log || fail "a full disk is not named: $(cat tiny.log)"
fi

# Without espeak-ng's data there is a clear word about it.
mkdir no-data
expect_failure 1 'espeak-ng' env ESPEAK_DATA_PATH="$work/no-data" "$LECTERN" make "$example" -o x

# A child, a worker or the first nursery that is killed from outside costs nothing.
"$LECTERN" make "$example" -o quiet --quiet
setsid "$LECTERN" make "$example" -o harassed --no-cache --quiet 2>harassed.log &
leader=$!
kills=0
first=
while [[ $kills -lt 8 ]] && kill -0 "$leader" 2>/dev/null; do
    sleep 0.05
    # Most of them are new: children, where any are at work, or workers.
    victim=$(pgrep -g "$leader" -n '^lectern-(worker|child)$' || true)
    [[ -n $first ]] || first=$(pgrep -g "$leader" -o '^lectern-nursery$' || true)
    if [[ -n $first && $kills -eq 3 ]]; then
        victim=$first
    fi
    if [[ -n $victim ]] && kill -9 "$victim" 2>/dev/null; then
        kills=$((kills + 1))
    fi
done
wait "$leader" || fail "killed children: $(cat harassed.log)"
[[ $kills -gt 3 ]] || fail "only $kills processes were killed"
same_folder quiet harassed
