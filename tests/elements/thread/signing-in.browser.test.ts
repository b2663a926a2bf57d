import { expect } from '@open-wc/testing';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import type { AuthorData } from '../../../src/model/types.js';
import type { Session } from '../../../src/sources/source.js';
import { aComment, aDocument } from '../../fixtures/builders.js';
import { nextTask, until } from '../../support/until.js';
import { aPage, area, open } from './page-fixture.js';
import { ShakySource } from './sources.js';
import { button, comment, form, parts, record, said, send, textOf } from './thread-fixture.js';

const una: AuthorData = { id: 'una', name: 'Una', kind: 'member' };

/** The accounts of a page. */
class Accounts implements Session {
  viewer: AuthorData | null = null;
  asked = 0;
  readonly #listeners = new Set<() => void>();

  async signIn(): Promise<void> {
    this.asked++;
    await nextTask();
    this.enter(una);
  }

  enter(viewer: AuthorData): void {
    this.viewer = viewer;
    for (const listener of this.#listeners) listener();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

class MembersOnly extends ShakySource {
  readonly session = new Accounts();
}

async function aMembersPage(): Promise<{ thread: DiscussionThread; source: MembersOnly }> {
  const source = new MembersOnly(aDocument({ comments: [aComment({ id: 'own', can: { edit: true }, body: 'My words.' })] }));
  return { thread: await aPage({ source }), source };
}

describe('somebody who has to sign in', () => {
  it('does so by the session of the source, and the same text is sent', async () => {
    const { thread, source } = await aMembersPage();
    source.failures.post = ['auth-required'];
    const asked = record(thread, 'discussion-sign-in-request');
    await send(form(thread), 'Hello');
    await until(() => said(thread) === 'Comment posted', 'it is said');
    expect(asked.map(({ detail, cancelable }) => [detail, cancelable])).to.deep.equal([[{ reason: 'auth-required' }, true]]);
    expect(source.session.asked).to.equal(1);
    expect(source.drafts.map(({ body }) => body.value)).to.deep.equal(['Hello', 'Hello']);
    expect(new Set(source.drafts.map(({ key }) => key)).size).to.equal(1);
    await until(() => textOf(form(thread).shadowRoot?.querySelector('.viewer')) === 'Posting as Una', 'the form knows');
  });

  it('does so in the page’s own way where the page prevents the request', async () => {
    const { thread, source } = await aMembersPage();
    source.failures.post = ['auth-expired'];
    thread.addEventListener('discussion-sign-in-request', (event) => event.preventDefault());
    await send(form(thread), 'Hello');
    await until(() => parts(thread, 'failed').length === 1, 'it waits with its reason');
    expect(textOf(parts(thread, 'failed')[0])).to.include('Your session has ended.');
    expect(source.session.asked).to.equal(0);
    source.session.enter(una);
    await until(() => parts(thread, 'failed').length === 0, 'it is sent');
    expect(source.drafts).to.have.length(2);
  });

  it('is asked once for each press, however often the backend refuses', async () => {
    const { thread, source } = await aMembersPage();
    source.failures.post = ['auth-required', 'auth-required', 'auth-required'];
    await send(form(thread), 'Hello');
    await until(() => source.drafts.length === 2 && parts(thread, 'failed').length === 1, 'it was tried again');
    await nextTask();
    expect(source.session.asked).to.equal(1);
    button(thread, 'Try again').click();
    await until(() => source.session.asked === 2, 'it is asked again');
  });

  it('saves the same change afterwards', async () => {
    const { thread, source } = await aMembersPage();
    source.failures.edit = ['auth-expired'];
    const own = await open(thread, 'Edit', 'own');
    expect(area(own).value).to.equal('My words.');
    await send(own, 'My better words.');
    await until(() => said(thread) === 'Changes saved', 'it is said');
    expect(textOf(comment(thread, 'own').querySelector('[part=body]'))).to.equal('My better words.');
  });
});
