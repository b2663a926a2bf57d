// @ts-check

/**
 * Lets the tests in a page have what Puppeteer's own commands have not: a finger in the place of a mouse, forced colours,
 * more contrast. `emulate()` is the desktop again.
 * @param {{
 *   createCDPSession(): Promise<{ send(method: string, given: object): Promise<unknown> }>,
 *   viewport(): { width: number, height: number } | null,
 *   setViewport(size: { width: number, height: number }): Promise<void>,
 *   exposeFunction(name: string, answer: (emulated?: import('./emulate.js').Emulated) => Promise<void>): Promise<unknown>,
 * }} page
 */
export async function letEmulate(page) {
  const session = await page.createCDPSession();
  await page.exposeFunction('emulate', async ({ touch = false, forcedColors, contrast } = {}) => {
    const { width, height } = page.viewport() ?? { width: 800, height: 600 };
    if (touch) await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: true });
    else await page.setViewport({ width, height });
    await session.send('Emulation.setTouchEmulationEnabled', { enabled: touch });
    const features = [
      { name: 'forced-colors', value: forcedColors ?? '' },
      { name: 'prefers-contrast', value: contrast ?? '' },
    ];
    await session.send('Emulation.setEmulatedMedia', { features });
  });
}
