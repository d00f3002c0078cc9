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
sed -i 's/^preset = .*/&\npage-length = 1/' coast/show.conf
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
pages=("$site/index.html" "$site"/page-?.html "$site"/episodes/*/index.html "$site"/episodes/*/embed.html)
[[ ${#pages[@]} -eq 9 ]] || fail "not nine pages but ${#pages[@]}"
[[ -z $(nu_says "${pages[@]}") ]] || fail "Nu: $(nu_says "${pages[@]}")"
! grep -l '<script src' "${pages[@]}" || fail "a script from elsewhere"
for picture in "$site"/share.png "$site"/episodes/*/share.png; do
    [[ $(file -b "$picture") == 'PNG image data, 1200 x 630, 8-bit/color RGB, non-interlaced' ]] ||
        fail "$picture: $(file -b "$picture")"
done
[[ $(grep -c '<loc>https://listen.example/' "$site/sitemap.xml") -eq 6 ]] || fail "the sitemap: $(cat "$site/sitemap.xml")"
python3 -c 'import sys, xml.dom.minidom as m; m.parse(sys.argv[1])' "$site/sitemap.xml"
grep -qx 'Sitemap: https://listen.example/sitemap.xml' "$site/robots.txt" || fail "robots.txt"
node "$READERS/site.mjs" "$site" || fail "the pages in a browser"

# A page is made again only where something on it is another.
stamps() { (cd "$site" && stat -c '%n %i' index.html page-*.html episodes/*/*.*); }
stamps >before
"$LECTERN" publish coast -q
stamps | diff before - || fail "a page was written again"
sed -i 's/^title: The tide/title: The ebb/' coast/tide.md
"$LECTERN" publish coast -q
stamps >after
changed=$({ diff before after || true; } | sed -n 's/^> \([^ ]*\) .*/\1/p' | tr '\n' ' ')
[[ $changed == 'page-1.html episodes/tide/embed.html episodes/tide/index.html episodes/tide/share.png episodes/wind/index.html ' ]] ||
    fail "for a new title these were written: $changed"
rm "$site/episodes/rain/embed.html"
"$LECTERN" publish coast -q
[[ -e $site/episodes/rain/embed.html ]] || fail "a page that was lost stays lost"

# The show's picture is drawn where something on it is another, and only then.
printf 'not drawn' >"$site/share.png"
"$LECTERN" publish coast -q
[[ $(cat "$site/share.png") == 'not drawn' ]] || fail "the picture was drawn again"
sed -i 's/^description = .*/description = Something else./' coast/show.conf
"$LECTERN" publish coast -q
[[ $(file -b "$site/share.png") == 'PNG image data'* ]] || fail "the picture is not drawn again for another description"
rm "$site/share.png"
"$LECTERN" publish coast -q
[[ -s $site/share.png ]] || fail "a picture that was lost stays lost"

# A serial show is listed and gone through from its first episode on, and says its seasons.
links() { grep -o '<h[1-6] class="title"><a href="episodes/[a-z]*' "$1" | sed 's/.*class="title".*episodes.//' | tr '\n' ' '; }
sed -i 's/^# type = serial.*/type = serial/; s/^page-length = .*/page-length = 2/' coast/show.conf
sed -i 's/^episode:/season: 1\nepisode:/' coast/tide.md coast/wind.md
sed -i 's/^episode:.*/season: 2\nepisode: 1/' coast/rain.md
"$LECTERN" publish coast -q
[[ $(links "$site/index.html")/$(links "$site/page-2.html") == 'tide wind /rain ' ]] ||
    fail "the order: $(links "$site/index.html")/$(links "$site/page-2.html")"
[[ $(grep -ho 'class="season">[^<]*' "$site"/index.html "$site"/page-2.html | tr '\n' ' ') == 'class="season">Season 1 class="season">Season 2 ' ]] ||
    fail "the seasons: $(grep -ho 'class="season">[^<]*' "$site"/*.html)"
grep -q '<li class="prev"></li><li class="next"><a href="../wind/"' "$site/episodes/tide/index.html" || fail "the way on"
[[ ! -e $site/page-1.html && ! -e $site/page-3.html ]] || fail "a page that is no more"
[[ -z $(nu_says "$site"/index.html "$site"/page-2.html) ]] || fail "Nu: $(nu_says "$site"/index.html "$site"/page-2.html)"
