import { Reply, startBackend, type Backend } from '../backend.js';
import { recorded } from '../recorded.js';

interface Item {
  id: number;
  children: Item[];
}

/** The item in a tree that has this id. */
function find(item: Item, id: string): Item | undefined {
  if (String(item.id) === id) return item;
  for (const child of item.children) {
    const found = find(child, id);
    if (found) return found;
  }
  return undefined;
}

/** Answers as `hn.algolia.com/api/v1` does, about one story; `base` is where. */
export function startHackerNews(story = recorded('hackernews/item') as Item, base = ''): Promise<Backend> {
  return startBackend(({ path: whole, query }) => {
    const path = whole.replace(base, '');
    const [, id] = /^\/items\/(\d+)$/.exec(path) ?? [];
    if (id) return find(story, id) ?? new Reply(404, { status: 404, error: 'Not Found' });
    if (path !== '/search') return undefined;
    const known: Record<string, number> = { [story.id]: 6, 40900: 0 };
    const asked = [...(query.get('tags') ?? '').matchAll(/story_(\d+)/g)].map(([, one = '']) => one);
    return { hits: asked.filter((one) => one in known).map((objectID) => ({ objectID, num_comments: known[objectID] })) };
  });
}
