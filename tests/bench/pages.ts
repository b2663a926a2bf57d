import type { Page } from 'playwright-core';
import { seededDocument, type SeededOptions } from '../fixtures/seeded.js';
import type { BenchServer } from './server.js';

export type Shape = NonNullable<SeededOptions['shape']>;
/**
 * How a thread comes: by the library, or as its own rows in plain HTML, with all laid out or with `content-visibility`;
 * `parsing` shows nothing: the answer is fetched and parsed.
 */
export type Way = 'library' | 'static' | 'skipping' | 'parsing';

export interface Thread {
  shape: Shape;
  count: number;
}

export const addressOf = ({ shape, count }: Thread, way: Way): string => `/${way}/${shape}-${count}.html`;

/** Puts a thread on the server as a page of the library, and as one that only reads it. */
export function addLibraryPage(server: BenchServer, thread: Thread): void {
  const { shape, count } = thread;
  const document = seededDocument({ count, shape });
  for (const comment of document.comments) {
    comment.reactions = [{ key: 'like', label: 'Like', count: 1, mine: false }];
  }
  const data = `/data/${shape}-${count}.json`;
  server.files.set(data, JSON.stringify(document));
  server.files.set(
    addressOf(thread, 'parsing'),
    page(
      `<script type="module">
        const answer = await fetch('${data}');
        globalThis.parsed = await answer.json();
        bench.mark('parsed');
        bench.mark('all');
      </script>`,
    ),
  );
  server.files.set(
    addressOf(thread, 'library'),
    page(
      `<discussion-thread></discussion-thread><script type="module">
        import '/dist/cdn/discussion-elements.js';
        const answer = await fetch('${data}');
        document.querySelector('discussion-thread').document = await answer.json();
      </script>`,
    ),
  );
}

/** Takes the drawn thread of a page, puts it on the server as plain HTML: same content, controls and styles, no scripts. */
export async function addStaticPages(server: BenchServer, thread: Thread, drawn: Page): Promise<void> {
  const rows = await drawn.evaluate<string>('bench.serialize()');
  const plain = '.block.block.block { content-visibility: visible; }';
  server.files.set(addressOf(thread, 'skipping'), page(rows));
  server.files.set(addressOf(thread, 'static'), page(rows.replace('</style>', `${plain}</style>`)));
}

function page(body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title>
<style>body { max-inline-size: 45rem; margin: 2rem auto; font: 1rem/1.5 sans-serif; }</style>
<h1>An article</h1>${body}</html>`;
}
