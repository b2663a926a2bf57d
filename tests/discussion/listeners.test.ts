import { expect } from 'chai';
import { Discussion } from '../../src/discussion/discussion.js';
import { MemorySource } from '../../src/sources/memory.js';
import { aDocument } from '../fixtures/builders.js';

describe('a listener of a discussion that throws', () => {
  const { error } = console;

  afterEach(() => {
    console.error = error;
  });

  it('keeps nothing from the others, and says so on the console', async () => {
    const messages: unknown[] = [];
    console.error = (...words: unknown[]) => messages.push(words.join(' '));
    const discussion = new Discussion(new MemorySource(aDocument()));
    const heard: string[] = [];
    const explode = (): never => {
      throw new Error('boom');
    };
    discussion.subscribe(explode);
    discussion.observe(explode);
    discussion.subscribe(({ phase }) => heard.push(phase));
    discussion.observe(({ type }) => heard.push(type));
    await discussion.load();
    await Promise.resolve();
    expect(heard).to.deep.equal(['loading', 'loaded', 'ready']);
    expect(messages).to.have.lengthOf(3);
    expect(messages[0]).to.include('boom');
  });
});
