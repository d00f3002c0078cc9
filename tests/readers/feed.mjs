// Reads a show's feed as three podcast libraries do, and holds all that they found against what is
// on the site. usage: node feed.mjs SITE SHOW.json (what show.conf said), with the site below its url
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const { parseFeed } = require('podcast-partytime');
const podparse = require('podparse');
const RssParser = require('rss-parser');

const [site, showFile] = process.argv.slice(2);
const show = JSON.parse(readFileSync(showFile, 'utf8'));
const xml = readFileSync(join(site, 'feed.xml'), 'utf8');
const ledger = JSON.parse(readFileSync(join(site, '../episodes.json'), 'utf8')).episodes;
const squeeze = (text) => text?.replace(/\s+/g, ' ').trim();
const list = (text) => (text ?? '').split(';').map((part) => part.trim()).filter(Boolean);

// "Claire (synthetic voice) as Ann Dale" for en-us-claire, in a show in English.
const spoken = ({ name, narrator, speakers }) => {
  const [first, ...rest] = name.split('-').at(-1), known = narrator ? [] : speakers.filter((who) => !/^Unknown( \d+)?$/.test(who));
  return `${first.toUpperCase()}${rest.join('')} (synthetic voice)${known.length ? ` as ${known.join(', ')}` : ''}`;
};

// What there is: from the ledger and the editions alone.
const expected = ledger.map((entry) => {
  const path = `episodes/${entry.slug}/${entry.edition}`;
  const edition = JSON.parse(readFileSync(join(site, path, 'edition.json'), 'utf8'));
  const audio = edition.files.find((file) => file.whole && file.type === 'audio/mpeg');
  const base = audio.name.slice(0, -4);
  const url = (name) => `${show.url}${path}/${name}`;
  return {
    ...edition, guid: entry.guid, link: `${show.url}episodes/${entry.slug}/`,
    path: join(site, path), authors: list(edition.creator), keywords: list(edition.subjects),
    enclosure: { url: url(audio.name), length: statSync(join(site, path, audio.name)).size, type: audio.type },
    chaptersUrl: url(`${base}.chapters.json`),
    article: readFileSync(join(site, path, `${base}.article.html`), 'utf8'),
    transcripts: [[`${base}.vtt`, 'text/vtt'], [`${base}.srt`, 'application/x-subrip'],
      [`${base}.transcript.json`, 'application/json'], ['transcript.html', 'text/html']]
      .map(([name, type]) => ({ url: url(name), type, language: edition.language })),
    persons: [...show.persons, ...list(edition.creator).map((name) => ({ name, role: 'author', group: 'writing' })),
      ...edition.voices.map((voice) => ({ name: spoken(voice), role: voice.narrator ? 'narrator' : 'voice actor', group: 'cast' }))],
  };
});
const byGuid = new Map(expected.map((episode) => [episode.guid, episode]));
assert.equal(byGuid.size, expected.length, 'guids are unique');

// Every address of the site that the feed has is a file of it.
const files = [...xml.matchAll(/(?:url|href|uri)="([^"]+)"/g)].map((match) => match[1]).filter((url) => url.startsWith(show.url));
assert(files.length > expected.length * 6);
for (const file of files) assert(statSync(join(site, file.slice(show.url.length))).isFile(), file);

const lower = (persons) => persons.map(({ name, role, group }) => ({ name, role: role.toLowerCase(), group: group.toLowerCase() }));
const captions = (transcripts) => transcripts.map(({ url, type, language }) => ({ url, language, type: type === 'application/srt' ? 'application/x-subrip' : type }));

{
  // It decodes what it reads once more than it should; in a title "&amp;" becomes "&".
  const again = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  const feed = parseFeed(xml, { allowMissingGuid: false });
  assert(feed, 'podcast-partytime reads it');
  assert.equal(feed.title, show.title);
  assert.equal(feed.description, show.description);
  assert.equal(feed.link, show.url);
  assert.equal(feed.language, show.language);
  assert.equal(feed.guid, show.guid);
  assert.equal(feed.medium, show.medium);
  assert.equal(feed.itunesType, show.type);
  assert.equal(feed.locked, show.locked);
  assert.equal(feed.copyright, show.copyright);
  assert.equal(feed.license?.identifier, show.licence);
  assert.deepEqual(feed.podcastFunding?.map?.(({ message, url }) => ({ message, url })) ?? feed.podcastFunding, show.funding);
  assert.deepEqual(feed.owner, { name: show.author, email: show.email });
  assert.equal(feed.author, show.author);
  assert.equal(feed.itunesImage, `${show.url}cover.png`);
  assert.equal(feed.pubsub.self, `${show.url}feed.xml`);
  assert.deepEqual(feed.itunesCategory, show.categories);
  assert.equal(feed.explicit, false);
  assert.equal(feed.items.length, expected.length);
  for (const item of feed.items) {
    const episode = byGuid.get(item.guid);
    assert.equal(item.title, again(squeeze(episode.title)));
    assert.equal(item.link, episode.link);
    assert.equal(item.description, again(squeeze(episode.description)));
    assert.equal(item.author, episode.authors.join(', '));
    assert.equal(item.pubDate.getTime(), Date.parse(episode.date));
    assert.deepEqual(item.enclosure, episode.enclosure);
    assert.equal(item.duration, Math.round(episode.duration.seconds));
    assert.equal(item.explicit, false);
    assert.equal(item.itunesEpisodeType, 'full');
    assert.deepEqual(item.keywords ?? [], episode.keywords);
    assert.equal(squeeze(item.content), again(squeeze(episode.article)));
    assert.deepEqual(captions(item.podcastTranscripts), episode.transcripts);
    assert.deepEqual(item.podcastChapters, { url: episode.chaptersUrl, type: 'application/json+chapters' });
    assert.deepEqual(lower(item.podcastPeople), episode.persons);
    assert.equal(item.podcastSeason?.number ?? undefined, episode.season && Number(episode.season));
    assert.equal(item.podcastEpisode?.number ?? undefined, episode.number && Number(episode.number));
  }
}

