#!/usr/bin/env bash
# The page that plays, in a browser. $READERS is the folder with the tests' own programs.
. "$SOURCE/tests/command/common.sh"
[[ -d $READERS/node_modules ]] || { echo "npm ci was not run in $READERS"; exit 77; }
vnu=$READERS/node_modules/vnu-jar/build/dist/vnu.jar

# What the Nu checker has to say, but that a style or script is refused by its policy: it hashes
# without the line ends, as no browser does, and takes 'self' for nothing in a file.
nu_says() {
    java -jar "$vnu" --format gnu --stdout "$@" 2>&1 | grep -vE 'Content Security Policy|^$' || true
}

"$LECTERN" make "$example" -o ferry --format mp3,html -q --creator 'A. Writer; B. Writer' \
    --meta date=2026-10-31
"$LECTERN" text "$example" >ferry.txt
[[ -z $(nu_says ferry/*.html) ]] || fail "Nu: $(nu_says ferry/*.html)"
cat "$SOURCE"/src/package/html/pages/{page.css,player.css,player.js} | wc -c | {
    read -r bytes
    ((bytes < 60000)) || fail "script and style have $bytes bytes"
}
node "$READERS/player.mjs" ferry ferry.txt || fail "the player"

hostile=$SOURCE/tests/package/hostile.md
"$LECTERN" make "$hostile" -o hostile --format opus,html -q --title '"><script>window.ran=1</script>' \
    --creator '<img src=x onerror=window.ran=1>' --meta 'rights=</footer><script>window.ran=1</script>'
[[ -z $(nu_says hostile/*.html) ]] || fail "Nu: $(nu_says hostile/*.html)"
node "$READERS/hostile.mjs" hostile || fail "a hostile text"
! grep -qF '<script>window' hostile/*.html || fail "a title or name that is markup in a page"

"$LECTERN" make "$hostile" -o one --format mp3,html --embed -q
mkdir alone && cp one/index.html alone/
node "$READERS/embedded.mjs" alone/index.html || fail "the embedded page"
"$LECTERN" make "$hostile" -o again --format mp3,html --embed -q -j 1
same_folder one again
