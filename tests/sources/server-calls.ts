import type { BodyData, CommentData, CommentStatus, DraftData, Order, ThreadState } from '../../src/model/types.js';
import type { MemorySource } from '../../src/sources/memory.js';
import { SourceError, type LoadQuery, type SourceContext } from '../../src/sources/source.js';

export interface Call {
  method: string;
  /** What stands behind the address of the discussion: `[]`, `[id]`, `[id, 'pin']`, … */
  parts: string[];
  query: URLSearchParams;
  body: unknown;
  /** `Idempotency-Key`. */
  key: string | undefined;
}

interface Body {
  parentId: string | null;
  body: BodyData;
  author?: DraftData['author'];
  status?: CommentStatus;
  state: ThreadState;
  on: boolean;
  reason: string;
  note?: string;
}

/** Does what the wire format says. Resolves to the answer's JSON, or to `undefined` for 204. */
export async function answerTo(call: Call, backend: MemorySource, context: SourceContext): Promise<unknown> {
  const { method, parts, query, key } = call;
  const [id, what, reaction] = parts;
  const body = (call.body ?? {}) as Body;
  switch ([method, id === undefined ? '' : 'id', what].filter(Boolean).join(' ')) {
    case 'GET':
      return backend.load(queryOf(query), context);
    case 'POST':
      return backend.post(draftOf(body, key), context);
    case 'PATCH':
      return backend.setState(body.state, context);
    case 'PATCH id':
      return body.status ? backend.moderate(id!, body.status, context) : backend.edit(id!, body.body, context);
    case 'DELETE id':
      return backend.remove(id!, context);
    case 'PUT id pin':
      return backend.pin(id!, body.on, context);
    case 'PUT id reactions':
      await backend.react(id!, reaction!, body.on, context);
      return comment(id!, backend, context);
    case 'POST id report':
      return backend.report(id!, body.reason, body.note ?? '', context);
    default:
      throw new SourceError('not-found', `${method} ${parts.join('/')}`);
  }
}

function queryOf(query: URLSearchParams): LoadQuery {
  const text = (name: string): string | undefined => query.get(name) ?? undefined;
  const all = {
    cursor: text('cursor'),
    limit: query.has('limit') ? Number(query.get('limit')) : undefined,
    order: text('order') as Order | undefined,
    parentId: text('parent'),
    aroundId: text('around'),
    status: text('status') as CommentStatus | undefined,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function draftOf({ parentId, body, author }: Body, key: string | undefined): DraftData {
  if (!key) throw new SourceError('invalid', 'no Idempotency-Key');
  return { threadId: '', parentId, body, key, ...(author && { author }) };
}

async function comment(id: string, backend: MemorySource, context: SourceContext): Promise<CommentData | undefined> {
  const { comments } = await backend.load({ aroundId: id }, context);
  return comments.find((one) => one.id === id);
}
