#!/usr/bin/env bash
# A show from its start to its end: what is new, changed, broken, renamed, removed, interrupted.
. "$SOURCE/tests/show/show.sh"
export TZ=UTC

# A show that was begun can be published as it is.
"$LECTERN" show init first
"$LECTERN" publish first
[[ $(feed 'count(//item)' first/site/feed.xml) == 1 ]] || fail "the first show has no episode"
expect_failure 1 'exists' "$LECTERN" show init first
expect_failure 1 'is no show' "$LECTERN" publish .
expect_failure 2 'show init' "$LECTERN" show make second
expect_failure 1 'language tag' "$LECTERN" show init second --language 'not one'

new_show coast
article coast/tide.md 'The tide' 2026-03-01
article coast/2026/wind.md 'The wind' 2026-03-02
article coast/2026-03-03-rain.txt 'The rain' 2026-03-03 # no front matter in plain text: see below
printf 'The rain\nIt fell for a week.\n\nThen it stopped.\n' >coast/2026-03-03-rain.txt
printf '[edition]\nsummary = A week of it.\nepisode = 3\nseason = 1\nimage = rain.png\n' >coast/2026-03-03-rain.conf
cp coast/cover.png coast/rain.png
printf '# Not an article\n' >coast/README.md
"$LECTERN" publish coast -j 2 2>log || fail "cannot publish: $(cat log)"
[[ ! -s log ]] || fail "it said: $(cat log)"
[[ $(items) == 3 ]] || fail "not three items but $(items)"
[[ $(feed '//item[1]/title') == 'The rain' ]] || fail "the newest is not the first"
[[ $(item 'The rain' pubDate) == 'Tue, 03 Mar 2026 00:00:00 +0000' ]] || fail "the name's date"
[[ $(item 'The rain' description) == 'A week of it.' ]] || fail "the key file's summary"
[[ $(item 'The tide' description) == 'The tide came in at nine.'* ]] || fail "a summary of the text"
[[ $(feed //channel/lastBuildDate) == 'Tue, 03 Mar 2026 00:00:00 +0000' ]] || fail "lastBuildDate"
find coast/site/episodes -name edition.json -printf '%h\n' | while read -r edition; do
    "$LECTERN" check "$edition" >/dev/null || fail "$edition is not whole"
done

# The same again changes no file, and another number of jobs no byte.
stamps() { find coast/site coast/episodes.json -type f -printf '%p %T@ %i\n' | sort; }
stamps >before
"$LECTERN" publish coast
stamps | diff before - || fail "a file was written again"
"$LECTERN" publish coast --all
stamps | diff before - || fail "what is the same was put there again"
cp -r coast copy && rm -r copy/site copy/episodes.json
XDG_CACHE_HOME=$work/cold "$LECTERN" publish copy -j 1
same_folder coast/site copy/site
cmp coast/episodes.json copy/episodes.json || fail "the ledger differs"

# Changed: the guid stays, the date comes from the source, and the old sound is there until it is pruned.
guid=$(item 'The wind' guid)
page=$(item 'The wind' link)
old=$(item 'The wind' enclosure/@url)
others=$(item 'The tide' enclosure/@url)
article coast/2026/wind.md 'The storm' 2026-03-02 'It blew from the west.'
touch -d '2026-04-05 06:07:08' coast/2026/wind.md
"$LECTERN" publish coast
[[ $(item 'The storm' guid) == "$guid" ]] || fail "the guid changed with the title"
[[ $(item 'The storm' link) == "$page" ]] || fail "the page moved with the title"
[[ $(item 'The storm' enclosure/@url) != "$old" ]] || fail "other sound has the same address"
[[ $(item 'The tide' enclosure/@url) == "$others" ]] || fail "another episode moved"
[[ $(feed //channel/lastBuildDate) == 'Sun, 05 Apr 2026 06:07:08 +0000' ]] || fail "lastBuildDate: $(feed //channel/lastBuildDate)"
local_path() { echo "coast/site/${1#https://example.org/coast/}"; }
[[ -f $(local_path "$old") ]] || fail "the old sound is gone before it was pruned"
cat coast/site/feed.xml >changed.xml
touch coast/2026/wind.md
"$LECTERN" publish coast
cmp changed.xml coast/site/feed.xml || fail "a mere touch changed the feed"

# A voice of one's own: what it reads is made again.
voice=$("$LECTERN" cast coast/tide.md | sed -n 's/^Narrator: //p')
mkdir voices
sed 's/^pitch = .*/pitch = 77/' "$SOURCE/voices/$voice.voice" >"voices/$voice.voice"
LECTERN_VOICES=$PWD/voices "$LECTERN" publish coast
[[ $(item 'The tide' enclosure/@url) != "$others" ]] || fail "another voice is not heard"
"$LECTERN" publish coast
cmp changed.xml coast/site/feed.xml || fail "the usual voice is not heard again"

# Renamed: it is the same episode. Copied: it is another one.
mv coast/2026/wind.md coast/storm.md
"$LECTERN" publish coast
[[ $(items) == 3 && $(item 'The storm' guid) == "$guid" ]] || fail "renamed, it is another episode"
cp coast/storm.md coast/again.md
"$LECTERN" publish coast
[[ $(items) == 4 && $(feed 'count(//guid[not(. = preceding::guid)])') == 4 ]] || fail "a copy"
rm coast/again.md
"$LECTERN" publish coast --prune

# A guid of its own; and one that another has is refused.
article coast/own.md 'Own' 2026-02-01 'Of its own.' 'guid: urn:example:1'
article coast/stolen.md 'Stolen' 2026-02-02 'Not its own.' 'guid: urn:example:1'
expect_failure 1 'stolen.md: has the guid “urn:example:1” that own.md has' "$LECTERN" publish coast
[[ $(item Own guid) == urn:example:1 && $(items) == 4 ]] || fail "the guid of its own"
mv coast/stolen.md coast/a.md # before it by name
expect_failure 1 'a.md: has the guid “urn:example:1” that own.md has' "$LECTERN" publish coast
rm coast/a.md
article coast/own.md 'Own' 2026-02-01 'Of its own.' 'guid: urn:example:2'
"$LECTERN" publish coast
[[ $(item Own guid) == urn:example:2 && $(items) == 4 ]] || fail "a guid that is named later"
rm coast/own.md
"$LECTERN" publish coast --prune

# Broken: the rest is published, and what was good stays.
printf -- '---\ntitle: Odd\n---\n\nNo date.\n' >coast/odd.md
article coast/bad.md Bad 'soon'
article coast/tide.md 'The tide' 2026-03-01 'It went out.' 'image: nowhere.png'
article coast/new.md 'New' 2026-03-09 'Something new.'
expect_failure 1 'odd.md: has no date' "$LECTERN" publish coast
[[ $(grep '^lectern: coast/' stderr.log | grep -cv warning) == 3 ]] || fail "not one line for each: $(cat stderr.log)"
grep -q 'nowhere.png: cannot open' stderr.log || fail "no word on tide.md: $(cat stderr.log)"
[[ $(items) == 4 && $(item New title) == New ]] || fail "the rest was not published"
[[ $(item 'The tide' enclosure/@url) == "$others" ]] || fail "the last good one is gone"
rm coast/odd.md coast/bad.md

# Removed: it leaves the feed only when it is pruned, and then all of it goes.
rm coast/tide.md
"$LECTERN" publish coast
[[ $(items) == 4 ]] || fail "a removed one left the feed by itself"
"$LECTERN" publish coast --prune
[[ $(items) == 3 && ! -e coast/site/episodes/tide ]] || fail "it was not pruned"
[[ ! -e $(local_path "$old") ]] || fail "the old sound was not pruned"
"$LECTERN" publish coast --plan --step remove | grep -qx episodes/tide/ || fail "not in the plan"

# The plan has every file of the site once, media before pages before feeds.
"$LECTERN" publish coast --plan >plan
(cd coast/site && find . -type f -printf '%P\n') | sort >files
grep -v '^#' plan | grep -v '/$' | sort | diff - files || fail "the plan is not the site"
[[ $(grep -v '/$' plan | tail -n 2 | head -n 1) == feed.xml ]] || fail "the feed is not the last"
[[ $(grep '^#' plan | tr -d '\n') == '# media# pages# feed# remove' ]] || fail "the order"
for step in media pages feed; do
    "$LECTERN" publish coast --plan --step $step | rsync -t --files-from=- coast/site/ uploaded/
done
same_folder coast/site uploaded
expect_failure 2 'none of media' "$LECTERN" publish coast --step all

# A damaged edition is made again.
sound=$(local_path "$(item New enclosure/@url)")
head -c 1000 "$sound" >short && cp short "$sound"
"$LECTERN" publish coast
[[ $(wc -c <"$sound") == "$(item New enclosure/@length)" ]] || fail "a damaged one was published"

begins() { # waits until the run in the background has begun with an episode
    for _ in $(seq 400); do [[ -z $(compgen -G 'coast/.lectern/making-*/.*.lectern') ]] || break; sleep 0.05; done
}
long() {
    article "coast/$1.md" "$1" "$2" "$(head -c 3000 "$example" | tr '\n' ' ')"
}

# A process that crashes costs its own episode.
long crash 2026-04-30
article coast/calm.md Calm 2026-04-29 'Nothing happened.'
"$LECTERN" publish coast --no-cache -j 2 2>stderr.log &
run=$!
begins
pkill -KILL -P "$run" -o
! wait "$run" || fail "a crash was not told"
grep -q 'was killed by signal 9' stderr.log || fail "no word on a crash: $(cat stderr.log)"
[[ $(items) == 4 ]] || fail "not the other one alone was published"
rm coast/crash.md coast/calm.md
"$LECTERN" publish coast --prune

# Another run at the same time, and a run that is killed: nothing is half written.
cp coast/site/feed.xml whole.xml
long killed-1 2026-05-01
long killed-2 2026-05-02
"$LECTERN" publish coast --no-cache -j 1 &
run=$!
begins
expect_failure 1 'another run' "$LECTERN" publish coast
kill -TERM "$run"
! wait "$run" || fail "an interrupted run ended well"
cmp whole.xml coast/site/feed.xml || fail "an interrupted run changed the feed"
"$LECTERN" publish coast --no-cache -j 1 &
run=$!
begins
kill -KILL "$run"
wait "$run" || true
cmp whole.xml coast/site/feed.xml || fail "a killed run changed the feed"
"$LECTERN" publish coast
[[ $(items) == 5 ]] || fail "after a kill"
[[ -z $(find coast/.lectern -mindepth 1 ! -name lock) ]] || fail "something is left in .lectern"
"$LECTERN" publish coast --prune
find coast/site/episodes -name edition.json | wc -l | grep -qx 5 || fail "editions that nothing names"

# A site on another disk, as in a container: what is made is carried there.
there=$(mktemp -d -p /dev/shm)
trap 'rm -rf "$there" "$work"' EXIT
new_show far
ln -s "$there" far/site
article far/tide.md 'The tide' 2026-03-01
"$LECTERN" publish far
local=$(find "$there/episodes/tide" -mindepth 1 -maxdepth 1 -type d)
"$LECTERN" check "$local" >/dev/null || fail "what was carried is not whole"
mkdir -p "$there/episodes/tide/.placing/x" # as a killed run leaves it
"$LECTERN" publish far --prune
[[ -z $(find "$there" -name '.*') && -z $(find far/.lectern -mindepth 1 ! -name lock) ]] || fail "something is left of carrying"
