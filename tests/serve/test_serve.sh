#!/usr/bin/env bash
# lectern serve, asked as browsers, players and attackers do. $READERS is the folder with the tests'
# own programs.
. "$SOURCE/tests/command/common.sh"
[[ -d $READERS/node_modules ]] || { echo "npm ci was not run in $READERS"; exit 77; }

# start DIR [OPTION …]: serves it; sets $server, its process, and $url, which ends in a slash.
start() {
    rm -f served.log
    "$LECTERN" serve "$@" --port 0 >served.log 2>served.err &
    server=$!
    for ((i = 0; i < 200; i++)); do
        url=$(grep -o 'http://[^ ]*' served.log || true)
        [[ -z $url ]] || return 0
        sleep 0.05
    done
    fail "serve $* says no address: $(cat served.err)"
}
stop() { # stop SIGNAL: it ends by it, with status 0
    kill -"$1" "$server"
    local status=0
    wait "$server" || status=$?
    [[ $status -eq 0 ]] || fail "SIG$1 ends it with $status: $(cat served.err)"
    server=
}
server=
trap '[[ -z $server ]] || kill "$server"; rm -rf "$work"' EXIT

# said OPTION …: the answer's status and head, in small letters.
said() { rm -f body; curl -sS --path-as-is -o body -D - "$@" | tr -d '\r' | tr '[:upper:]' '[:lower:]' >head; }
has() { grep -qF -- "$1" head || fail "no '$1' in $(cat head)"; }
has_not() { ! grep -qF -- "$1" head || fail "'$1' in $(cat head)"; }

"$LECTERN" make "$example" -o ferry --format mp3,html,vtt -q
audio=$(basename ferry/01-*.mp3)
size=$(stat -c %s "ferry/$audio")
mkdir -p ferry/sub ferry/.hidden ferry/bare outside
echo secret | tee outside/secret.txt ferry/.hidden/x.txt ferry/.dot.txt >/dev/null
echo sub >ferry/sub/index.html
ln -s ../outside ferry/way-out
ln -s ../outside/secret.txt ferry/secret.txt
ln -s .hidden ferry/shown
ln -s "$PWD/ferry/index.html" ferry/alias.html
mkfifo ferry/pipe
: >ferry/empty.txt
start ferry

# Whole, in part, and by its head alone.
said "${url}$audio"
has 'http/1.1 200'; has 'content-type: audio/mpeg'; has "content-length: $size"; has 'accept-ranges: bytes'
has 'cache-control: no-cache'; has 'x-content-type-options: nosniff'; has 'last-modified: '
cmp body "ferry/$audio"
tag=$(sed -n 's/^etag: //p' head)
curl -sS -I "${url}$audio" | grep -q "Content-Length: $size" || fail "HEAD has no length"
said -r 1000-1999 "${url}$audio"
has 'http/1.1 206'; has "content-range: bytes 1000-1999/$size"; has 'content-length: 1000'
cmp body <(tail -c +1001 "ferry/$audio" | head -c 1000)
said -r -500 "${url}$audio"
has "content-range: bytes $((size - 500))-$((size - 1))/$size"
cmp body <(tail -c 500 "ferry/$audio")
said -r "$size"- "${url}$audio"; has 'http/1.1 416'; has "content-range: bytes */$size"
said -r 0-1,5-6 "${url}$audio"; has 'http/1.1 200'; cmp body "ferry/$audio"
said -r 0-9 -I "${url}$audio"; has 'http/1.1 200'
said -r 0-9 -H "If-Range: $tag" "${url}$audio"; has 'http/1.1 206'
said -r 0-9 -H 'If-Range: "other"' "${url}$audio"; has 'http/1.1 200'
said -H "If-None-Match: $tag" "${url}$audio"; has 'http/1.1 304'; has "etag: $tag"; [[ ! -s body ]] || fail "304 has a body"
real_date=$(curl -sSI "${url}$audio" | tr -d '\r' | sed -n 's/^Last-Modified: //p')
said -H "If-Modified-Since: $real_date" "${url}$audio"; has 'http/1.1 304'
said "${url}empty.txt"; has 'http/1.1 200'; has 'content-length: 0'

