import { expect } from 'chai';
import { wait } from '../../src/sources/wait.js';

describe('waiting', () => {
  const LONG = 2 ** 31 - 1;

  it('ends when the time has come, and not before', async () => {
    const start = performance.now();
    await wait(30, new AbortController().signal);
    expect(performance.now() - start).to.be.within(28, 5000);
  });

  it('ends as soon as nobody wants to wait any longer', async () => {
    const controller = new AbortController();
    const end = wait(LONG, controller.signal);
    controller.abort();
    await end;
  });

  it('ends at once where nobody wanted to from the first', async () => {
    await wait(LONG, AbortSignal.abort());
  });
});