{
  const { meta, episodes } = podparse(xml);
  assert.equal(meta.title, show.title);
  assert.equal(meta.description, show.description);
  assert.equal(meta.guid, show.guid);
  assert.equal(meta.type, show.type);
  assert.equal(meta.author, show.author);
  assert.equal(meta.language, show.language);
  assert.equal(meta.medium, show.medium);
  assert.deepEqual(meta.owner, { name: show.author, email: show.email });
  assert.equal(episodes.length, expected.length);
  for (const item of episodes) {
    const episode = byGuid.get(item.guid);
    assert.equal(squeeze(item.title), squeeze(episode.title));
    assert.equal(squeeze(item.description), squeeze(episode.description));
    assert.equal(squeeze(item.summary), squeeze(episode.description));
    assert.equal(item.link, episode.link);
    assert.deepEqual(item.enclosure, episode.enclosure);
    assert.equal(item.duration, Math.round(episode.duration.seconds));
    assert.equal(Date.parse(item.pubDate), Date.parse(episode.date));
    assert.deepEqual(captions(item.transcript), episode.transcripts);
    assert.deepEqual(item.chapters, { url: episode.chaptersUrl, type: 'application/json+chapters' });
    assert.deepEqual(lower(item.person), episode.persons);
    assert.deepEqual([...(item.keywords ?? [])].sort(), [...episode.keywords].sort());
    assert.equal(item.image.url, episode.enclosure.url.replace(/[^/]+$/, 'cover.png'));
  }
}

{
  const feed = await new RssParser().parseString(xml);
  assert.equal(feed.title, show.title);
  assert.equal(feed.description, show.description);
  assert.equal(feed.feedUrl, `${show.url}feed.xml`);
  assert.equal(feed.itunes.owner.email, show.email);
  assert.equal(feed.items.length, expected.length);
  for (const item of feed.items) {
    const episode = byGuid.get(item.guid);
    assert.equal(item.title, episode.title);
    assert.equal(item.link, episode.link);
    assert.equal(item.isoDate, new Date(Date.parse(episode.date)).toISOString());
    assert.equal(item['content:encoded'], episode.article);
    assert.equal(squeeze(item.content), squeeze(episode.description));
    assert.deepEqual({ ...item.enclosure, length: Number(item.enclosure.length) }, episode.enclosure);
    assert.equal(Number(item.itunes.duration), Math.round(episode.duration.seconds));
    assert.deepEqual(item.categories ?? [], episode.keywords);
  }
}

// The JSON Feed says the same.
{
  const feed = JSON.parse(readFileSync(join(site, 'feed.json'), 'utf8'));
  assert.equal(feed.version, 'https://jsonfeed.org/version/1.1');
  assert.equal(feed.title, show.title);
  assert.equal(feed.items.length, expected.length);
  for (const item of feed.items) {
    const episode = byGuid.get(item.id);
    assert.equal(item.title, episode.title);
    assert.equal(item.url, episode.link);
    assert.equal(item.content_html, episode.article);
    assert.equal(Date.parse(item.date_published), Date.parse(episode.date));
    assert.deepEqual(item.attachments, [{
      url: episode.enclosure.url, mime_type: episode.enclosure.type, size_in_bytes: episode.enclosure.length,
      duration_in_seconds: episode.duration.seconds }]);
    assert.deepEqual(item.authors.map(({ name }) => name), episode.authors);
  }
}

// Chapters and transcript are on the edition's timeline, and the transcript has all the words.
for (const episode of expected) {
  const local = (url) => join(site, url.slice(show.url.length));
  const { version, chapters } = JSON.parse(readFileSync(local(episode.chaptersUrl), 'utf8'));
  assert.equal(version, '1.2.0');
  assert.deepEqual(chapters.map(({ startTime, title }) => ({ startTime, title })),
    episode.chapters.map(({ start_seconds: startTime, title }) => ({ startTime, title })));
  const { segments } = JSON.parse(readFileSync(local(episode.transcripts[2].url), 'utf8'));
  let before = 0;
  for (const { startTime, endTime, body, speaker } of segments) {
    assert(startTime >= before && endTime > startTime && endTime <= episode.duration.seconds + 0.001, body);
    assert(body.trim() && speaker.trim());
    before = endTime;
  }
  const words = readFileSync(local(episode.transcripts[0].url), 'utf8').replace(/^WEBVTT\n/, '')
    .replace(/^[\d:.]+ --> .*$/gm, '').replace(/<[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  assert.equal(segments.map(({ body }) => body).join('').replace(/\s/g, ''), words.replace(/\s/g, ''));
}
