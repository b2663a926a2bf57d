import { request, type Answer, type RequestOptions } from './http.js';
import { SourceError, type SourceContext } from './source.js';

/** What makes the cookie of a signed-in reader count. It lasts for a day at most, and an open page may be older. */
export class Nonce {
  /** `''` = there is none to be had: the reader is not signed in. */
  #value: Promise<string> | string | undefined;

  constructor(given: string | true) {
    if (given !== true) this.#value = given;
  }

  /** With a nonce that has expired nothing was done: the same is asked once more with a fresh one. */
  async request(url: string, root: string, context: SourceContext, options: RequestOptions): Promise<Answer> {
    const used = await (this.#value ??= this.#fresh(root, context));
    try {
      return await this.#send(url, used, context, options);
    } catch (error) {
      if (!used || !(error instanceof SourceError) || error.kind !== 'auth-expired') throw error;
      this.#value = await this.#fresh(root, context);
      // Reading goes on without it; what is written would come from somebody else.
      if (!this.#value && (options.method ?? 'GET') !== 'GET') throw error;
      return this.#send(url, this.#value, context, options);
    }
  }

  #send(url: string, nonce: string, context: SourceContext, options: RequestOptions): Promise<Answer> {
    const headers = async (): Promise<Headers> => {
      const all = new Headers(typeof options.headers === 'function' ? await options.headers() : options.headers);
      if (nonce) all.set('X-WP-Nonce', nonce);
      return all;
    };
    return request(url, context, { ...options, headers });
  }

  /** The site prints it as a bare word for those who are signed in. */
  async #fresh(root: string, context: SourceContext): Promise<string> {
    const { href } = new URL('wp-admin/admin-ajax.php?action=rest-nonce', root.replace(/(wp-json\/)?(\?.*)?$/, ''));
    const asData: typeof fetch = async (input, init) => {
      const response = await context.fetch(input, init);
      const word = response.ok ? (await response.text()).trim() : '';
      return new Response(JSON.stringify(/^\w{6,40}$/.test(word) ? word : ''), { headers: { 'Content-Type': 'application/json' } });
    };
    const { data } = await request(href, { ...context, fetch: asData }, { headers: { Accept: 'text/plain' } });
    return String(data);
  }
}
