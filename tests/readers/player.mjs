// The player in a real browser: node player.mjs FOLDER DOCUMENT [TREE]. FOLDER holds the edition with
// its page, made of the text DOCUMENT; into the file TREE goes what assistive technology is told at
// each step of a visit by keyboard.
import { assert, fs, launch, openPage, path, serve, wordsOf } from './page.mjs';

const [folder, document_, treeFile] = process.argv.slice(2);
const words = wordsOf(folder, document_);
const server = await serve(folder);
const browser = await launch();
const axe = fs.readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

const open = (options = {}, url = server.url + 'index.html') => openPage(browser, url, options);

// Where the chapter that counts is: { chapter, ms, playing, word, speed }.
const state = page => page.evaluate(() => {
    const current = [...document.querySelectorAll('#chapters a')].findIndex(a => a.hasAttribute('aria-current'));
    const audio = document.querySelectorAll('audio')[current];
    const word = document.querySelector('.now');
    return { chapter: current + 1, ms: audio.currentTime * 1000, playing: !audio.paused, speed: audio.playbackRate,
        pitch: audio.preservesPitch, word: word && word.textContent, who: document.getElementById('who').textContent };
});
const until = (page, test, what) =>
    page.waitForFunction(test, null, { timeout: 15000 }).catch(() => { throw new Error('never came about: ' + what); });
const isPlaying = page => until(page, () => [...document.querySelectorAll('audio')].some(a => !a.paused && a.currentTime > 0.05), 'playing');

// It plays, and goes on to the next chapter by itself.
async function plays() {
    const page = await open();
    await page.click('#listen');
    await isPlaying(page);
    const before = await state(page);
    await page.waitForTimeout(600);
    const after = await state(page);
    assert.ok(after.playing && after.ms - before.ms > 300, 'time goes on');
    await page.evaluate(() => { const audio = document.querySelector('audio'); audio.currentTime = audio.duration - 0.3; });
    await until(page, () => document.querySelectorAll('#chapters a')[1].hasAttribute('aria-current'), 'the second chapter');
    assert.deepEqual(page.problems, []);
    assert.ok(page.requests.every(url => url.startsWith(server.url)), 'nothing is fetched from elsewhere');
    await page.context().close();
}

// The word that is heard is the one that is marked: early, in the middle, at the end.
async function marksTheRightWord() {
    const page = await open();
    for (const part of [0.1, 0.5, 0.9]) {
        const word = words[Math.floor(words.length * part)];
        const shown = await page.evaluate(async ({ chapter, ms }) => {
            document.querySelectorAll('#chapters a')[chapter - 1].click();
            const audio = document.querySelectorAll('audio')[chapter - 1];
            while (audio.readyState < 2) await new Promise(done => setTimeout(done, 20));
            audio.pause();
            // Going to the chapter was a seek too, which may still be under way, or only begin now.
            const there = () => !audio.seeking && Math.abs(audio.currentTime * 1000 - ms) < 1 && document.querySelector('.now');
            for (let i = 0; i < 500 && !there(); i++) {
                if (i % 50 === 0) audio.currentTime = ms / 1000;
                await new Promise(done => setTimeout(done, 20));
            }
            await new Promise(done => setTimeout(done, 100));
            const now = document.querySelectorAll('.now');
            return { count: now.length, text: now[0] && now[0].textContent, utterance: now[0] && now[0].closest('[data-t]').id };
        }, { chapter: word.chapter, ms: (word.from + word.to) / 2 });
        assert.deepEqual(shown, { count: 1, text: word.text, utterance: word.utterance });
    }
    await page.context().close();
}

// A click on a word plays from there; in the middle of a chapter that was not loaded before.
async function seeksByWord() {
    const page = await open();
    const word = words[Math.floor(words.length * 0.8)];
    const index = words.filter(other => other.utterance === word.utterance).indexOf(word);
    await page.locator(`#${word.utterance} span:not([class])`).nth(index).click();
    await isPlaying(page);
    const now = await state(page);
    assert.equal(now.chapter, word.chapter);
    assert.ok(Math.abs(now.ms - word.from) < 1500 && now.ms >= word.from - 1, `heard from the word: ${now.ms}, ${word.from}`);
    await page.click('#play');
    assert.equal((await state(page)).playing, false);
    // The strip, too: a click in its middle is the middle of all.
    const box = await page.locator('#strip').boundingBox();
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    const at = await page.evaluate(() => [+strip.getAttribute('aria-valuenow'), +strip.getAttribute('aria-valuemax')]);
    assert.ok(Math.abs(at[0] - at[1] / 2) < at[1] / 50, 'the strip goes where it is clicked');
    await page.context().close();
}

