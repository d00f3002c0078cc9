// Reads an edition's whole files, and its chapters', with music-metadata, and holds them against
// edition.json.
// usage: node media.mjs FOLDER
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseFile } from 'music-metadata';

const folder = process.argv[2];
const edition = JSON.parse(readFileSync(`${folder}/edition.json`, 'utf8'));
const files = edition.files.filter((file) => file.whole && file.type.startsWith('audio/'));
const cover = edition.files.find((file) => file.name.startsWith('cover.'));
const creator = edition.creator.split(';').map((name) => name.trim()).join(', ');
assert(files.length >= 5);

// Of Ogg and FLAC music-metadata has the marks only as the tags that they are.
function marksInTags(metadata) {
  const tags = new Map(metadata.native.vorbis.map((tag) => [tag.id, tag.value]));
  return edition.chapters.map((_, index) => {
    const key = `CHAPTER${String(index).padStart(3, '0')}`;
    const [hours, minutes, seconds] = tags.get(key).split(':').map(Number);
    return { start: hours * 3600 + minutes * 60 + seconds, title: tags.get(`${key}NAME`) };
  });
}

function marksOf(metadata) {
  const found = metadata.format.chapters;
  if (!found) return marksInTags(metadata);
  return found.map((mark) => ({ start: mark.start / (mark.timeScale ?? 1), title: mark.title }));
}

const voices = edition.voices.map((voice) => voice.name).sort();

// What every file has, whatever its title.
function checkCommon(name, metadata) {
  const { common, native } = metadata;
  const vorbis = new Map((native.vorbis ?? []).map((tag) => [tag.id, tag.value]));
  const narrator = vorbis.get('PERFORMER') ?? common.composer[0];
  assert.equal(common.artist, creator, name);
  assert.equal(common.album, edition.title, name);
  assert.equal(common.year, Number(edition.date.slice(0, 4)), name);
  assert.equal(common.copyright, edition.rights, name);
  assert.deepEqual(narrator.split(', ').sort(), voices, name);
  assert.equal(common.label?.[0] ?? common.comment[0].text, edition.publisher, name);
  assert.equal(vorbis.get('SERIES') ?? common.grouping.split(', ')[0], edition.series, name);
  if (!/\.m4[ab]$/.test(name)) { // there, the track's
    assert.equal(common.language, native.vorbis ? edition.language : 'eng', name);
  }
}

for (const chapter of edition.chapters) {
  for (const name of chapter.files.filter((file) => !file.endsWith('.wav'))) {
    const metadata = await parseFile(`${folder}/${name}`);
    checkCommon(name, metadata);
    assert.equal(metadata.common.title, chapter.title, name);
    assert.deepEqual(metadata.common.track, { no: chapter.number, of: edition.chapters.length }, name);
  }
}

for (const file of files) {
  const metadata = await parseFile(`${folder}/${file.name}`, { includeChapters: true, duration: true });
  const { common } = metadata;
  assert.equal(common.title, edition.title, file.name);
  checkCommon(file.name, metadata);
  assert.equal(common.picture.length, 1, file.name);
  assert.deepEqual(Buffer.from(common.picture[0].data), readFileSync(`${folder}/${cover.name}`), file.name);
  assert.equal(common.picture[0].format, cover.type, file.name);
  const marks = marksOf(metadata);
  assert.deepEqual(marks.map((mark) => mark.title), edition.chapters.map((chapter) => chapter.title), file.name);
  marks.forEach((mark, index) => {
    const exact = edition.chapters[index].start_sample / edition.sample_rate;
    assert(Math.abs(mark.start - exact) <= 0.0006, `${file.name}: ${mark.start} for ${exact}`);
  });
  assert(Math.abs(metadata.format.duration - edition.duration.seconds) <= 0.1, file.name);
}
