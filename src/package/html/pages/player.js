// The player. Everything it needs stands in the page: a chapter is an element with its <audio>, its
// length in data-ms and its utterances, whose data-t has the start of every word and the end, in ms
// of the chapter. Nothing is fetched but the chapters' own sound.
(() => {
'use strict';
const $ = id => document.getElementById(id);
const root = document.documentElement;
const store = 'lectern:' + document.body.dataset.id;
const STEP = 15000;
const calm = matchMedia('(prefers-reduced-motion: reduce)');

const chapters = [...document.querySelectorAll('.chapter')].map((part, index) => ({
    index, part, title: part.dataset.title, length: +part.dataset.ms,
    audio: part.querySelector('audio'), start: 0, words: null,
}));
let total = 0;
for (const chapter of chapters) {
    chapter.start = total;
    total += chapter.length;
}
if (!chapters.length) return;

// The utterances in order, each with its place in the whole edition.
const utterances = [];
const partOf = new Map();
for (const chapter of chapters) {
    // The text's title stands in the page's head and is heard in the first chapter.
    const from = chapter.index ? [] : $('opening').querySelectorAll('[data-t]');
    for (const element of [...from, ...chapter.part.querySelectorAll('[data-t]')]) {
        const times = element.dataset.t.split(' ').map(Number);
        const said = { element, chapter, times, from: times[0], to: times[times.length - 1],
            note: element.closest('.note') };
        partOf.set(element, said);
        utterances.push(said);
    }
}

// The words of a chapter, found when they are needed: a book has many.
function wordsOf(chapter) {
    if (!chapter.words) {
        chapter.words = [];
        for (const said of utterances) {
            if (said.chapter !== chapter) continue;
            const spans = said.element.querySelectorAll('span:not([class])');
            if (spans.length === said.times.length - 1) {
                spans.forEach((element, i) => chapter.words.push({ element, said, at: said.times[i] }));
            } else {
                chapter.words.push({ element: null, said, at: said.from });
            }
        }
    }
    return chapter.words;
}

// The index of the last of LIST that begins at or before AT; -1 for none.
function lastBefore(list, at, key) {
    let low = 0, high = list.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (list[middle][key] <= at) low = middle + 1; else high = middle;
    }
    return low - 1;
}

const names = new Map();
document.querySelectorAll('.cast a[data-s]').forEach(a => names.set(a.dataset.s, a.textContent));
function speakerOf(said) {
    const id = said && said.element.dataset.s;
    return id === undefined || !said ? null : { name: names.get(id) || '', slot: slotOf(said.element) };
}
const slotOf = element => [...element.classList].find(name => /^k\d$/.test(name)) || '';

function minutes(ms) {
    const s = Math.round(ms / 1000), two = n => String(n).padStart(2, '0');
    const h = Math.floor(s / 3600), m = Math.floor(s / 60) % 60;
    return h ? `${h}:${two(m)}:${two(s % 60)}` : `${m}:${two(s % 60)}`;
}

// --- Playing ---------------------------------------------------------------------------------

let current = chapters[0];   // whose audio is the one that counts
let pending = null;          // ms to go to once the audio can
let speed = 1;
let marked = null, saying = null;

const here = () => pending !== null ? pending : current.audio.currentTime * 1000;
const playing = () => !current.audio.paused && !current.audio.ended;

function setTime(audio, ms) {
    if (audio.readyState >= 1) {
        audio.currentTime = ms / 1000;
        pending = null;
    } else {
        pending = ms;
        audio.preload = 'auto';
        audio.load();
    }
}

// Goes to MS of CHAPTER, and goes on playing if it was playing or PLAY.
function go(chapter, ms, play = playing()) {
    if (chapter !== current) {
        current.audio.pause();
        current = chapter;
    }
    const audio = current.audio;
    audio.playbackRate = audio.defaultPlaybackRate = speed;
    audio.preservesPitch = true;
    setTime(audio, Math.max(0, Math.min(ms, chapter.length - 1)));
    if (play) start();
    show();
}

function start() {
    current.audio.playbackRate = speed;
    const played = current.audio.play();
    if (played) played.catch(() => show());
    follow(true);
}

const pause = () => current.audio.pause();
const toggle = () => playing() ? pause() : start();

function goTotal(ms, play) {
    const at = Math.max(0, Math.min(ms, total - 1));
    const chapter = chapters[lastBefore(chapters, at, 'start')];
    go(chapter, at - chapter.start, play);
}
const nowTotal = () => current.start + here();

function sentence(step) {
    const all = utterances, at = nowTotal();
    let i = lastUtterance(at);
    // Shortly after its start, "before" means the one before.
    if (step < 0) i = i >= 0 && at - (all[i].chapter.start + all[i].from) > 1200 ? i : i - 1;
    else i += 1;
    const said = all[Math.max(0, Math.min(i, all.length - 1))];
    go(said.chapter, said.from);
}

function lastUtterance(at) {
    let low = 0, high = utterances.length;
    while (low < high) {
        const middle = (low + high) >> 1, said = utterances[middle];
        if (said.chapter.start + said.from <= at) low = middle + 1; else high = middle;
    }
    return low - 1;
}

for (const chapter of chapters) {
    const audio = chapter.audio;
    audio.controls = false;
    audio.preload = chapter.index ? 'none' : 'metadata';
    audio.addEventListener('loadedmetadata', () => {
        if (chapter === current && pending !== null) setTime(audio, pending);
    });
    audio.addEventListener('ended', () => {
        const next = chapters[chapter.index + 1];
        if (chapter === current && next) go(next, 0, true); else show();
    });
    for (const event of ['play', 'pause', 'seeked', 'timeupdate'])
        audio.addEventListener(event, () => { if (chapter === current) show(); });
    audio.addEventListener('play', () => requestAnimationFrame(frame));
}

function frame() {
    show();
    if (playing()) requestAnimationFrame(frame);
}

// Notes are passed over where that is asked for, but the one that the reader goes to.
const skipping = $('skip-notes');
let asked = null;
function passNotes() {
    if (!skipping.checked || !playing() || pending !== null) return;
    let i = lastUtterance(nowTotal() + 30);
    const note = i >= 0 && utterances[i].note;
    if (note !== asked) asked = null;
    if (!note || asked) return;
    while (i < utterances.length && utterances[i].note) i++;
    const next = utterances[i];
    if (next) {
        go(next.chapter, next.from, true);
    } else {
        pause();
        goTotal(total, false);
    }
}

// --- Showing ---------------------------------------------------------------------------------

function swap(before, after, name) {
    if (before === after) return;
    if (before) before.classList.remove(name);
    if (after) after.classList.add(name);
}

let shown = '';
function show() {
    passNotes();
    const ms = here(), words = wordsOf(current);
    const word = words[lastBefore(words, ms + 1, 'at')];
    const said = word && ms < word.said.to ? word.said : null;
    const element = said ? word.element : null;
    if (marked !== element) {
        swap(marked, element, 'now');
        marked = element;
    }
    if (saying !== (said && said.element)) {
        swap(saying, said && said.element, 'saying');
        saying = said && said.element;
        if (saying) keepInView(saying);
    }
    root.classList.toggle('playing', playing());
    root.style.setProperty('--at', (100 * nowTotal() / total).toFixed(3) + '%');
    // The rest changes once a second, or with the speaker.
    const who = speakerOf(said);
    const text = minutes(nowTotal());
    const state = [text, current.index, who && who.name, playing()].join('|');
    if (state === shown) return;
    shown = state;
    $('clock').textContent = text;
    if (said || !playing()) {
        $('who').textContent = who ? who.name : '';
        $('who').className = who ? 'k ' + who.slot : '';
    }
    $('where').textContent = current.title;
    const play = $('play');
    play.dataset.play = play.dataset.play || play.getAttribute('aria-label');
    play.setAttribute('aria-label', playing() ? play.dataset.pause : play.dataset.play);
    const strip = $('strip');
    strip.setAttribute('aria-valuenow', Math.round(nowTotal() / 1000));
    strip.setAttribute('aria-valuetext', [`${text} / ${minutes(total)}`, current.title,
        who && who.name].filter(Boolean).join(', '));
    document.querySelectorAll('#chapters a').forEach((a, i) =>
        i === current.index ? a.setAttribute('aria-current', 'true') : a.removeAttribute('aria-current'));
    if (playing() || pending === null) remember();
}

// The text follows the voice, until the reader looks elsewhere.
let following = true;
function follow(on) {
    following = on;
    $('follow').hidden = on || !playing();
    if (on && saying) keepInView(saying);
}
function keepInView(element) {
    if (!following || !playing()) return;
    const box = element.getBoundingClientRect();
    const bottom = innerHeight - $('dock').offsetHeight;
    if (box.top >= 48 && box.bottom <= bottom - 24) return;
    scrollTo({ top: scrollY + box.top - Math.max(64, (bottom - box.height) * .3),
        behavior: calm.matches ? 'auto' : 'smooth' });
}
for (const event of ['wheel', 'touchmove'])
    addEventListener(event, e => { if (!$('dock').contains(e.target) && playing()) follow(false); }, { passive: true });
$('follow').addEventListener('click', () => { follow(true); $('play').focus({ preventScroll: true }); });

// --- The place is remembered -------------------------------------------------------------------

let saved = 0;
function remember(now) {
    if (!now && Date.now() - saved < 2000) return;
    saved = Date.now();
    try {
        localStorage.setItem(store, JSON.stringify({ at: Math.round(nowTotal()), speed, skipNotes: skipping.checked }));
    } catch { /* a page may be without storage */ }
}
function recall() {
    try {
        const was = JSON.parse(localStorage.getItem(store)) || {};
        skipping.checked = was.skipNotes === true;
        if (was.speed >= .5 && was.speed <= 3) setSpeed(was.speed);
        if (was.at > 0 && was.at < total - 2000) return was.at;
    } catch { /* the same */ }
    return 0;
}
for (const event of ['pagehide', 'visibilitychange']) addEventListener(event, () => remember(true));

function setSpeed(value) {
    speed = value;
    current.audio.playbackRate = current.audio.defaultPlaybackRate = value;
    const choices = $('speed');
    choices.value = String(value);
    remember(true);
}

// --- Hearing from a word ------------------------------------------------------------------------

// Plays from the word, or else the utterance, that TARGET is in.
function playFrom(target) {
    const element = target.closest('[data-t]');
    const said = element && partOf.get(element);
    if (!said) return false;
    const word = wordsOf(said.chapter).find(w => w.said === said && w.element && w.element.contains(target));
    let at = word ? word.at : said.from;
    const more = target.closest('.c');     // the second half of a word
    if (!word && more && element.contains(more)) {
        for (const w of wordsOf(said.chapter))
            if (w.said === said && w.element &&
                w.element.compareDocumentPosition(more) & Node.DOCUMENT_POSITION_FOLLOWING) at = w.at;
    }
    cursorTo(null);
    asked = said.note;
    go(said.chapter, at, true);
    return true;
}
$('page').addEventListener('click', event => {
    if (event.target.closest('a, button') || String(getSelection()).trim()) return;
    playFrom(event.target);
});

// By keyboard: with the focus on the text, the arrows move a cursor over its words.
const text = $('text');
let cursor = null; // { chapter, index }
function cursorTo(to) {
    if (cursor) elementOf(cursor).classList.remove('cursor');
    cursor = to;
    if (!to) return;
    const element = elementOf(to);
    element.classList.add('cursor');
    element.scrollIntoView({ block: 'nearest' });
    follow(false);
    const said = wordsOf(to.chapter)[to.index].said, who = speakerOf(said);
    $('say').textContent = (who && who.name ? who.name + ': ' : '') + element.textContent;
}
const elementOf = place => {
    const word = wordsOf(place.chapter)[place.index];
    return word.element || word.said.element;
};
function moveCursor(step, bySentence) {
    if (!cursor) {
        const words = wordsOf(current);
        return cursorTo({ chapter: current, index: Math.max(0, lastBefore(words, here() + 1, 'at')) });
    }
    let { chapter, index } = cursor;
    const said = wordsOf(chapter)[index].said;
    do {
        index += step;
        const words = wordsOf(chapter);
        if (index < 0 || index >= words.length) {
            const next = chapters[chapter.index + step];
            if (!next || !wordsOf(next).length) return;
            chapter = next;
            index = step > 0 ? 0 : wordsOf(next).length - 1;
        }
    } while (bySentence && wordsOf(chapter)[index].said === said);
    if (bySentence) {
        const words = wordsOf(chapter), first = words[index].said;
        while (index > 0 && words[index - 1].said === first) index--;
    }
    cursorTo({ chapter, index });
}
text.tabIndex = 0;
text.addEventListener('keydown', event => {
    if (event.target !== text || event.altKey || event.ctrlKey || event.metaKey) return;
    const keys = { ArrowRight: [1, false], ArrowLeft: [-1, false], ArrowDown: [1, true], ArrowUp: [-1, true] };
    if (keys[event.key]) moveCursor(...keys[event.key]);
    else if (event.key === 'Enter' && cursor) playFrom(elementOf(cursor));
    else if (event.key === 'Escape') cursorTo(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
});
text.addEventListener('blur', () => cursorTo(null));

// Space plays wherever it has no other meaning; arrows go 15 s.
addEventListener('keydown', event => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest('button, select, a, summary, input, textarea, [role=slider]')) {
        if (event.key === 'Escape') closeContents(true);
        return;
    }
    if (event.key === ' ') toggle();
    else if (event.key === 'ArrowLeft') goTotal(nowTotal() - STEP);
    else if (event.key === 'ArrowRight') goTotal(nowTotal() + STEP);
    else if (event.key === 'Escape') { closeContents(false); return; }
    else return;
    event.preventDefault();
});

