/** Runs `act` as a page of another origin would: with a `location`, which a browser has and Node has not. */
export async function atOrigin(origin: string, act: (requested: () => string[]) => Promise<void>): Promise<void> {
  const { fetch } = globalThis;
  const requested: string[] = [];
  Object.defineProperty(globalThis, 'location', { value: new URL(origin), configurable: true });
  globalThis.fetch = (input, init) => {
    requested.push(input instanceof Request ? input.url : String(input));
    return fetch(input, init);
  };
  try {
    await act(() => requested);
  } finally {
    Reflect.deleteProperty(globalThis, 'location');
    globalThis.fetch = fetch;
  }
}
