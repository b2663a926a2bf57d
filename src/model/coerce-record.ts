import type { Note, Read } from './coerce-values.js';

export type Foreign = Readonly<Record<string, unknown>>;

/** How each field is read. The fields of what comes out are in this order. */
type Fields<T> = { readonly [K in keyof T]-?: Read<Exclude<T[K], undefined>> };

interface RecordOptions<T> {
  /** The field without which the record is of no use. */
  needs?: keyof T & string;
  /** The field that a value stands for which is no record: a plain string is a name, or a text. */
  plain?: keyof T & string;
  /** For fields that were not read. */
  defaults?: (read: Partial<T>) => Partial<T>;
}

/** A reader of records by a table of their fields. It takes the fields of the table and no others. */
export function recordOf<T extends object>(fields: Fields<T>, options: RecordOptions<T> = {}): Read<T> {
  const { needs, plain, defaults } = options;
  return (value, _field, note) => {
    const from = plain && !isRecord(value) && !isEmpty(value) ? { [plain]: value } : value;
    if (!isRecord(from)) return undefined;
    const read: Partial<T> = {};
    for (const key in fields) {
      try {
        const foreign = from[key];
        // Most fields of most records.
        if (foreign === undefined) continue;
        const item = fields[key](foreign, key, note);
        if (item !== undefined) read[key] = item;
        noteChange(foreign, item, key, note);
      } catch {
        // A getter or a proxy of the page's own.
        note(key);
      }
    }
    if (needs && read[needs] === undefined) return undefined;
    // With its defaults the record has all that its type needs.
    return Object.assign(defaults?.(read) ?? {}, read) as T;
  };
}

/** A reader of lists of at most `max` items. An empty list stays, one in which nothing is readable goes. */
export function listOf<T>(read: Read<T>, max = 100): Read<T[]> {
  return (value, field, note) => {
    if (!Array.isArray(value)) return undefined;
    if (value.length > max) note(field);
    const items: T[] = [];
    for (let i = 0; i < value.length && i < max; i++) {
      const item = readSafely(read, value[i], field, note);
      if (item === undefined) note(field);
      else items.push(item);
    }
    return items.length > 0 || value.length === 0 ? items : undefined;
  };
}

/** What cannot even be looked at is nothing. */
export function readSafely<T>(read: Read<T>, value: unknown, field: string, note: Note): T | undefined {
  try {
    return read(value, field, note);
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Foreign {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Ways to say that there is nothing. */
function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || value === false;
}

/** Records and lists tell themselves what is wrong in them. */
function noteChange(value: unknown, read: unknown, field: string, note: Note): void {
  if (read !== value && typeof read !== 'object' && !isEmpty(value)) note(field);
}
