import { Reply, startBackend, type Backend, type BackendCall } from '../backend.js';
import { recorded } from '../recorded.js';

export interface Row {
  id: number;
  parent: number;
  _links?: unknown;
  [field: string]: unknown;
}

export const POST = '/2024/the-lamp/';

export function rows(): Row[] {
  return recorded('wordpress/comments') as Row[];
}

export interface Site {
  comments?: readonly Row[];
  post?: unknown;
  /** What a page says of its data, in the header, in its head, or not at all. */
  page?: 'header' | 'head' | 'nothing';
  /** Whether addresses are pretty: without them all is asked in the query. */
  isPlain?: boolean;
  /** Answers in the place of the site's own. */
  answer?: (call: BackendCall, route: string) => unknown;
}

/** Answers as a WordPress site does to somebody who is not signed in. */
export async function startSite({ comments = rows(), post = recorded('wordpress/post'), page = 'header', isPlain, answer }: Site = {}): Promise<Backend> {
  const site: Backend = await startBackend((call) => {
    const inQuery = call.query.get('rest_route');
    const route = (inQuery ?? (isPlain ? '' : call.path.replace(/^\/wp-json/, ''))).replace(/^\/wp\/v2\//, '');
    const own = answer?.(call, route);
    if (own !== undefined) return own;
    if (call.path === POST && inQuery === null) return pageOf(page, site.origin);
    if (route === 'posts') return call.query.get('slug') === 'the-lamp' ? [post] : [];
    if (route === 'posts/4') return post;
    if (route === 'comments' && call.method === 'OPTIONS') return new Reply(200, {}, { Allow: 'POST' });
    if (route === 'comments' && call.method === 'GET') return listOf(comments, call.query);
    if (route === 'users/me') return new Reply(401, { code: 'rest_not_logged_in', message: 'You are not currently logged in.', data: { status: 401 } });
    return new Reply(404, { code: 'rest_no_route', message: 'No route was found.', data: { status: 404 } });
  });
  return site;
}

function pageOf(page: Site['page'], origin: string): Reply {
  const json = `${origin}/wp-json/wp/v2/posts/4`;
  const head = `<link rel="https://api.w.org/" href="${origin}/wp-json/"><link rel="alternate" type="application/json" href="${json}">`;
  const link = `<${origin}/wp-json/>; rel="https://api.w.org/", <${json}>; rel="alternate"; title="JSON"; type="application/json"`;
  return new Reply(200, `<!doctype html><head>${page === 'head' ? head : ''}</head>`, {
    'Content-Type': 'text/html; charset=UTF-8',
    ...(page === 'header' && { Link: link }),
  });
}

/** By the rules of the handbook: filters, then a page of the rest, which is in the order of the numbers. */
function listOf(comments: readonly Row[], query: URLSearchParams): Reply {
  const among = (name: string): ((id: number) => boolean) => {
    const ids = query.get(name)?.split(',').map(Number);
    return (id) => ids?.includes(id) ?? true;
  };
  const [isParent, isIncluded] = [among('parent'), among('include')];
  const found = comments.filter(({ id, parent }) => isParent(parent) && isIncluded(id));
  if (query.get('order') === 'desc') found.reverse();
  const size = Number(query.get('per_page') ?? 10);
  const start = (Number(query.get('page') ?? 1) - 1) * size;
  return new Reply(200, found.slice(start, start + size), {
    'X-WP-Total': String(found.length),
    'X-WP-TotalPages': String(Math.ceil(found.length / size)),
  });
}
