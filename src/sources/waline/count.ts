import { countEach } from '../counting.js';
import { numberOf } from '../foreign.js';
import { SourceError } from '../source.js';
import type { WalineAddress } from './server.js';

/** The number of comments at each address, with one question for each server. */
export function countPaths(
  urls: readonly string[],
  addressOf: (url: string) => WalineAddress,
  ask: (server: string, paths: readonly string[]) => Promise<unknown>,
): Promise<Map<string, number>> {
  const paths = new Map<string, string[]>();
  for (const url of new Set(urls)) {
    try {
      const { server, path } = addressOf(url);
      paths.set(server, [...new Set(paths.get(server)).add(path)]);
    } catch {
      // It fails again below, for itself alone.
    }
  }
  const answers = new Map<string, Promise<unknown>>();
  return countEach(urls, async (url) => {
    const { server, path } = addressOf(url);
    const all = paths.get(server) ?? [];
    const asked = answers.get(server) ?? ask(server, all);
    answers.set(server, asked);
    const numbers = await asked;
    if (!Array.isArray(numbers) || numbers.length !== all.length) throw new SourceError('bad-answer', 'JSON, but no counts');
    return numberOf(numbers[all.indexOf(path)]);
  });
}
