// What the tests of pages share: a server for an edition's folder, and a Chromium that opens it.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const types = { '.html': 'text/html; charset=utf-8', '.mp3': 'audio/mpeg', '.opus': 'audio/ogg', '.jpg': 'image/jpeg', '.png': 'image/png', '.json': 'application/json' };

// Serves FOLDER with byte ranges, as any web server does: players seek by them.
export function serve(folder) {
    const server = http.createServer((request, response) => {
        const file = path.join(folder, path.normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname)));
        if (!fs.existsSync(file) || !fs.statSync(file).isFile()) return response.writeHead(404).end();
        const size = fs.statSync(file).size, type = types[path.extname(file)] || 'application/octet-stream';
        const range = /bytes=(\d+)-(\d*)/.exec(request.headers.range || '');
        const from = range ? +range[1] : 0, to = range && range[2] ? Math.min(+range[2], size - 1) : size - 1;
        if (from > to) return response.writeHead(416, { 'Content-Range': `bytes */${size}` }).end();
        response.writeHead(range ? 206 : 200, { 'Content-Type': type, 'Accept-Ranges': 'bytes', 'Content-Length': to - from + 1,
            ...(range && { 'Content-Range': `bytes ${from}-${to}/${size}` }) });
        fs.createReadStream(file, { start: from, end: to }).on('error', () => response.destroy()).pipe(response);
    });
    return new Promise(resolve => server.listen(0, '127.0.0.1', () =>
        resolve({ url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() })));
}

export const launch = () => chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--mute-audio'],
});

// A page of BROWSER at URL; it gathers its faults in `problems` and what it asks for in `requests`.
export async function openPage(browser, url, options = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
    const page = await context.newPage();
    page.problems = [];
    page.requests = [];
    page.on('pageerror', error => page.problems.push(error.message));
    page.on('console', message => { if (message.type() === 'error') page.problems.push(message.text()); });
    page.on('request', request => page.requests.push(request.url()));
    await page.goto(url);
    return page;
}

// The words of the edition in FOLDER, read from the text DOCUMENT: { text, chapter, at } (ms).
export function wordsOf(folder, document) {
    const bytes = fs.readFileSync(document);
    const edition = JSON.parse(fs.readFileSync(path.join(folder, 'edition.json')));
    const timing = JSON.parse(fs.readFileSync(path.join(folder, 'timing.json')));
    const starts = new Map(edition.chapters.map(chapter => [chapter.number, chapter.start_sample]));
    return timing.utterances.filter(said => said.words).flatMap(said => said.words.map(word => ({
        text: bytes.subarray(word.start, word.end).toString(),
        utterance: said.id, chapter: said.chapter,
        from: (word.first_sample - starts.get(said.chapter)) / timing.sample_rate * 1000,
        to: (word.end_sample - starts.get(said.chapter)) / timing.sample_rate * 1000,
    })));
}

export { assert, fs, path };
