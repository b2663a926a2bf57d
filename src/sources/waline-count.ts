import { countEach } from './counting.js';
import { numberOf } from './foreign.js';
import { SourceError } from './source.js';
import type { WalineAddress } from './waline-server.js';

/** The number of comments at each address, with one question for each server. */
export function countPaths(
  addresses: readonly (WalineAddress & { url: string })[],
  ask: (server: string, paths: readonly string[]) => Promise<unknown>,
): Promise<Map<string, number>> {
  const paths = new Map<string, Set<string>>();
  for (const { server, path } of addresses) paths.set(server, (paths.get(server) ?? new Set()).add(path));
  const answers = new Map([...paths].map(([server, all]) => [server, { all: [...all], counts: ask(server, [...all]) }]));
  const byUrl = new Map(addresses.map((address) => [address.url, address]));
  return countEach([...byUrl.keys()], async (url) => {
    const { server = '', path = '' } = byUrl.get(url) ?? {};
    const { all = [], counts } = answers.get(server) ?? {};
    const numbers = await counts;
    if (!Array.isArray(numbers) || numbers.length !== all.length) throw new SourceError('bad-answer', 'JSON, but no counts');
    return numberOf(numbers[all.indexOf(path)]);
  });
}