// Everything without a mouse, and what assistive technology is told at each step.
async function worksByKeyboard() {
    const page = await open();
    const tree = [];
    const note = async what => tree.push(`## ${what}\n\n${await page.evaluate(() => {
        const e = document.activeElement;
        return `Focus: ${e.getAttribute('role') || e.tagName.toLowerCase()} “${e.getAttribute('aria-label') || e.textContent.trim()}”` +
            (e.getAttribute('aria-valuetext') ? `, ${e.getAttribute('aria-valuetext')}` : '') +
            (e.hasAttribute('aria-expanded') ? `, expanded ${e.getAttribute('aria-expanded')}` : '');
    })}\n\n\`\`\`\n${await page.locator('#dock').ariaSnapshot()}\n\`\`\`\n`);
    const tabTo = async selector => {
        for (let i = 0; i < 200; i++) {
            if (await page.evaluate(s => document.activeElement.matches(s), selector)) return;
            await page.keyboard.press('Tab');
        }
        throw new Error('the Tab key never comes to ' + selector);
    };
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#text', 'first comes the way to the text');
    await tabTo('#listen');
    await note('Tab to “Listen”');
    await page.keyboard.press('Enter');
    await isPlaying(page);
    await note('Enter: it plays, and the focus is on the player');
    await page.keyboard.press('Space');
    assert.equal((await state(page)).playing, false, 'Space stops');
    await note('Space: it stops');

    await tabTo('#speed');
    for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowDown');
    assert.equal((await state(page)).speed, 3);
    for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowUp');
    const slow = await state(page);
    assert.equal(slow.speed, 0.5);
    assert.equal(slow.pitch, true, 'speed leaves the pitch alone');
    await note('Tab to the speed, arrow up to the slowest');
    await page.selectOption('#speed', '1');

    await tabTo('#contents');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await note('Enter on “Chapters”, Tab to the second');
    await page.keyboard.press('Enter');
    await until(page, () => document.querySelectorAll('#chapters a')[1].hasAttribute('aria-current'), 'the second chapter');
    await isPlaying(page);
    await page.keyboard.press('Escape');

    await page.focus('#strip');
    const before = (await page.getAttribute('#strip', 'aria-valuenow')) | 0;
    await page.keyboard.press('ArrowRight');
    const after = (await page.getAttribute('#strip', 'aria-valuenow')) | 0;
    assert.ok(after - before >= 14 && after - before <= 18, `15 seconds on: ${before} ${after}`);
    await note('The time line: arrow right goes 15 seconds on');
    await page.keyboard.press('Home');
    await page.keyboard.press('Space');

    await page.focus('#text');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowLeft']) await page.keyboard.press(key);
    const chosen = await page.evaluate(() => ({ text: document.querySelector('.cursor').textContent, said: document.getElementById('say').textContent }));
    assert.ok(chosen.said.endsWith(chosen.text), 'the word under the cursor is said');
    await note('In the text: down to a sentence, right to a word');
    await page.keyboard.press('Enter');
    await isPlaying(page);
    await until(page, () => document.querySelector('.now'), 'a marked word');
    assert.equal(await page.evaluate(() => document.querySelector('.cursor')), null);
    await note('Enter: it plays from that word');
    if (treeFile) fs.writeFileSync(treeFile, tree.join('\n'));
    await page.context().close();
}

// The place is kept for the next visit.
async function remembersThePlace() {
    const page = await open();
    await page.click('#listen');
    await isPlaying(page);
    await page.click('#forth');
    await page.click('#play');
    const left = await page.getAttribute('#strip', 'aria-valuenow');
    await page.selectOption('#speed', '1.5');
    await page.reload();
    assert.ok(Math.abs(left - await page.getAttribute('#strip', 'aria-valuenow')) <= 1, 'the same place');
    assert.equal(await page.inputValue('#speed'), '1.5');
    await page.click('#listen');
    await isPlaying(page);
    const now = await state(page);
    assert.ok(now.ms >= (left - 2) * 1000 && now.speed === 1.5, 'it goes on from there');
    await page.context().close();
}

// No rule of axe-core is broken, nothing is cut off, in the ways that people see the page.
async function isAccessible() {
    const ways = [
        { viewport: { width: 1280, height: 860 } },
        { viewport: { width: 320, height: 640 }, colorScheme: 'dark' },
        { viewport: { width: 640, height: 400 } },   /* 1280 by 800 at 200 % */
        { viewport: { width: 390, height: 844 }, forcedColors: 'active', reducedMotion: 'reduce' },
        { viewport: { width: 900, height: 700 }, contrast: 'more', colorScheme: 'dark' },
    ];
    for (const way of ways) for (const name of ['index.html', 'transcript.html']) {
        const page = await open({ ...way, bypassCSP: true }, server.url + name);
        if (name === 'index.html') {
            await page.click('#listen');
            await until(page, () => document.querySelector('.now'), 'a marked word');
            await page.click('#play');
            await page.click('#contents');
        }
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${name} is ${over} pixels too wide at ${way.viewport.width}`);
        await page.evaluate(axe);
        const found = await page.evaluate(() => axe.run(document));
        assert.deepEqual(found.violations.map(v => [v.id, v.nodes[0].target]), [], `${name} ${JSON.stringify(way)}`);
        await page.context().close();
    }
}

for (const test of [plays, marksTheRightWord, seeksByWord, worksByKeyboard, remembersThePlace, isAccessible]) {
    await test();
    console.log('ok', test.name);
}
await browser.close();
server.close();
