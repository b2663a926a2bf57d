import { expect } from 'chai';
import { can } from '../../src/model/rights.js';
import type { Right, RightsContext } from '../../src/model/rights.js';
import type { CommentData, ThreadData } from '../../src/model/types.js';
import { makeComment } from './make.js';

const rights: readonly Right[] = ['reply', 'edit', 'delete', 'react', 'report', 'moderate'];
const capabilities = { post: true, edit: true, remove: true, react: true, report: true, moderate: true };
const open: ThreadData = { id: 't', state: 'open' };

function rightsTo(comment: CommentData | undefined, context: Partial<RightsContext> = {}): Right[] {
  return rights.filter((right) => can(right, comment, { thread: open, capabilities, ...context }));
}

describe('rights', () => {
  it('without a word of the backend are to reply, react and report', () => {
    expect(rightsTo(makeComment('a'))).to.deep.equal(['reply', 'react', 'report']);
  });

  it('are none where the source can do nothing, whatever the data say', () => {
    const all = Object.fromEntries(rights.map((right) => [right, true]));
    expect(rightsTo(makeComment('a', null, 0, { can: all }), { capabilities: {} })).to.deep.equal([]);
  });

  it('need the one method they use', () => {
    const all = Object.fromEntries(rights.map((right) => [right, true]));
    const comment = makeComment('a', null, 0, { can: all });
    expect(rightsTo(comment, { capabilities: { post: true } })).to.deep.equal(['reply']);
    expect(rightsTo(comment, { capabilities: { remove: true } })).to.deep.equal(['delete']);
  });

  it('of the comment come before those of the thread', () => {
    const thread: ThreadData = { ...open, can: { edit: true, delete: true, react: false } };
    const comment = makeComment('a', null, 0, { can: { edit: false, react: true } });
    expect(rightsTo(comment, { thread })).to.deep.equal(['reply', 'delete', 'react', 'report']);
  });

  it('to reply need an open thread', () => {
    const comment = makeComment('a', null, 0, { can: { reply: true } });
    for (const state of ['closed', 'readonly'] as const) {
      expect(rightsTo(comment, { thread: { ...open, state } })).to.not.include('reply');
    }
    expect(rightsTo(comment, { thread: undefined })).to.not.include('reply');
  });

  it('to reply are there at any depth, unless the thread has no replies', () => {
    const comment = makeComment('a');
    expect(rightsTo(comment, { thread: { ...open, limits: { maxReplyDepth: 2 } } })).to.include('reply');
    const flat = { ...open, limits: { maxReplyDepth: 0 } };
    expect(rightsTo(comment, { thread: flat })).to.not.include('reply');
    expect(rightsTo(undefined, { thread: flat })).to.include('reply');
  });

  it('to edit end with the time for it', () => {
    const comment = makeComment('a', null, 0, { can: { edit: true }, editableUntil: '2024-05-03T12:00:00Z' });
    const end = Date.UTC(2024, 4, 3, 12);
    expect(rightsTo(comment, { now: end - 1 })).to.include('edit');
    expect(rightsTo(comment, { now: end })).to.not.include('edit');
    expect(rightsTo(comment)).to.include('edit');
  });

  it('to what is gone are none', () => {
    for (const status of ['deleted', 'missing'] as const) {
      expect(rightsTo(makeComment('a', null, 0, { status, can: { delete: true } }))).to.deep.equal([]);
    }
  });

  it('to what is not public are to change it, not to answer it', () => {
    const all = Object.fromEntries(rights.map((right) => [right, true]));
    for (const status of ['pending', 'held', 'spam', 'hidden', 'blocked'] as const) {
      const comment = makeComment('a', null, 0, { status, can: all });
      expect(rightsTo(comment)).to.deep.equal(['edit', 'delete', 'moderate']);
    }
  });

  it('to the thread itself are asked without a comment', () => {
    expect(rightsTo(undefined, { thread: { ...open, can: { moderate: true } } })).to.include.members(['reply', 'moderate']);
  });
});