// --- The controls -------------------------------------------------------------------------------

$('play').addEventListener('click', toggle);
$('listen').addEventListener('click', () => { if (!playing()) start(); $('play').focus({ preventScroll: true }); });
$('back').addEventListener('click', () => goTotal(nowTotal() - STEP));
$('forth').addEventListener('click', () => goTotal(nowTotal() + STEP));
$('before').addEventListener('click', () => sentence(-1));
$('after').addEventListener('click', () => sentence(1));
skipping.addEventListener('change', () => { asked = null; remember(true); });
$('speed').addEventListener('change', event => setSpeed(+event.target.value));

function closeContents(focus) {
    if ($('chapters').hidden) return;
    $('chapters').hidden = true;
    $('contents').setAttribute('aria-expanded', 'false');
    if (focus) $('contents').focus();
}
$('contents').addEventListener('click', () => {
    const open = $('chapters').hidden;
    $('chapters').hidden = !open;
    $('contents').setAttribute('aria-expanded', String(open));
    if (open) ($('chapters').querySelector('[aria-current]') || $('chapters').querySelector('a')).focus();
});
addEventListener('click', event => { if (!event.target.closest('#chapters, #contents')) closeContents(false); });
document.querySelectorAll('#chapters a').forEach((a, i) => a.addEventListener('click', event => {
    event.preventDefault();
    closeContents(true);
    go(chapters[i], 0, true);
    chapters[i].part.scrollIntoView();
}));
document.querySelectorAll('.cast a').forEach(a => a.addEventListener('click', event => {
    const target = document.querySelector(a.getAttribute('href'));
    if (!target) return;
    event.preventDefault();
    follow(true);
    playFrom(target);
    target.scrollIntoView({ block: 'center', behavior: calm.matches ? 'auto' : 'smooth' });
}));

