import { isRecord, textOf, type Foreign } from './foreign.js';
import { hrefOf, originOf, request, resolveUrl, type RequestOptions } from './http.js';
import { SourceError, type SourceContext } from './source.js';

/** Where a post may be found: the root of a site's REST interface, and what to ask it. */
export interface PostAddress {
  root: string;
  /** Under `wp/v2/`, such as `posts/4`. */
  route: string;
  query?: Readonly<Record<string, string>>;
}

/** The URL of a route. Sites without pretty permalinks have it in the query: `/?rest_route=/wp/v2/posts`. */
export function routeUrl({ root, route, query = {} }: PostAddress): string {
  const url = new URL(root);
  const way = url.searchParams.get('rest_route');
  if (way === null) url.pathname += `wp/v2/${route}`;
  else url.searchParams.set('rest_route', `${way}wp/v2/${route}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

/**
 * Where the post of an address may be, the likeliest first: a REST URL says it itself; a page says it in its `Link`
 * header or its head, if it may be read; else the slug or the number in the address is tried.
 */
export async function* findAddresses(
  src: string,
  context: SourceContext,
  options: Pick<RequestOptions, 'timeout'>,
): AsyncGenerator<PostAddress> {
  const url = resolveUrl(src);
  const { json = url, root } = isReadable(url) ? await askPage(url, context, options) : {};
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

/** A browser lets a page be read by its own site only, and complains on the console when another one tries. */
export function isReadable(src: string): boolean {
  const { location } = globalThis as Partial<Pick<typeof globalThis, 'location'>>;
  return !location || originOf(src) === location.origin;
}

/** What a page says of its data; nothing where it does not answer, is data itself, or is no page of WordPress. */
async function askPage(
  url: string,
  context: SourceContext,
  options: RequestOptions,
): Promise<{ json?: string; root?: string }> {
  if (readRestUrl(url)) return {};
  const asData: typeof fetch = async (input, init) => {
    const response = await context.fetch(input, init);
    const page = { link: response.headers.get('Link'), html: await response.text() };
    return new Response(JSON.stringify(page), { headers: { 'Content-Type': 'application/json' } });
  };
  try {
    const { data } = await request(url, { ...context, fetch: asData }, { ...options, headers: { Accept: 'text/html' } });
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
