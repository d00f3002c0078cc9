// Notes on the page that plays: node notes.mjs FOLDER. They are heard, or passed over where that is
// asked for, but for one that the reader goes to.
import { serve, launch, assert } from './page.mjs';

const site = await serve(process.argv[2]), browser = await launch();
const page = await browser.newPage();
await page.goto(site.url + 'index.html');
const heard = () => page.evaluate(() => (document.querySelector('.saying') || {}).id || '');

// Plays from just before the first note, and tells what is heard in its place.
async function onward() {
    await page.evaluate(() => {
        const note = document.querySelector('.note [data-t]');
        const said = [...document.querySelectorAll('[data-t]')];
        const before = said[said.indexOf(note) - 1];
        const audio = before.closest('.chapter').querySelector('audio');
        document.querySelectorAll('audio').forEach(other => { other.pause(); other.playbackRate = 1; });
        before.click();
        window.reached = [];
        const watch = setInterval(() => {
            const now = document.querySelector('.saying');
            if (now && window.reached[window.reached.length - 1] !== now.id) window.reached.push(now.id);
        }, 20);
        setTimeout(() => clearInterval(watch), 60000);
    });
    await page.selectOption('#speed', '3');
    await page.waitForFunction(() => window.reached.length > 1, null, { timeout: 30000 });
    return page.evaluate(() => window.reached[1]);
}
const isNote = id => page.evaluate(name => !!document.getElementById(name).closest('.note'), id);

const box = page.getByRole('checkbox', { name: 'Skip notes' });
assert.ok(await box.isVisible(), 'there is a switch');
assert.ok(await isNote(await onward()), 'a note is heard');
await box.check();
assert.ok(!await isNote(await onward()), 'a note is passed over');
await page.locator('.note [data-t]').first().click({ position: { x: 40, y: 8 } });
await page.waitForFunction(() => document.querySelector('.note .saying'));
assert.ok(await isNote(await heard()), 'but not where the reader goes to it');
await page.reload();
assert.ok(await box.isChecked(), 'and that is remembered');

// A reference leads to its note, and is no part of what is highlighted as a word.
await page.evaluate(() => document.querySelectorAll('audio').forEach(audio => audio.pause()));
await page.locator('a.noteref').first().click();
assert.match(page.url(), /#note-1$/);
await browser.close();
site.close();
console.log('ok');
