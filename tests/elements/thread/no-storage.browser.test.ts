import { expect } from '@open-wc/testing';
import { until } from '../../support/until.js';
import { aPage, talk } from './page-fixture.js';
import { ShakySource } from './sources.js';
import { button, form, parts, said, send, write } from './thread-fixture.js';

const KEY = 'discussion-elements:drafts:["memory",null,"thread-1"]';

describe('a thread that is told later to remember nothing', () => {
  it('stores nothing more from that moment on, and forgets what is sent', async () => {
    const source = new ShakySource(talk);
    const thread = await aPage({ source });
    await write(form(thread), 'Half');
    await until(() => localStorage.getItem(KEY)?.includes('Half'), 'it is stored');
    expect(form(thread).shadowRoot?.querySelector('[name=remember]')).to.not.equal(null);
    const before = localStorage.getItem(KEY);
    const written: string[] = [];
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key: string, value: string) {
      if (this === localStorage) written.push(key);
      setItem.call(this, key, value);
    };
    try {
      thread.noStorage = true;
      await write(form(thread), 'Half a sentence');
      window.dispatchEvent(new PageTransitionEvent('pagehide'));
      expect(localStorage.getItem(KEY)).to.equal(before);
      await until(() => !form(thread).shadowRoot?.querySelector('[name=remember]'), 'nobody is offered to be remembered');
      source.failures.post = ['network'];
      await send(form(thread), 'Half');
      await until(() => parts(thread, 'queued').length > 0, 'it waits');
      button(thread, 'Try again').click();
      await until(() => said(thread) === 'Comment posted', 'it is sent');
      expect(localStorage.getItem(KEY)).to.equal(null);
      expect(written).to.deep.equal([]);
      thread.noStorage = false;
      await write(form(thread), 'And more');
      await until(() => localStorage.getItem(KEY)?.includes('And more'), 'it is stored again');
    } finally {
      Storage.prototype.setItem = setItem;
    }
  });
});
