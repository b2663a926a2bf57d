import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../../.config/run.mjs';
import type { ServedFile } from './visit.js';

/** The built library once more, under another address: for pages that have two of it, or fetch it from elsewhere. */
export function aCopyOfTheLibrary(folder: string, headers: Readonly<Record<string, string>> = {}): Record<string, ServedFile> {
  const built = path.join(root, 'dist/cdn');
  const files = readdirSync(built).filter((name) => name.endsWith('.js'));
  return Object.fromEntries(
    files.map((name) => [
      `${folder}/${name}`,
      { body: readFileSync(path.join(built, name), 'utf8'), type: 'text/javascript', headers },
    ]),
  );
}
