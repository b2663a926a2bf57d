import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

const built = fileURLToPath(new URL('../../dist/cdn/', import.meta.url));
const types: Record<string, string> = { js: 'text/javascript', json: 'application/json' };

/** Serves what is in `files`. A page that asks for `/mark/NAME` stands still until that has been heard. */
export class BenchServer {
  readonly files = new Map([['/empty', '']]);
  /** Called while the page that asks stands still, so that what is read here is the page's own. */
  onMark: ((name: string) => void) | undefined;
  url = '';
  readonly #server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    const text = this.files.get(path);
    if (path.startsWith('/mark/')) {
      this.onMark?.(path.slice('/mark/'.length));
      response.writeHead(204).end();
    } else if (text === undefined) {
      response.writeHead(404).end();
    } else {
      const type = types[path.split('.').at(-1) ?? ''] ?? 'text/html; charset=utf-8';
      response.writeHead(200, { 'Content-Type': type }).end(text);
    }
  });

  /** @param bundle the folder of the built CDN files */
  async start(bundle = built): Promise<void> {
    // Held in memory: the same program throughout, even if the project is built meanwhile.
    for (const file of readdirSync(bundle)) {
      if (file.endsWith('.js')) this.files.set(`/dist/cdn/${file}`, readFileSync(bundle + file, 'utf8'));
    }
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
