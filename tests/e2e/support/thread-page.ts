import { Visit } from './visit.js';

interface Server {
  readonly url: string;
  readonly origin: string;
}

/** A reader with a profile of their own, on a page with a thread over a REST server. */
export function openThreadPage({ url, origin }: Server, attributes = '', others: readonly Server[] = []): Promise<Visit> {
  const body = `<!doctype html>
    <html lang="en">
      <meta charset="utf-8">
      <title>A page</title>
      <script type="module" src="/dist/cdn/discussion-elements.js"></script>
      <h1>A page</h1>
      <discussion-thread source="rest" src="${url}" ${attributes}></discussion-thread>
    </html>`;
  return Visit.open('/page.html', {
    files: { '/page.html': { body } },
    origins: [origin, ...others.map((one) => one.origin)],
    // A page that did not come over the network may not ask this machine otherwise.
    permissions: ['local-network-access'],
  });
}
