/** What a browser is made to believe. */
export interface Emulated {
  touch?: boolean;
  forcedColors?: 'active';
  contrast?: 'more';
}

declare global {
  interface Window {
    /** Given by the test runner: see `emulation.mjs`. Without anything it is as it was. */
    emulate(emulated?: Emulated): Promise<void>;
  }
}

/** For all tests of a suite, and not for those after it. The test fails where the browser does not believe it. */
export function emulateInSuite(emulated: Emulated, query: string): void {
  before(async () => {
    await window.emulate(emulated);
    if (!matchMedia(query).matches) throw new Error(`The browser does not match ${query}.`);
  });
  after(() => window.emulate());
}
