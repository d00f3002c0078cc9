// A show on a web server, as a reader comes to it: node hosted.mjs URL.
import { assert, launch } from './page.mjs';

const url = process.argv[2];
const browser = await launch();
const page = await browser.newPage();
const problems = [], statuses = [];
page.on('console', message => { if (message.type() === 'error') problems.push(message.text()); });
page.on('response', response => { if (response.url().endsWith('.mp3')) statuses.push(response.status()); });
await page.goto(url);
await page.click('.list li:first-child a');
await page.click('#listen');
await page.waitForFunction(() => [...document.querySelectorAll('audio')].some(a => !a.paused && a.currentTime > 0.2));
const audio = page.locator('audio').first();
const seeked = await audio.evaluate(async a => {
    const to = a.duration * 0.8;
    await new Promise(done => { a.onseeked = done; a.currentTime = to; });
    return Math.abs(a.currentTime - to);
});
assert.ok(seeked < 0.1, 'it seeks');
await page.click('.neighbours a');
await page.waitForSelector('#listen');
assert.ok(page.url().startsWith(url + 'episodes/'));
assert.deepEqual(problems, []);
assert.ok(statuses.length && statuses.every(status => status === 206), `the sound comes in ranges: ${statuses}`);
await browser.close();
