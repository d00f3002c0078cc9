#!/usr/bin/env bash
# lectern serve --watch: what is saved is published, and the page shows it. $READERS is the folder
# with the tests' own programs.
. "$SOURCE/tests/show/show.sh"
[[ -d $READERS/node_modules ]] || { echo "npm ci was not run in $READERS"; exit 77; }

new_show coast
article coast/tide.md 'The tide' 2026-03-01
expect_failure 2 'has no show.conf' "$LECTERN" serve coast/site --watch
"$LECTERN" serve coast --watch --port 0 >served.log 2>served.err &
server=$!
trap '[[ -z $server ]] || kill "$server"; rm -rf "$work"' EXIT
for ((i = 0; i < 1200; i++)); do
    url=$(grep -o 'http://[^ ]*' served.log || true)
    [[ -z $url ]] || break
    sleep 0.1
done
[[ -n $url ]] || fail "serve --watch says no address: $(cat served.err)"
curl -sS "$url" >page
grep -q 'EventSource' page || fail "the page does not listen"
! grep -rq 'EventSource' coast/site --include='*.html' || fail "a file on disk listens"
cmp <(curl -sS "${url}feed.xml") coast/site/feed.xml

node "$READERS/watch.mjs" "$url" coast "$work/served.err" || fail "a page that is watched: $(cat served.err)"
kill -TERM "$server"
status=0
wait "$server" || status=$?
server=
[[ $status -eq 0 ]] || fail "it ends with $status"
