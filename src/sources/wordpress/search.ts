import { idOf, isRecord, textOf, type Foreign } from '../foreign.js';
import { hrefOf, request, resolveUrl, type Answer } from '../http.js';
import { SourceError, type SourceContext } from '../source.js';
import type { PostAddress } from './address.js';

interface Search {
  src: string;
  /** Whether the page at `src` may be read, and not only its data. */
  isReadable: boolean;
  timeout: number | undefined;
  ask: (address: PostAddress) => Promise<Answer>;
}

/** Looks for the post of an address, and where it is for good. */
export async function findPost(search: Search, context: SourceContext): Promise<{ address: PostAddress; post: Foreign }> {
  let failure: SourceError | undefined;
  for await (const address of placesOf(search, context)) {
    try {
      const { data } = await search.ask(address);
      const post = chosen(Array.isArray(data) ? data : [data], search.src);
      const id = idOf(post?.id);
      if (post && id !== undefined) {
        const { root, route, query } = address;
        return { post, address: { root, route: query?.slug === undefined ? route : `${route}/${id}` } };
      }
      failure = new SourceError('not-found', `no post at ${search.src}`);
    } catch (error) {
      // Another place is tried where this one may not exist; the word of a site that does counts more.
      if (!(error instanceof SourceError) || !['network', 'not-found', 'bad-answer'].includes(error.kind)) throw error;
      if (!failure || error.kind === 'not-found') failure = error;
    }
  }
  throw failure ?? new SourceError('not-found', `no post at ${search.src}`);
}

/** Several posts may have one name, in different places: the one that the address shows is meant. */
function chosen(posts: readonly unknown[], src: string): Foreign | undefined {
  const known = posts.filter(isRecord);
  return known.find(({ link }) => textOf(link) === src) ?? known[0];
}

/**
 * Where the post may be, the likeliest first: a REST URL says it itself; a page says it in its `Link` header or its
 * head, if it may be read; else the slug or the number in the address is tried.
 */
async function* placesOf(search: Search, context: SourceContext): AsyncGenerator<PostAddress> {
  const url = resolveUrl(search.src);
  const { json = url, root } = search.isReadable ? await askPage(url, context, search.timeout) : {};
  const known = readRestUrl(json);
  if (!known) {
    yield* guess(url, root);
    return;
  }
  yield known;
  if (/^posts\/\d+$/.test(known.route)) yield { ...known, route: known.route.replace('posts', 'pages') };
}

/** Where a REST URL leads to; `undefined` for the address of a page. */
function readRestUrl(href: string): PostAddress | undefined {
  const url = new URL(href);
  const inQuery = url.searchParams.get('rest_route');
  const way = inQuery ?? url.pathname;
  const at = way.indexOf('/wp/v2/') + 1;
  if (!at) return undefined;
  const query = Object.fromEntries(url.searchParams);
  delete query.rest_route;
  url.search = '';
  url.hash = '';
  if (inQuery === null) url.pathname = way.slice(0, at);
  else url.searchParams.set('rest_route', way.slice(0, at));
  // A list of comments names the post that they are under.
  const { post, ...rest } = query;
  return { root: url.href, ...(post ? { route: `posts/${post}` } : { route: way.slice(at + 'wp/v2/'.length), query: rest }) };
}

/** What a page says of its data; nothing where it does not answer, is data itself, or is no page of WordPress. */
async function askPage(
  url: string,
  context: SourceContext,
  timeout: number | undefined,
): Promise<{ json?: string; root?: string }> {
  if (readRestUrl(url)) return {};
  const asData: typeof fetch = async (input, init) => {
    const response = await context.fetch(input, init);
    const page = { link: response.headers.get('Link'), html: await response.text() };
    return new Response(JSON.stringify(page), { headers: { 'Content-Type': 'application/json' } });
  };
  try {
    const { data } = await request(url, { ...context, fetch: asData }, { headers: { Accept: 'text/html' }, ...(timeout !== undefined && { timeout }) });
    const page = isRecord(data) ? data : {};
    const [json, root] = ['application/json\\b(?!\\+)', 'https://api\\.w\\.org/'].map((mark) => linkIn(page, mark, url));
    return { ...(json && { json }), ...(root && { root }) };
  } catch (error) {
    // A site that is silent here is silent everywhere; another one may only not want to show its pages.
    if (!(error instanceof SourceError) || error.kind === 'timeout') throw error;
    return {};
  }
}

/** The address of the link with a mark, in the header or else in the head. */
function linkIn({ link, html }: Foreign, mark: string, base: string): string | undefined {
  const header = new RegExp(`<([^>]+)>[^<]*${mark}`).exec(textOf(link) ?? '')?.[1];
  const tag = new RegExp(`<link\\b[^>]*${mark}[^>]*>`, 'i').exec(textOf(html) ?? '')?.[0] ?? '';
  const inHead = /\bhref=["']([^"']+)/i.exec(tag)?.[1]?.replace(/&(?:amp|#0?38);/g, '&');
  return hrefOf(header ?? inHead, base);
}

/** By number (`?p=4`, `/archives/4`) or by slug (`/2025/03/a-story/`, `/blog/a-story.html`), as a post, then as a page. */
function* guess(href: string, root?: string): Generator<PostAddress> {
  const { origin, pathname, searchParams } = new URL(href);
  const parts = pathname.split('/').filter(Boolean);
  const name = (parts.at(-1) ?? '').replace(/\.html?$/, '');
  const id = searchParams.get('p') ?? searchParams.get('page_id') ?? (/^\d+$/.test(name) ? name : undefined);
  const slug = decodeSafely(name);
  const roots = root ? [root] : [`${origin}/wp-json/`, `${origin}/?rest_route=/`];
  if (!root && parts.length > (id === undefined ? 1 : 0)) roots.push(`${origin}/${parts[0] ?? ''}/?rest_route=/`);
  for (const one of roots) {
    for (const type of ['posts', 'pages']) {
      if (id !== undefined) yield { root: one, route: `${type}/${id}` };
      else if (slug) yield { root: one, route: type, query: { slug } };
    }
  }
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
