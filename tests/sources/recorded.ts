import { readFileSync } from 'node:fs';

const FOLDER = new URL('../fixtures/backends/', import.meta.url);

/** A recorded answer, anew each time so that a test may change it. */
export function recorded(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'));
}

const ATTACK =
  '<img src="https://tracker.example/x.png" onerror="window.attacked = true"><svg onload="window.attacked = true"></svg>' +
  '<script>window.attacked = true</script>';
const SCRIPT = 'javascript:window.attacked=true';

/** The same answer with an attack in each text, and a script for each address, whose path matches: `replies.0.text`. */
export function hostile(answer: unknown, texts: RegExp, addresses: RegExp): unknown {
  const change = (value: unknown, path: string): unknown => {
    if (typeof value === 'string') return addresses.test(path) ? SCRIPT : texts.test(path) ? ATTACK + value : value;
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([name, one]) => [name, change(one, path ? `${path}.${name}` : name)]);
    return Array.isArray(value) ? entries.map(([, one]) => one) : Object.fromEntries(entries);
  };
  return change(answer, '');
}

/** The same answer with a wrong type in the place of each value in turn, the outermost first. */
export function* broken(answer: unknown): Iterable<unknown> {
  for (const wrong of [null, 7, 'words', [], {}, [null], true]) {
    for (const path of pathsOf(answer)) yield replaced(answer, path, wrong);
  }
}

type Path = readonly (string | number)[];

function* pathsOf(value: unknown, path: Path = []): Iterable<Path> {
  yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, one] of Object.entries(value)) yield* pathsOf(one, [...path, key]);
}

function replaced(value: unknown, [key, ...rest]: Path, wrong: unknown): unknown {
  if (key === undefined) return wrong;
  if (Array.isArray(value)) return value.map((one, at) => (String(at) === String(key) ? replaced(one, rest, wrong) : (one as unknown)));
  return { ...(value as object), [key]: replaced((value as Record<string, unknown>)[key], rest, wrong) };
}