// --- The strip of speakers -----------------------------------------------------------------------

const strip = $('strip');
strip.setAttribute('aria-valuemax', Math.round(total / 1000));
function draw() {
    const WIDTH = 4000, HEIGHT = 36;
    const paths = new Map();
    const add = (key, x, width, y, height) =>
        paths.set(key, (paths.get(key) || '') + `M${x} ${y}h${width}v${height}h-${width}z`);
    const scale = ms => Math.round(ms * WIDTH / total);
    // What one speaker says without a longer pause is one piece.
    const pieces = [];
    for (const said of utterances) {
        const slot = slotOf(said.element), start = said.chapter.start + said.from;
        const last = pieces[pieces.length - 1];
        if (last && last.slot === slot && last.chapter === said.chapter && start - last.end < 1500)
            last.end = said.chapter.start + said.to;
        else pieces.push({ slot, start, end: said.chapter.start + said.to, chapter: said.chapter });
    }
    for (const { slot, start, end } of pieces) {
        const x = scale(start), width = Math.max(scale(end) - x, 3);
        if (slot) add(slot, x, width, 6, 24); else add('narrator', x, width, 15, 6);
    }
    for (const chapter of chapters.slice(1)) add('chapter', scale(chapter.start) - 3, 6, 0, HEIGHT);
    const svg = $('speakers');
    svg.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`);
    for (const [name, shape] of paths) {
        const path = document.createElementNS(svg.namespaceURI, 'path');
        path.setAttribute('class', name);
        path.setAttribute('d', shape);
        svg.append(path);
    }
}
const along = event => {
    const box = strip.getBoundingClientRect();
    return Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)) * total;
};
let dragged = false;
strip.addEventListener('pointerdown', event => {
    if (event.button) return;
    dragged = true;
    strip.setPointerCapture(event.pointerId);
    goTotal(along(event));
});
strip.addEventListener('pointermove', event => {
    if (dragged) goTotal(along(event));
    const at = along(event), hint = $('hint'), said = utterances[lastUtterance(at)];
    const who = said && at < said.chapter.start + said.to + 800 ? speakerOf(said) : null;
    const chapter = chapters[lastBefore(chapters, at, 'start')];
    hint.textContent = [minutes(at), who && who.name ? who.name : chapter.title].join(' · ');
    hint.hidden = false;
    const room = strip.clientWidth - hint.offsetWidth - 8;
    hint.style.left = Math.max(8, Math.min(room, event.clientX - hint.offsetWidth / 2)) + 'px';
});
for (const event of ['pointerup', 'pointercancel']) strip.addEventListener(event, () => { dragged = false; });
strip.addEventListener('pointerleave', () => { $('hint').hidden = true; });
strip.addEventListener('keydown', event => {
    const page = Math.max(STEP, total / 10);
    const to = {
        ArrowLeft: nowTotal() - STEP, ArrowDown: nowTotal() - STEP,
        ArrowRight: nowTotal() + STEP, ArrowUp: nowTotal() + STEP,
        PageDown: nowTotal() - page, PageUp: nowTotal() + page, Home: 0, End: total,
    }[event.key];
    if (to === undefined && event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    if (to === undefined) toggle(); else goTotal(to);
});

// --- Outside the page ------------------------------------------------------------------------------

if ('mediaSession' in navigator && window.MediaMetadata) {
    navigator.mediaSession.metadata = new MediaMetadata({ title: document.title });
    const actions = {
        play: start, pause, seekbackward: () => goTotal(nowTotal() - STEP),
        seekforward: () => goTotal(nowTotal() + STEP),
        previoustrack: () => go(chapters[Math.max(0, current.index - 1)], 0),
        nexttrack: () => { const next = chapters[current.index + 1]; if (next) go(next, 0); },
    };
    for (const [name, action] of Object.entries(actions)) {
        try { navigator.mediaSession.setActionHandler(name, action); } catch { /* not known here */ }
    }
}

// --- Begin ------------------------------------------------------------------------------------------

root.classList.add('playable');
$('dock').hidden = $('listen').hidden = false;
skipping.parentElement.hidden = !utterances.some(said => said.note);
// A dot or a name where somebody begins to speak in a paragraph.
let last = null, block = null;
for (const said of utterances) {
    const who = speakerOf(said), parent = said.element.parentElement;
    if (who && who.name && (who.name !== last || parent !== block)) said.element.dataset.who = who.name;
    if (parent !== block || who) last = who && who.name;
    block = parent;
}
draw();
const measure = () => root.style.setProperty('--dock', $('dock').offsetHeight + 24 + 'px');
new ResizeObserver(measure).observe($('dock'));
measure();
const was = recall();
if (was) {
    goTotal(was, false);
    $('listen-label').textContent = $('listen').dataset.again.replace('%', minutes(was));
    $('listen').querySelector('.length').hidden = true;
}
show();
})();
