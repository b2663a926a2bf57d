import { expect } from 'chai';
import { visit } from '../../src/discussion/visits.js';

class FakeStorage implements Storage {
  readonly #items = new Map<string, string>();
  get length(): number {
    return this.#items.size;
  }
  clear(): void {
    this.#items.clear();
  }
  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }
  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }
  removeItem(key: string): void {
    this.#items.delete(key);
  }
  setItem(key: string, value: string): void {
    this.#items.set(key, value);
  }
}

describe('visits', () => {
  it('tell when a thread was last seen on this device', () => {
    const storage = new FakeStorage();
    expect(visit('a', '2025-01-01T00:00:00Z', () => storage)).to.equal(undefined);
    expect(visit('b', '2025-01-02T00:00:00Z', () => storage)).to.equal(undefined);
    expect(visit('a', '2025-01-03T00:00:00Z', () => storage)).to.equal('2025-01-01T00:00:00Z');
    expect(visit('a', '2025-01-04T00:00:00Z', () => storage)).to.equal('2025-01-03T00:00:00Z');
  });

  it('are kept under one prefixed key, and not without end', () => {
    const storage = new FakeStorage();
    // Numbers, too: an object would have them in an order of its own.
    for (let i = 0; i < 300; i++) visit(`${(i * 7) % 300}`, '2025-01-01T00:00:00Z', () => storage);
    expect(storage.length).to.equal(1);
    expect(storage.key(0)).to.match(/^discussion-elements:/);
    expect(visit('0', '2025-01-02T00:00:00Z', () => storage), 'forgotten').to.equal(undefined);
    expect(visit('6', '2025-01-02T00:00:00Z', () => storage)).to.be.a('string');
  });

  it('take an odd id or an odd entry for what it is', () => {
    const storage = new FakeStorage();
    storage.setItem('discussion-elements:visited', '[["a",7],["__proto__","x"]]');
    expect(visit('a', '2025-01-01T00:00:00Z', () => storage)).to.equal(undefined);
    expect(visit('constructor', '2025-01-01T00:00:00Z', () => storage)).to.equal(undefined);
    expect(visit('constructor', '2025-01-02T00:00:00Z', () => storage)).to.equal('2025-01-01T00:00:00Z');
  });

  it('are first visits where nothing can be stored', () => {
    const blocked = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
    expect(visit('a', '2025-01-01T00:00:00Z', blocked)).to.equal(undefined);
    const broken = new FakeStorage();
    broken.setItem('discussion-elements:visited', 'not JSON');
    expect(visit('a', '2025-01-01T00:00:00Z', () => broken)).to.equal(undefined);
  });
});
