/** Keeps what is written to the console while something is done; the list is handed in as it grows. */
export async function warnings(act: (found: readonly string[]) => Promise<unknown>): Promise<string[]> {
  const found: string[] = [];
  const { warn, error } = console;
  console.warn = console.error = (...words: unknown[]) => found.push(words.join(' '));
  try {
    await act(found);
  } finally {
    Object.assign(console, { warn, error });
  }
  return found;
}
