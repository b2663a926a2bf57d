import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type Axe from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong on the whole page, the size of targets included: a line for each rule. */
export async function audit(page: Page): Promise<string[]> {
  await page.evaluate(source);
  // What was just resized has its new places after the next frame.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof Axe };
    const { violations } = await axe.run(document, {
      resultTypes: ['violations'],
      rules: { 'target-size': { enabled: true } },
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' … ')}`);
  });
}

/** How far the invisible edge of a button may reach into the margin of the page. */
const MARGIN = 8;

/** What stands out of the page on either side, and whether the page scrolls sideways. */
export function sideways(page: Page): Promise<string[]> {
  return page.evaluate((margin) => {
    const found: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the page: ${scrollWidth} in ${clientWidth} px`);
    const look = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) look(element.shadowRoot);
        const { left, right, width, height } = element.getBoundingClientRect();
        const isSeen = width > 1 && height > 1 && !element.closest('pre, table, [role=region]');
        if (isSeen && (left < -margin || right > clientWidth + 1)) found.push(`${element.localName} ${element.className}: ${left} to ${right}`);
      }
    };
    look(document);
    return found;
  }, MARGIN);
}

/** The narrowest column that a comment's text has, in CSS pixels. */
export function narrowestText(page: Page): Promise<number> {
  return page
    .locator('[part~=comment] [part=body]')
    .evaluateAll((bodies) => Math.min(...bodies.map((body) => body.getBoundingClientRect().width)));
}
