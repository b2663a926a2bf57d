import { SeededRandom } from '../fixtures/random.js';

type Holder = Record<string, unknown>;

const selfHolding: Holder = {};
selfHolding['self'] = selfHolding;

/** What a field may hold when a backend, a cache or somebody in between has broken it. */
const wrongs: readonly ((random: SeededRandom) => unknown)[] = [
  () => undefined,
  () => null,
  () => true,
  () => false,
  () => 0,
  () => -1,
  () => NaN,
  () => Infinity,
  () => 1e308,
  () => 10n ** 40n,
  () => '',
  () => ' ',
  () => 'null',
  () => '0',
  () => '\0',
  () => '\ud800',
  () => '\u202e',
  () => '__proto__',
  () => 'constructor',
  () => 'x'.repeat(3000),
  () => '2025-02-31T25:61:61Z',
  () => '1970',
  () => [],
  () => [[]],
  () => [null, undefined],
  () => Array.from({ length: 1000 }, () => 0),
  () => ({}),
  () => ({ length: 4_294_967_295 }),
  () => ({ toString: null, valueOf: null }),
  () => ({
    toString: () => {
      throw new Error('toString');
    },
  }),
  () => ({ toJSON: () => 'x', then: () => undefined, [Symbol.toPrimitive]: null }),
  () => JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}') as unknown,
  () => Object.create(null) as unknown,
  () => Object.create({ id: 'inherited', name: 'inherited', value: 'inherited' }) as unknown,
  () => ({ _$litType$: 1, strings: ['<b>x</b>'], values: [] }),
  () => new Date(NaN),
  () => new Date(0),
  () => new Map([['id', 'x']]),
  () => new Set(['x']),
  () => /x/,
  () => () => 'x',
  () => Symbol('x'),
  () => Symbol.iterator,
  () => new Uint8Array(3),
  () =>
    new Proxy(
      {},
      {
        get: () => {
          throw new Error('get');
        },
      },
    ),
  () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
  () => Promise.resolve('x'),
  () => new Error('x'),
  () => selfHolding,
  () => nested(2000),
  (random) => random.next() * 1e13,
  (random) => random.token(random.between(1, 12)),
];

/** A document of the corpus with one to six of its values broken; the same for the same seed. */
export function breakDocument(corpus: readonly string[], seed: number): unknown {
  const random = new SeededRandom(seed);
  const root: Holder = { document: JSON.parse(random.pick(corpus)) as unknown };
  for (let times = random.between(1, 6); times > 0; times--) breakOne(root, random);
  return root['document'];
}

function breakOne(root: Holder, random: SeededRandom): void {
  const [holder, key] = pickPlace(root, random);
  const way = random.between(0, 7);
  if (way === 0) Reflect.deleteProperty(holder, key);
  else if (way === 1) holder[key] = [holder[key], holder[key]];
  else if (way === 2) holder[key] = { [random.pick(['id', 'value', 'name', key])]: holder[key] };
  else if (way === 3) rename(holder, key, random);
  else if (way === 4) {
    // The same thing in two places, perhaps inside of itself.
    const [other, otherKey] = pickPlace(root, random);
    holder[key] = other[otherKey];
  } else holder[key] = random.pick(wrongs)(random);
}

/** Anything in the document, the deeper the likelier. */
function pickPlace(root: Holder, random: SeededRandom): [Holder, string] {
  let holder = root;
  let key = 'document';
  for (let depth = 0; depth < 8; depth++) {
    const value = holder[key];
    const keys = isHolder(value) ? Object.keys(value) : [];
    if (!isHolder(value) || keys.length === 0 || random.chance(0.12)) break;
    holder = value;
    key = random.pick(keys);
  }
  return [holder, key];
}

function rename(holder: Holder, key: string, random: SeededRandom): void {
  const value = holder[key];
  Reflect.deleteProperty(holder, key);
  const name = random.pick(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', '0', key.toUpperCase()]);
  Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true });
}

/** Only what is still as JSON made it is broken further. */
function isHolder(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null) return false;
  try {
    const prototype: unknown = Object.getPrototypeOf(value);
    return prototype === Object.prototype || prototype === Array.prototype;
  } catch {
    return false;
  }
}

function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let i = 0; i < depth; i++) value = i % 2 ? [value] : { replies: value };
  return value;
}
