# An edition that would be made again byte for byte stays as it is; anything else is made again.
source "$(dirname "$0")/common.sh"

mkdir show lexicons
cd show
printf '# The harbour\n\nIt rained in Tromsø. “We shall wait,” said Ingrid Berg.\n' >story.md
make_it() { # make_it OPTION …
    "$LECTERN" make story.md -o edition --quiet "$@"
}
# A file that is made again is another one: its number tells.
state() {
    find edition -printf '%i %p\n' | sort
}
stays() { # stays WHY OPTION …
    local before
    before=$(state)
    make_it "${@:2}"
    [[ $(state) == "$before" ]] || fail "made again though $1"
}
goes() { # goes WHY OPTION …: made anew, and as without a cache
    local before
    before=$(state)
    make_it "${@:2}"
    [[ $(state) != "$before" ]] || fail "not made again though $1"
    "$LECTERN" make story.md -o anew --quiet --no-cache "${@:2}"
    same_folder edition anew
    stays "nothing changed since $1" "${@:2}"
}
make_it
stays "nothing changed"
stays "more cores are to be used" -j 1
"$LECTERN" make story.md -o edition -j 1 2>said
[[ ! -s said ]] || fail "it says something to what is no terminal: $(cat said)"
cp -r edition first

# The edition's own files.
sound=edition/01-the-harbour.mp3
printf 'x' | dd of=$sound bs=1 seek=3000 conv=notrunc status=none
goes "a byte of the sound is another one"
touch -r $sound when
printf 'x' | dd of=$sound bs=1 seek=3000 conv=notrunc status=none
touch -r when $sound
goes "a byte of the sound is another one, at the same time of change"
printf 'x' >>$sound
goes "there is a byte more"
rm $sound
goes "a file is missing"
rm edition/edition.json
mkdir aside
mv edition/* aside
goes "everything is gone"
sed -i 's/"The harbour"/"The Harbour"/' edition/edition.json
goes "edition.json was changed"
touch edition/*
stays "only times changed"
cp -r edition elsewhere
before=$(stat -c %i elsewhere)
"$LECTERN" make story.md -o elsewhere --quiet
[[ $(stat -c %i elsewhere) == "$before" ]] || fail "a copy of the edition was made again"
same_folder edition first
ln -sf "$PWD/first/timing.json" edition/timing.json
goes "a file is a link now"
echo mine >edition/notes.txt
stays "a file of somebody's lies beside it"
rm edition/notes.txt
mkdir .edition.lectern
before=$(state)
make_it
[[ $(state) != "$before" ]] || fail "what a killed run left was not looked at"

# What it is made of.
sed -i 's/rained/snowed/' story.md
goes "a word changed"
sed -i 's/snowed/rained/' story.md
goes "the word is back"
same_folder edition first
touch story.md
stays "the source was only touched"
printf '[edition]\nseries = Häfen\n' >edition.conf
goes "there is an edition.conf"
printf '[edition]\nseries = Meer\n' >edition.conf
goes "edition.conf changed"
mv edition.conf story.conf
goes "its name is another one"
rm story.conf
goes "it is gone"
lexicon() { # lexicon IPA
    printf '<lexicon version="1.0" alphabet="ipa" xml:lang="en" %s><lexeme><grapheme>Berg</grapheme>' \
        'xmlns="http://www.w3.org/2005/01/pronunciation-lexicon"'
    printf '<phoneme>%s</phoneme></lexeme></lexicon>\n' "$1"
}
lexicon bɜɡ >lexicon.pls
goes "there is a lexicon"
lexicon bɛɡ >lexicon.pls
goes "the lexicon changed"
rm lexicon.pls
mkdir -p "$work/config/lectern"
export XDG_CONFIG_HOME=$work/config
lexicon bɜɡ >"$work/config/lectern/lexicon.pls"
goes "the user has a lexicon"
unset XDG_CONFIG_HOME
goes "the user has none"
"$LECTERN" cast story.md -o cast >/dev/null
goes "there is a cast" --cast cast
sed -i 's/^\[Ingrid.*\]$/&\n# a remark/' cast
goes "the cast changed" --cast cast
picture() { # picture COLOUR FILE
    ffmpeg -v error -y -f lavfi -i "color=$1:s=1400x1400" -frames:v 1 "$2"
}
picture navy cover.png
goes "there is a cover"
picture gold other.png
goes "the cover is another one" --cover other.png
printf ' ' >>other.png
goes "the cover's bytes changed" --cover other.png
rm cover.png
goes "the cover is gone"

# Options, environment, voices.
goes "the preset is another one" --preset spotify
goes "the formats are others" --format mp3,vtt
goes "the title is another one" --title Port
SOURCE_DATE_EPOCH=86400 goes "the date of the epoch is another one" --format epub,mp3
mkdir voices
export LECTERN_VOICES=$PWD/voices
goes "there is another folder of voices"
"$LECTERN" voices --json | jq -r '.voices[0].name' >name
sed 's/^pitch = .*/pitch = 77/' "$SOURCE/voices/$(cat name).voice" >"voices/$(cat name).voice"
goes "a voice changed"
unset LECTERN_VOICES
make_it

# What was warned of is warned of again.
printf -- '---\ntitle: Port\ndate: yesterday\n---\n\nIt rained.\n' >warned.md
"$LECTERN" make warned.md -o warned --quiet 2>first-time
"$LECTERN" make warned.md -o warned --quiet 2>again
grep -q yesterday first-time || fail "no warning: $(cat first-time)"
cmp -s first-time again || fail "other warnings: $(cat again)"

# Where nobody says where to: the folder is known again.
"$LECTERN" make story.md --quiet
before=$(stat -c %i out/the-harbour)
"$LECTERN" make story.md --quiet
[[ $(stat -c %i out/the-harbour) == "$before" ]] || fail "made again in its default folder"

# Pipes are read once, and never to see whether they changed.
"$LECTERN" make - -o piped --quiet <story.md
"$LECTERN" make - -o piped --quiet <warned.md
grep -q 'It rained\.' piped/script.txt && ! grep -q Ingrid piped/script.txt ||
    fail "what came on standard input was not read"
"$LECTERN" make <(cat story.md) -o fifo --quiet
"$LECTERN" make <(cat warned.md 2>/dev/null) -o fifo --quiet 2>/dev/null
! grep -q Ingrid fifo/script.txt || fail "what came by a pipe was not read"

# Records go with the rest of the cache.
"$LECTERN" cache --clear >/dev/null
before=$(state)
make_it
[[ $(state) != "$before" ]] || fail "known though the cache was cleared"
