import {
  fieldsOf,
  isAbsent,
  isRecord,
  put,
  readCount,
  readEach,
  readFlag,
  readName,
  readText,
  readWord,
} from './coerce-fields.js';
import type { Notes } from './coerce-fields.js';
import type { AuthorData, BodyData, FigureData, Permissions } from './types.js';

interface Named {
  name: string;
  url?: string;
}

const FORMATS: ReadonlySet<BodyData['format']> = new Set(['markdown', 'html', 'text']);
const KINDS: ReadonlySet<AuthorData['kind']> = new Set(['member', 'guest', 'anonymous', 'bot', 'removed']);
const RIGHTS = ['reply', 'edit', 'delete', 'react', 'report', 'moderate'] as const;

/** A plain string is text; an unknown format too, since text is safe whatever it holds. */
export function readBody(value: unknown, notes: Notes): BodyData {
  const from = isRecord(value) ? value : { value };
  const body: BodyData = {
    format: readWord(from.format, FORMATS, 'body format', notes) ?? 'text',
    value: readText(from.value, 'body', notes) ?? '',
  };
  put(body, 'source', readText(from.source, 'body source', notes));
  return body;
}

/** A plain string is a name. */
export function readAuthor(value: unknown, notes: Notes): AuthorData {
  const from = typeof value === 'string' ? { name: value } : fieldsOf(value, 'author', notes);
  const id = readText(from.id, 'author id', notes);
  const name = readName(from.name, 'author name', notes);
  const guess = id !== undefined ? 'member' : name !== undefined ? 'guest' : 'anonymous';
  const author: AuthorData = { kind: readWord(from.kind, KINDS, 'author kind', notes) ?? guess };
  put(author, 'id', id);
  put(author, 'name', name);
  put(author, 'url', readText(from.url, 'author url', notes));
  put(author, 'avatarUrl', readText(from.avatarUrl, 'author avatarUrl', notes));
  put(author, 'badges', readEach(from.badges, 'badges', notes, readBadge, 10));
  return author;
}

export function readFigure(value: unknown, notes: Notes): FigureData | undefined {
  const from = typeof value === 'string' ? { src: value } : fieldsOf(value, 'figure', notes);
  const src = readText(from.src, 'figure src', notes);
  if (src === undefined) return undefined;
  const figure: FigureData = { src, alt: readText(from.alt, 'figure alt', notes) ?? '' };
  put(figure, 'caption', readText(from.caption, 'figure caption', notes));
  put(figure, 'credit', readText(from.credit, 'figure credit', notes));
  put(figure, 'width', readCount(from.width, 'figure width', notes));
  put(figure, 'height', readCount(from.height, 'figure height', notes));
  return figure;
}

/** Somebody or something with a name and perhaps a page. A plain string is the name. */
export function readNamed(value: unknown, what: string, notes: Notes): Named | undefined {
  if (isAbsent(value)) return undefined;
  const from = typeof value === 'string' ? { name: value } : fieldsOf(value, what, notes);
  const name = readName(from.name, what, notes);
  if (name === undefined) {
    notes.add(what);
    return undefined;
  }
  const named: Named = { name };
  put(named, 'url', readText(from.url, what, notes));
  return named;
}

export function readPermissions(value: unknown, notes: Notes): Permissions | undefined {
  if (isAbsent(value)) return undefined;
  const from = fieldsOf(value, 'can', notes);
  const can: Permissions = {};
  for (const right of RIGHTS) put(can, right, readFlag(from[right], 'can', notes));
  return can;
}

function readBadge(value: unknown, notes: Notes): string | undefined {
  return readText(value, 'badges', notes, 50);
}