# One connection serves for all that a page needs.
curl -sSv -o /dev/null "$url" -o /dev/null "${url}$audio" 2>verbose
grep -q 'Re-using existing connection' verbose || fail "every request costs a connection"

# A file that was made again is another one, though it is as long.
cp -p "ferry/$audio" copy && mv copy "ferry/$audio"
said -H "If-None-Match: $tag" "${url}$audio"; has 'http/1.1 200'

# Folders.
said "$url"; has 'http/1.1 200'; has 'content-type: text/html; charset=utf-8'; cmp body ferry/index.html
said "${url}sub"; has 'http/1.1 301'; has 'location: /sub/'
said "${url}/sub"; has 'http/1.1 301'; has 'location: /sub/'
said "${url}sub/"; has 'http/1.1 200'
said "${url}bare/"; has 'http/1.1 404'
said "${url}bare"; has 'http/1.1 404'
said "${url}alias.html"; has 'http/1.1 200' # a link that stays inside
for file in ferry/*.vtt; do said "${url}$(basename "$file")"; has 'content-type: text/vtt; charset=utf-8'; done

# Nothing else, however it is asked for.
for path in ../outside/secret.txt %2e%2e/outside/secret.txt ..%2foutside%2fsecret.txt sub/../../outside/secret.txt \
    '..\outside\secret.txt' ..%5coutside%5csecret.txt way-out/secret.txt secret.txt .dot.txt %2edot.txt \
    .hidden/x.txt shown/x.txt pipe /etc/passwd "$audio%00.html" "$audio/" %ff %zz . .. sub/. ./ \
    .lectern/changes "$(printf 'x%.0s' {1..9000})"; do
    said --max-time 5 "$url$path"
    has 'http/1.1 404'
    ! grep -q secret body || fail "$path shows what is outside"
done
for method in POST PUT DELETE OPTIONS PROPFIND; do
    said -X "$method" "$url"; has 'http/1.1 405'; has 'allow: get, head'
done
said --data-binary "@ferry/$audio" "$url"; has 'http/1.1 405'
said -H 'Host: rebound.example' "$url"; has 'http/1.1 421'
said -H 'Host: localhost:1' "$url"; has 'http/1.1 200'
said -H 'Host: 127.0.0.1.rebound.example' "$url"; has 'http/1.1 421'

# What is no request at all does not end it; nor does a client that goes away.
tell() { (trap '' PIPE && exec 3<>"/dev/tcp/127.0.0.1/$port" && printf "$1" >&3) 2>/dev/null || true; }
port=${url##*:} port=${port%/}
for request in 'nonsense\r\n\r\n' 'GET\r\n\r\n' 'GET / HTTP/9.9\r\nHost: localhost\r\n\r\n' \
    'GET / HTTP/1.1\r\n\r\n' 'GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n' '\0\0\0\0' \
    'GET * HTTP/1.1\r\nHost: localhost\r\n\r\n'; do
    tell "$request"
done
tell "$(head -c 200000 /dev/zero | tr '\0' x)"
tell "GET / HTTP/1.1\r\nHost: localhost\r\nX: $(head -c 200000 /dev/zero | tr '\0' x)\r\n\r\n"
said "$url"; has 'http/1.1 200'

# Only on this machine.
ss -Hltn "sport = :$port" | awk '{print $4}' | grep -qx "127.0.0.1:$port" || fail "it listens elsewhere"

expect_failure 1 "127.0.0.1:$port: cannot listen, choose another --port: Address already in use" "$LECTERN" serve ferry --port "$port"
node "$READERS/seek.mjs" "$url" "$audio" || fail "a browser that seeks"
stop INT

start ferry/sub
stop TERM
expect_failure 1 'cannot be served: No such file' "$LECTERN" serve nowhere
expect_failure 1 'cannot be served: Not a directory' "$LECTERN" serve "$example"
expect_failure 2 'whole number from 0 to 65535' "$LECTERN" serve ferry --port 65536
expect_failure 2 'something is missing' "$LECTERN" serve
