// @ts-check

/**
 * Lets the tests in a page ask for what the page has requested, as the browser tells it: `takeRequests()` resolves to
 * the addresses since the last time.
 * @param {{ on(event: 'request', listener: (request: { url(): string }) => void): unknown, exposeFunction(name: string, answer: () => string[]): Promise<unknown> }} page
 */
export async function listRequests(page) {
  /** @type {string[]} */
  const made = [];
  page.on('request', (request) => made.push(request.url()));
  await page.exposeFunction('takeRequests', () => made.splice(0));
}
