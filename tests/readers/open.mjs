// Opens a publication with Readium's parser, as apps do: node open.mjs FILE CHAPTERS CLIPS. CHAPTERS
// have to be in its reading order, and where CLIPS is given so many pieces of sound beside pieces of
// text in its overlays.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const { initGlobalConverters_GENERIC, initGlobalConverters_SHARED } = require('r2-shared-js/dist/es8-es2017/src/init-globals');
const { PublicationParsePromise } = require('r2-shared-js/dist/es8-es2017/src/parser/publication-parser');
const { getMediaOverlay } = require('r2-shared-js/dist/es8-es2017/src/parser/epub');
initGlobalConverters_GENERIC();
initGlobalConverters_SHARED();

const [file, chapters, clips] = process.argv.slice(2);
const publication = await PublicationParsePromise(file);
assert.equal(publication.Spine.length, +chapters, 'chapters in the reading order');
assert.ok(publication.Metadata.Title, 'a title');
assert.ok((publication.TOC || []).length > 0, 'a table of contents');
const pairs = node => (node.Audio && node.Text ? 1 : 0) + (node.Children || []).map(pairs).reduce((a, b) => a + b, 0);
if (clips) {
    let found = 0;
    for (const link of publication.Spine) found += pairs(await getMediaOverlay(publication, link.Href));
    assert.equal(found, +clips, 'pieces in step');
}
publication.freeDestroy();
console.log('ok', file);
