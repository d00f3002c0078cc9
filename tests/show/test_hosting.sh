#!/usr/bin/env bash
# A show on a real web server: nginx with the configuration of examples/nginx-show.conf, as
# docs/publishing.md says. $READERS is the folder with the tests' own programs.
. "$SOURCE/tests/show/show.sh"
[[ -d $READERS/node_modules ]] || { echo "npm ci was not run in $READERS"; exit 77; }
nginx=$(PATH=$PATH:/usr/sbin command -v nginx) || fail "nginx is not installed (Debian: nginx-light)"

new_show coast
article coast/tide.md 'The tide' 2026-03-01
article coast/wind.md 'The wind' 2026-03-02
echo 'feed-length = 1' >feed
sed -i '/^\[episodes\]/r feed' coast/show.conf
"$LECTERN" publish coast -q

# Uploaded in the order of the plan, as docs/publishing.md says.
mkdir host
upload() {
    for step in media pages feed; do
        "$LECTERN" publish coast --plan --step "$step" >plan
        rsync --archive --files-from=plan coast/site/ host/
    done
}
upload
diff -r coast/site host || fail "the plan leaves something out"

# The server: the example with its three lines changed, in a folder of its own.
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
sed -e "s|^    listen 80;.*|    listen 127.0.0.1:$port;|" -e "s|^    server_name .*<--.*|    server_name localhost;|" \
    -e "s|^    root .*<--.*|    root $work/host;|" "$SOURCE/examples/nginx-show.conf" >show.conf
[[ $(diff show.conf "$SOURCE/examples/nginx-show.conf" | grep -c '^<') -eq 3 ]] || fail "not three lines are to be changed"
mkdir run
cat >nginx.conf <<EOF
daemon off;
pid $work/run/pid;
error_log $work/run/errors;
worker_processes 1;
$([[ $EUID -ne 0 ]] || echo 'user root;')
events { worker_connections 64; }
http {
    access_log off;
    $(for kind in client_body proxy fastcgi uwsgi scgi; do echo "${kind}_temp_path $work/run/$kind;"; done)
    include $work/show.conf;
}
EOF
"$nginx" -p "$work/run" -e "$work/run/errors" -c "$work/nginx.conf" &
server=$!
trap 'kill "$server"; wait "$server" || true; rm -rf "$work"' EXIT
url=http://127.0.0.1:$port/
for ((i = 0; i < 100; i++)); do
    ! curl -so /dev/null "$url" || break
    sleep 0.1
done

said() { rm -f body; curl -sS --path-as-is -o body -D - "$@" | tr -d '\r' | tr '[:upper:]' '[:lower:]' >head; }
has() { grep -qF -- "$1" head || fail "no '$1' in $(cat head)"; }
has_not() { ! grep -qF -- "$1" head || fail "'$1' in $(cat head)"; }

# Every file has its type and its length.
find host -type f -printf '%P\n' | while read -r file; do
    said -I "$url$file"
    has 'http/1.1 200'; has "content-length: $(stat -c %s "host/$file")"; has 'x-content-type-options: nosniff'
    has 'access-control-allow-origin: *'
    case $file in
    feed.xml | archive-*.xml) type='application/rss+xml; charset=utf-8' ;;
    feed.json | archive-*.json) type=application/feed+json ;;
    *chapters.json) type=application/json+chapters ;;
    *.json) type=application/json ;;
    *.html) type='text/html; charset=utf-8' ;;
    *.vtt) type='text/vtt; charset=utf-8' ;;
    *.srt) type=application/x-subrip ;;
    *.mp3) type=audio/mpeg ;;
    *.png) type=image/png ;;
    *.xml) type=application/xml ;;
    *.txt) type='text/plain; charset=utf-8' ;;
    *) fail "what is $file?" ;;
    esac
    grep -qx "content-type: $type" head || fail "$file: not $type but $(grep content-type head)"
    case $file in
    episodes/*/*/*) has 'cache-control: public, max-age=31536000, immutable' ;;
    *.png) has 'cache-control: public, max-age=3600' ;;
    *) has 'cache-control: no-cache' ;;
    esac
done
said "$url"; has 'content-type: text/html'; has 'cache-control: no-cache'
said -H 'Accept-Encoding: gzip' "${url}feed.xml"; has 'content-encoding: gzip'

audio=$(cd host && echo episodes/tide/*/the-tide.mp3)
size=$(stat -c %s "host/$audio")
said -r 100-199 "$url$audio"; has 'http/1.1 206'; has "content-range: bytes 100-199/$size"
cmp body <(tail -c +101 "host/$audio" | head -c 100)
said -r -10 "$url$audio"; has 'http/1.1 206'
said -r "$size"- "$url$audio"; has 'http/1.1 416'
said -H 'Accept-Encoding: gzip' "$url$audio"; has_not content-encoding
tag=$(curl -sSI "${url}feed.xml" | tr -d '\r' | sed -n 's/^ETag: //p')
said -H "If-None-Match: $tag" "${url}feed.xml"; has 'http/1.1 304'
said -X POST "$url"; has 'http/1.1 405'
touch host/.secret
said "${url}.secret"; has 'http/1.1 404'
said "${url}episodes/"; has 'http/1.1 403'
said "${url}../nginx.conf"; has 'http/1.1 400'

# A changed article gets there in the same way, and what is gone goes last.
old=$(cd host && echo episodes/tide/*/)
article coast/tide.md 'The tide' 2026-03-01 'The tide came in at ten. “It is late,” said Ann Dale.'
"$LECTERN" publish coast -q --prune
upload
said "$url$audio"; has 'http/1.1 200' # for whoever listens to it at the time
"$LECTERN" publish coast --plan --step remove >plan
grep -qx "$old" plan || fail "the plan does not remove $old: $(cat plan)"
(cd host && xargs -r rm -rf -- <../plan)
rm host/.secret
diff -r coast/site host || fail "the host is another than the site"
said "$url$audio"; has 'http/1.1 404'

node "$READERS/hosted.mjs" "$url" || fail "a browser on the hosted show"
! grep -E '\[(warn|crit|alert|emerg)\]' run/errors || fail "nginx says: $(cat run/errors)"
