// A browser that plays a file from a server and seeks in it: node seek.mjs URL FILE. Where the
// server has no byte ranges, the browser cannot go to a place that it has not loaded.
import { assert, launch } from './page.mjs';

const [url, file] = process.argv.slice(2);

// As a script asks.
const part = await fetch(url + file, { headers: { Range: 'bytes=100-199' } });
assert.equal(part.status, 206);
assert.equal((await part.arrayBuffer()).byteLength, 100);
assert.equal((await fetch(url + file, { method: 'HEAD' })).status, 200);
assert.equal((await fetch(url + 'nothing')).status, 404);

const browser = await launch();
const page = await browser.newPage();
const ranges = [];
page.on('response', response => { if (response.url().endsWith(file)) ranges.push(response.status()); });
await page.goto(url + 'sub/');
await page.evaluate(name => {
    const audio = window.audio = new Audio('/' + name);
    audio.preload = 'metadata';
    document.body.append(audio);
    return new Promise((done, failed) => { audio.onloadedmetadata = done; audio.onerror = () => failed(audio.error); });
}, file);
for (const place of [0.9, 0.1, 0.5]) {
    const at = await page.evaluate(async where => {
        await audio.play();
        await new Promise(done => { audio.onseeked = done; audio.currentTime = audio.duration * where; });
        const from = audio.currentTime;
        await new Promise(done => { audio.ontimeupdate = () => { if (audio.currentTime > from + 0.2) done(); }; });
        return { from: from / audio.duration, on: audio.currentTime - from, paused: audio.paused };
    }, place);
    assert.ok(Math.abs(at.from - place) < 0.01 && at.on > 0.2 && !at.paused, JSON.stringify([place, at]));
}
assert.ok(ranges.length > 0 && ranges.every(status => status === 206), `ranges: ${ranges}`);
await browser.close();
