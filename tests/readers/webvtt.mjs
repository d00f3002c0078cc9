// Holds WebVTT files against the W3C's parser and validator. usage: node webvtt.mjs FILE…
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const { WebVTTParser } = require('webvtt-parser');
const entities = require('webvtt-parser/html-entities.json');

const files = process.argv.slice(2);
assert(files.length > 0, 'files');
const told = [];
for (const file of files) {
  const { cues, errors } = new WebVTTParser(entities).parse(readFileSync(file, 'utf8'));
  assert(cues.length > 0, `${file}: no cue`);
  for (const { message, line, col } of errors) told.push(`${file}:${line}:${col ?? 1}: ${message}`);
}
assert.deepEqual(told, []);
