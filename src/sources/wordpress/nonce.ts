import { request, type Answer } from '../http.js';
import { SourceError, type SourceContext } from '../source.js';

/** What makes the cookie of a signed-in reader count. It lasts for a day at most, and an open page may be older. */
export class Nonce {
  /** `''` = there is none to be had: the reader is not signed in. */
  #value: string | undefined;

  constructor(given: string | true) {
    if (given !== true) this.#value = given;
  }

  /**
   * Sends with a nonce; with one that has expired nothing was done, and the same is sent once more with a fresh one.
   * `root` is that of the site's REST interface.
   */
  async use(root: string, isReading: boolean, context: SourceContext, send: (nonce: string) => Promise<Answer>): Promise<Answer> {
    const used = (this.#value ??= await fresh(root, context));
    try {
      return await send(used);
    } catch (error) {
      if (!used || !(error instanceof SourceError) || error.kind !== 'auth-expired') throw error;
      const next = (this.#value = await fresh(root, context));
      // Reading goes on without it; what is written would come from somebody else.
      if (!next && !isReading) throw error;
      return send(next);
    }
  }
}

/** The site prints it as a bare word for those who are signed in. */
async function fresh(root: string, context: SourceContext): Promise<string> {
  const { href } = new URL('wp-admin/admin-ajax.php?action=rest-nonce', root.replace(/(wp-json\/)?(\?.*)?$/, ''));
  const asData: typeof fetch = async (input, init) => {
    const response = await context.fetch(input, init);
    const word = response.ok ? (await response.text()).trim() : '';
    return new Response(JSON.stringify(/^\w{6,40}$/.test(word) ? word : ''), { headers: { 'Content-Type': 'application/json' } });
  };
  const { data } = await request(href, { ...context, fetch: asData }, { headers: { Accept: 'text/plain' } });
  return String(data);
}
