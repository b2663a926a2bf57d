import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { CDPSession } from 'playwright-core';
import { seededDocument } from '../fixtures/seeded.js';
import { Visit } from './support/visit.js';

/** `npm run soak` asks for thirty minutes. */
const minutes = Number(process.env['SOAK_MINUTES'] ?? 0);
const comments = 2000;
/** Rounds in which everything is done once: code is loaded, caches are full. */
const first = 5;

const page =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>Soak</title>' +
  '<script type="module" src="/dist/cdn/discussion-elements.js"></script><script type="module" src="/life.js"></script>' +
  '<main><discussion-thread live no-storage></discussion-thread></main>';

interface Load {
  heap: number;
  listeners: number;
  nodes: number;
  posts: number;
}

describe(`a thread of ${comments.toLocaleString('en')} comments that is used for ${minutes || 'less than two'} minutes`, () => {
  it('takes no more memory and hears no more events than in its first rounds', async function () {
    this.timeout((minutes + 4) * 60_000);
    const visit = await open();
    const session = await visit.page.context().newCDPSession(visit.page);
    await session.send('Performance.enable');
    const end = Date.now() + minutes * 60_000;
    let posts = 0;
    for (let round = 0; round < first; round++) posts = await live(visit);
    const before = await measure(session, posts);
    let rounds = first;
    while (Date.now() < end || rounds === first) {
      for (let round = 0; round < 5; round++) posts = await live(visit);
      rounds += 5;
    }
    const after = await measure(session, posts);
    const written = after.posts - before.posts;
    console.warn(`        ${rounds} rounds, ${written} posts: ${JSON.stringify(before)} → ${JSON.stringify(after)}`);
    // The source of this page keeps what it has deleted, and the thread keeps its numbers: about two kilobytes each.
    expect(after.heap - before.heap, 'bytes of heap').to.be.below(2_000_000 + written * 2500);
    expect(after.listeners - before.listeners, 'listeners').to.be.at.most(10);
    expect(after.nodes - before.nodes, 'nodes').to.be.at.most(before.nodes * 0.02);
    visit.expectNoProblems();
  });
});

async function open(): Promise<Visit> {
  const document = seededDocument({ count: comments, seed: 7 });
  const open_ = { edit: true, delete: true, react: true, reply: true };
  const all = { thread: { ...document.thread, id: 'soak' }, comments: document.comments.map((one) => ({ ...one, can: open_ })) };
  const visit = await Visit.open('/soak.html', {
    files: {
      '/soak.html': { body: page },
      '/life.js': { body: readFileSync('tests/e2e/support/life.mjs', 'utf8'), type: 'text/javascript' },
      '/soak.json': { body: JSON.stringify(all), type: 'application/json' },
    },
  });
  await visit.page.waitForFunction(() => 'live' in window);
  return visit;
}

async function live(visit: Visit): Promise<number> {
  const { posts } = await visit.page.evaluate(() => (window as unknown as { live(): Promise<{ posts: number }> }).live());
  return posts;
}

/** After everything that can go has gone. */
async function measure(session: CDPSession, posts: number): Promise<Load> {
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const read = (name: string): number => metrics.find((one) => one.name === name)?.value ?? NaN;
  return { heap: read('JSHeapUsedSize'), listeners: read('JSEventListeners'), nodes: read('Nodes'), posts };
}
