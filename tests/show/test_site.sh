#!/usr/bin/env bash
# The pages of a show: what they say, in a browser and to machines. $READERS is the folder with the
# tests' own programs.
. "$SOURCE/tests/show/show.sh"
[[ -d $READERS/node_modules ]] || { echo "npm ci was not run in $READERS"; exit 77; }
vnu=$READERS/node_modules/vnu-jar/build/dist/vnu.jar

nu_says() { # as in the test of the player
    java -jar "$vnu" --format gnu --stdout "$@" 2>&1 | grep -vE 'Content Security Policy|^$' || true
}

# Texts that would be markup, wherever they get to.
evil='</script><!--"><script>window.ran=1</script>&'
"$LECTERN" show init coast --title "Coast $evil" --author "A. Writer" --description "About $evil" \
    --url https://listen.example/ --email desk@coast.example
cat >>coast/show.conf <<EOF
[person Ann "<b>" Smith]
role = host
url = https://coast.example/ann?a=1&b=2

[funding Support us]
url = https://coast.example/support
EOF
sed -i 's/^# licence = .*/licence = cc-by-4.0/' coast/show.conf
rm -rf coast/articles
write() { # write NAME DATE NUMBER TITLE
    printf -- '---\ntitle: %s\ndate: %s\nepisode: %s\ncreator: Jon Ek; Åse Lund\n---\n\n' "$4" "$2" "$3"
    printf '“The tide is late,” said Marit Aune. “It always was.”\n\nHer deputy, Jonas Vik, shook his head. “Not today,” he said.\n\n## At noon\n\nIt came in at noon, and went.\n'
} 
write tide 2026-03-01 1 'The tide' >coast/tide.md
write wind 2026-03-02 2 '"The wind '"${evil//\"/\\\"}"'"' >coast/wind.md
write rain 2026-03-03 3 'A title so long that it has to be set in several lines on every screen there is, and in the picture too' >coast/rain.md
"$LECTERN" publish coast -q

site=coast/site
pages=("$site/index.html" "$site"/episodes/*/index.html "$site"/episodes/*/embed.html)
[[ ${#pages[@]} -eq 7 ]] || fail "not seven pages but ${#pages[@]}"
[[ -z $(nu_says "${pages[@]}") ]] || fail "Nu: $(nu_says "${pages[@]}")"
! grep -l '<script src' "${pages[@]}" || fail "a script from elsewhere"
for picture in "$site"/share.png "$site"/episodes/*/share.png; do
    [[ $(file -b "$picture") == 'PNG image data, 1200 x 630, 8-bit/color RGB, non-interlaced' ]] ||
        fail "$picture: $(file -b "$picture")"
done
[[ $(grep -c '<loc>https://listen.example/' "$site/sitemap.xml") -eq 4 ]] || fail "the sitemap: $(cat "$site/sitemap.xml")"
python3 -c 'import sys, xml.dom.minidom as m; m.parse(sys.argv[1])' "$site/sitemap.xml"
grep -qx 'Sitemap: https://listen.example/sitemap.xml' "$site/robots.txt" || fail "robots.txt"
node "$READERS/site.mjs" "$site" || fail "the pages in a browser"

# A page is made again only where something on it is another.
stamps() { (cd "$site" && stat -c '%n %i' index.html episodes/*/*.*); }
stamps >before
"$LECTERN" publish coast -q
stamps | diff before - || fail "a page was written again"
sed -i 's/^title: The tide/title: The ebb/' coast/tide.md
"$LECTERN" publish coast -q
stamps >after
changed=$({ diff before after || true; } | sed -n 's/^> \([^ ]*\) .*/\1/p' | tr '\n' ' ')
[[ $changed == 'index.html episodes/tide/embed.html episodes/tide/index.html episodes/tide/share.png episodes/wind/index.html ' ]] ||
    fail "for a new title these were written: $changed"
rm "$site/episodes/rain/embed.html"
"$LECTERN" publish coast -q
[[ -e $site/episodes/rain/embed.html ]] || fail "a page that was lost stays lost"
