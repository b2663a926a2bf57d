import { originOf } from '../http.js';

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

/** A browser lets a page be read by its own site only, and complains on the console when another one tries. */
export function isReadable(src: string): boolean {
  const { location } = globalThis as Partial<Pick<typeof globalThis, 'location'>>;
  return !location || originOf(src) === location.origin;
}
