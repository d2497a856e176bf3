import type { Page } from 'playwright-core';

/** Texts below `selector` that run over more than so many lines, each with its count; what is hidden to the eye does not count. */
export const tooLongIn = (page: Page, selector: string, most: number): Promise<string[]> =>
  page.evaluate(
    ({ selector, most }) => {
      const linesOf = (element: Element): number => {
        const bottoms: number[] = [];
        for (const node of element.childNodes) {
          if (node.nodeType !== Node.TEXT_NODE || node.textContent?.trim() === '') continue;
          const range = document.createRange();
          range.selectNodeContents(node);
          for (const { bottom, width } of range.getClientRects())
            if (width > 0 && !bottoms.some((known) => Math.abs(known - bottom) < 4)) bottoms.push(bottom);
        }
        return bottoms.length;
      };
      return [...document.querySelectorAll(`${selector} *`)]
        .filter((element) => element.closest('.visually-hidden') === null)
        .map((element) => ({ text: (element as HTMLElement).innerText, lines: linesOf(element) }))
        .filter(({ lines }) => lines > most)
        .map(({ text, lines }) => `${lines} lines: ${text}`);
    },
    { selector, most },
  );
