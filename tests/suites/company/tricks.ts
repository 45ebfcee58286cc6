/** What a hostile page does while the reader reads: script that runs in the page. */
export interface Trick {
  name: string;
  /** Before our overlay opens, or over the open overlay. */
  when: 'before' | 'after';
  code: string;
}

const before = (name: string, code: string): Trick => ({ name, when: 'before', code });
const after = (name: string, code: string): Trick => ({ name, when: 'after', code });

const HOST = "document.querySelector('html > div:last-of-type')";
const COVER =
  "Object.assign(document.createElement('div'), { style: 'position:fixed;inset:0;z-index:2147483647;background:red' })";

/** Forty ways to be bad company. */
export const TRICKS: readonly Trick[] = [
  after('remove the overlay', `${HOST}?.remove()`),
  after('empty the root', 'document.documentElement.replaceChildren(document.head, document.body)'),
  after('move the overlay into the body', `document.body.append(${HOST})`),
  after('hide it by style', `${HOST}.style.display = 'none'`),
  after('hide it by important style', `${HOST}.style.setProperty('display', 'none', 'important')`),
  after('make it transparent', `${HOST}.style.setProperty('opacity', '0', 'important')`),
  after('hide it by attribute', `${HOST}.hidden = true`),
  after('make it inert', `${HOST}.inert = true`),
  after('hide it from screen readers', `${HOST}.setAttribute('aria-hidden', 'true')`),
  after(
    'give it a class and a style sheet',
    `${HOST}.className = 'x'; document.head.insertAdjacentHTML('beforeend', '<style>.x, html > div { display: none !important; filter: blur(9px) !important }</style>')`,
  ),
  after('write into it', `${HOST}.innerHTML = '<p>advertisement</p>'`),
  after('attach another shadow', `try { ${HOST}.attachShadow({ mode: 'open' }) } catch {}`),
  after('cover it with a fixed box', `document.documentElement.append(${COVER})`),
  after(
    'cover it with a popover',
    `const p = ${COVER}; p.popover = 'manual'; document.body.append(p); p.showPopover()`,
  ),
  after(
    'cover it with a dialog',
    "const d = document.createElement('dialog'); d.textContent = 'subscribe'; document.body.append(d); d.showModal()",
  ),
  after('go fullscreen over it', 'document.body.requestFullscreen?.().catch(() => {})'),
  after('scroll the page for ever', 'setInterval(() => scrollBy(0, 50), 20)'),
  after(
    'steal the focus for ever',
    "const i = document.createElement('input'); document.body.append(i); setInterval(() => i.focus(), 20)",
  ),
  after('replace the body', "document.body.outerHTML = '<body><p>gone</p></body>'"),
  after(
    'write a new document',
    "setTimeout(() => { document.open(); document.write('<p>gone</p>'); document.close() })",
  ),
  after('change the address', "history.pushState({}, '', '/emotion/me/1976445.html?else')"),
  after('blur it by a filter on the root', "document.documentElement.style.filter = 'blur(20px)'"),
  after(
    'shrink the root',
    "document.documentElement.style.cssText = 'transform: scale(.1) !important; zoom: .1; width: 10px'",
  ),
  after('hide the root', "document.documentElement.style.setProperty('visibility', 'hidden', 'important')"),
  after(
    'lose the root’s box',
    "document.documentElement.style.setProperty('content-visibility', 'hidden', 'important')",
  ),
  before(
    'style every box',
    "document.head.insertAdjacentHTML('beforeend', '<style>* { all: unset !important; display: none !important }</style>')",
  ),
  before(
    'style what is on top',
    "document.head.insertAdjacentHTML('beforeend', '<style>dialog, ::backdrop, div:last-child { opacity: 0 !important; pointer-events: none !important; translate: -9999px !important }</style>')",
  ),
  before(
    'swallow every key',
    "for (const t of ['keydown','keyup','keypress']) addEventListener(t, (e) => { e.preventDefault(); e.stopImmediatePropagation() }, true)",
  ),
  before(
    'swallow every click',
    "for (const t of ['click','mousedown','mouseup','pointerdown','pointerup']) addEventListener(t, (e) => { e.preventDefault(); e.stopImmediatePropagation() }, true)",
  ),
  before(
    'swallow the wheel',
    "addEventListener('wheel', (e) => { e.preventDefault(); e.stopImmediatePropagation() }, { capture: true, passive: false })",
  ),
  before(
    'remove what is added to the root',
    'new MutationObserver((rs) => rs.forEach((r) => r.addedNodes.forEach((n) => n !== document.head && n !== document.body && n.remove()))).observe(document.documentElement, { childList: true })',
  ),
  before('close every dialog', "setInterval(() => document.querySelectorAll('dialog').forEach((d) => d.close()), 10)"),
  before('break attachShadow', "Element.prototype.attachShadow = () => { throw new Error('no') }"),
  before('break showModal', "HTMLDialogElement.prototype.showModal = () => { throw new Error('no') }"),
  before(
    'break querying',
    "for (const p of [Document, Element]) for (const n of ['querySelector', 'querySelectorAll', 'getElementsByTagName']) p.prototype[n] = () => []",
  ),
  before('break arrays and JSON', "Array.prototype.map = () => []; JSON.stringify = () => '{}'; Array.from = () => []"),
  before('break timers', 'window.setTimeout = window.requestAnimationFrame = () => 0'),
  before('break cloning', 'Node.prototype.cloneNode = Document.prototype.importNode = () => null'),
  before(
    'have a dialog open already',
    "const d = document.createElement('dialog'); d.textContent = 'cookies?'; document.body.append(d); d.showModal()",
  ),
  before(
    'refuse styles and scripts by policy',
    "document.head.insertAdjacentHTML('beforeend', '<meta http-equiv=\"Content-Security-Policy\" content=\"default-src \\'none\\'; require-trusted-types-for \\'script\\'\">')",
  ),
];
