import type { CommentData } from '../../model/types.js';
import { given } from '../foreign.js';
import { bodyOf } from './body.js';
import { COMMENT, Item } from './item.js';
import { personOf } from './person.js';

/** What pages write before the id of a comment to have an anchor. */
const ANCHOR = /^(?:li-)?comment-(?=.)/;

/** The comments in an element, in the order of the page. */
export function commentsIn(root: Element): CommentData[] {
  const items = new Map([...root.querySelectorAll(COMMENT)].map((element) => [element, new Item(element)]));
  const ids = new Map([...items].map(([element, item], at) => [element, idOf(item, root) ?? String(at + 1)]));
  return [...items].map(([element, item]) => {
    const around = parentOf(element, root);
    const named = idFrom(item.text('parentItem')) ?? idFrom(item.first('parentItem')?.id);
    return commentOf(item, ids.get(element) ?? '', (around && ids.get(around)) ?? named ?? null);
  });
}

function commentOf(item: Item, id: string, parentId: string | null): CommentData {
  const createdAt = item.text('datePublished', 'dateCreated', 'commentTime') ?? '';
  const editedAt = item.text('dateModified');
  const author = personOf(item.first('author', 'creator'));
  const body = bodyOf(item.first('text', 'commentText', 'description'));
  return {
    id,
    parentId,
    author: { kind: author.name ? 'guest' : 'anonymous', ...author },
    body: body ?? { format: 'text', value: '' },
    createdAt,
    status: body ? 'published' : 'deleted',
    ...given({
      editedAt: editedAt === createdAt ? undefined : editedAt,
      lang: languageOf(item.element),
      url: item.text('url'),
      score: scoreOf(item),
    }),
  };
}

function scoreOf(item: Item): number | undefined {
  const up = item.text('upvoteCount');
  return up === undefined ? undefined : Number(up) - Number(item.text('downvoteCount') ?? 0);
}

/** Where it is another one than the page's own. */
function languageOf(element: Element): string | undefined {
  const found = element.closest<HTMLElement>('[lang]');
  return found && found !== document.documentElement ? found.lang : undefined;
}

function idOf(item: Item, root: Element): string | undefined {
  const { element } = item;
  const anchors = [element.id, rowOf(element, root).id, element.getAttribute('itemid'), item.text('identifier', 'url')];
  return anchors.map(idFrom).find(Boolean);
}

/** The id in an anchor, or in the address of one. */
function idFrom(anchor: string | null | undefined): string | undefined {
  return anchor?.slice(anchor.indexOf('#') + 1).replace(ANCHOR, '') || undefined;
}

/** In lists of lists, the list item that begins with this comment: replies stand beside it. */
function rowOf(element: Element, root: Element): Element {
  const row = element.closest('li');
  return row && row !== root && root.contains(row) && row.querySelector(COMMENT) === element ? row : element;
}

/** The comment that it stands in, or beside which its list stands. */
function parentOf(element: Element, root: Element): Element | undefined {
  const outer = rowOf(element, root).parentElement?.closest(`li, ${COMMENT}`);
  if (!outer || outer === root || !root.contains(outer)) return undefined;
  return outer.matches(COMMENT) ? outer : (outer.querySelector(COMMENT) ?? undefined);
}
