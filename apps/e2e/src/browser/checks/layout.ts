/**
 * What is wrong with how a page lies on its screen. The function runs inside the page, so it holds everything it needs.
 * Its words name the element by its text, as a person would find it.
 */
export interface LayoutOptions {
  direction: 'rtl' | 'ltr';
  /** `lang` of the document begins with it. */
  language: string;
  /** Of a target's sides, in CSS pixels; undefined where targets are not looked at. */
  targetMinPx?: number;
}

export function layoutProblems({ direction, language, targetMinPx }: LayoutOptions): string[] {
  const problems: string[] = [];
  const root = document.documentElement;
  const styleOf = (element: Element) => getComputedStyle(element);
  const nameOf = (element: Element) => {
    const label = element.getAttribute('aria-label') ?? (element as HTMLElement).innerText ?? '';
    const id = element.id ? `#${element.id}` : '';
    return `<${element.tagName.toLowerCase()}${id}> "${label.replace(/\s+/g, ' ').trim().slice(0, 40)}"`;
  };
  const ancestorsOf = (element: Element): Element[] =>
    element.parentElement ? [element.parentElement, ...ancestorsOf(element.parentElement)] : [];
  /** A dialog above everything leaves nothing else to tap or read. */
  const dialogs = [...document.querySelectorAll('dialog:modal, [aria-modal="true"]')];
  const top = dialogs.at(-1) ?? document.body;
  const isHidden = (element: Element) =>
    [element, ...ancestorsOf(element)].some((one) => {
      const { display, visibility, opacity, clipPath } = styleOf(one);
      const { width, height } = one.getBoundingClientRect();
      const isForReadersOnly = clipPath === 'inset(50%)' || (width <= 1 && height <= 1 && one !== root);
      return (
        display === 'none' ||
        visibility === 'hidden' ||
        opacity === '0' ||
        isForReadersOnly ||
        one.hasAttribute('inert')
      );
    });

  if (root.dir !== direction) problems.push(`direction is "${root.dir}", not ${direction}`);
  if (!root.lang.startsWith(language)) problems.push(`language is "${root.lang}", not ${language}`);
  if (root.scrollWidth > root.clientWidth)
    problems.push(`scrolls sideways: ${root.scrollWidth} in ${root.clientWidth} px`);

  // Text that leaves the screen, or a box that hides what leaves it.
  const texts = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    if (!node.textContent?.trim() || !element || isHidden(element)) continue;
    const range = document.createRange();
    // A reference may end a line anywhere; a word may not.
    const words = element.closest('bdi, code') ? [] : node.textContent.matchAll(/[\p{L}\p{M}’']{2,}/gu);
    for (const { 0: word, index } of words) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const lines = new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom)));
      if (lines.size > 1) problems.push(`broken word: ${word} in ${nameOf(element)}`);
    }
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    if (text.width === 0 || text.height === 0) continue;
    const block = [element, ...ancestorsOf(element)].find(
      (one) => !styleOf(one).display.startsWith('inline'),
    );
    const around = block?.getBoundingClientRect();
    if (around && (text.left < around.left - 1 || text.right > around.right + 1))
      problems.push(`leaves its box: ${nameOf(element)}`);
    for (const box of [element, ...ancestorsOf(element)]) {
      const { overflowX, overflowY } = styleOf(box);
      // What scrolls shows all of it to whoever scrolls.
      if (/auto|scroll/.test(`${overflowX} ${overflowY}`)) break;
      if (box === root || box === document.body) {
        if (text.left < -1 || text.right > root.clientWidth + 1)
          problems.push(`leaves the screen: ${nameOf(element)}`);
        break;
      }
      const edge = box.getBoundingClientRect();
      const isCut =
        (/hidden|clip/.test(overflowX) && (text.left < edge.left - 1 || text.right > edge.right + 1)) ||
        // A line is higher than its letters.
        (/hidden|clip/.test(overflowY) && (text.top < edge.top - 4 || text.bottom > edge.bottom + 4));
      if (isCut) {
        problems.push(`cut: ${nameOf(element)}`);
        break;
      }
    }
  }
  if (targetMinPx === undefined) return [...new Set(problems)];

  const selector =
    'a[href], button, input:not([type="hidden"]), select, textarea, summary, [role="button"], [role="tab"], ' +
    '[role="switch"], [role="radio"], [role="checkbox"], [role="link"], [role="menuitem"], [role="option"]';
  /** The label of a small box is tapped as well as the box. */
  const touched = (element: Element) =>
    element instanceof HTMLInputElement && /checkbox|radio|file/.test(element.type)
      ? (element.labels?.[0] ?? element)
      : element;
  /** In the middle of a sentence a link is as high as the sentence. */
  const isInText = (element: Element) =>
    styleOf(element).display === 'inline' &&
    (element.parentElement?.textContent ?? '').trim() !== (element.textContent ?? '').trim();
  const targets = [...new Set([...top.querySelectorAll(selector)].map(touched))].filter(
    (element) => !isHidden(element) && !isInText(element),
  );
  const boxes = targets.map((element) => ({
    element,
    box: element.getBoundingClientRect(),
    isPinned: [element, ...ancestorsOf(element)].some((one) => /fixed|sticky/.test(styleOf(one).position)),
  }));
  for (const [place, { element, box, isPinned }] of boxes.entries()) {
    if (box.width === 0 || box.height === 0) continue;
    if (box.width < targetMinPx - 0.5 || box.height < targetMinPx - 0.5)
      problems.push(
        `small target, ${Math.round(box.width)}×${Math.round(box.height)} px: ${nameOf(element)}`,
      );
    for (const other of boxes.slice(place + 1)) {
      if (element.contains(other.element) || other.element.contains(element)) continue;
      // What is pinned lies over what scrolls away below it.
      if (isPinned !== other.isPinned) continue;
      const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const along = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      if (across > 1 && along > 1)
        problems.push(`overlapping targets: ${nameOf(element)} and ${nameOf(other.element)}`);
    }
  }
  return [...new Set(problems)];
}
