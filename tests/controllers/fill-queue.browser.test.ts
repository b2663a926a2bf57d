import { expect, fixture, html } from '@open-wc/testing';
import { FillQueue, type Fillable } from '../../src/controllers/fill-queue.js';
import { nextTask, until } from '../support/until.js';

describe('what waits to be drawn', () => {
  let drawn: string[];

  beforeEach(() => {
    drawn = [];
  });

  afterEach(() => scrollTo(0, 0));

  const item = (name: string, box?: Element): Fillable => ({ box, fill: () => drawn.push(name) });
  const never = new Promise<void>(() => undefined);

  /** Two places, the second far below the screen. */
  async function places(): Promise<[Element, Element]> {
    const page = await fixture(html`<div><p>near</p><p style="margin-top: 20000px">far</p></div>`);
    const [near, far] = page.querySelectorAll('p');
    if (!near || !far) throw new Error('There are no places.');
    return [near, far];
  }

  it('is drawn in its order, after a paint', async () => {
    const queue = new FillQueue();
    for (const name of ['a', 'b', 'c']) queue.add(item(name));
    expect(drawn).to.deep.equal([]);
    await until(() => drawn.length === 3, 'all are drawn');
    expect(drawn).to.deep.equal(['a', 'b', 'c']);
  });

  it('waits for what is on its way, but not where the reader is', async () => {
    const [near, far] = await places();
    const queue = new FillQueue();
    queue.hold(never);
    queue.add(item('far', far));
    queue.add(item('near', near));
    await until(() => drawn.length > 0, 'something is drawn');
    expect(drawn).to.deep.equal(['near']);
    far.scrollIntoView();
    await until(() => drawn.length > 1, 'the reader is there');
    expect(drawn).to.deep.equal(['near', 'far']);
  });

  it('is forgotten when it goes, and drawn once', async () => {
    const [near, far] = await places();
    const queue = new FillQueue();
    queue.hold(never);
    const gone = item('gone', far);
    queue.add(gone);
    queue.add(item('near', near));
    queue.delete(gone);
    far.scrollIntoView();
    queue.flush();
    for (let turns = 0; turns < 5; turns++) await nextTask();
    expect(drawn).to.deep.equal(['near']);
  });

  it('lets in what is waiting while there is much to draw', async () => {
    const queue = new FillQueue();
    const busy: Fillable = {
      box: undefined,
      fill() {
        const end = performance.now() + 6;
        while (performance.now() < end);
        drawn.push('slow');
      },
    };
    for (let n = 0; n < 30; n++) queue.add({ ...busy });
    let seen = -1;
    await until(() => drawn.length > 0, 'it has begun');
    setTimeout(() => (seen = drawn.length));
    let frames = 0;
    const count = (): void => {
      frames++;
      if (drawn.length < 30) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    await until(() => drawn.length === 30, 'all is drawn');
    await until(() => seen >= 0, 'the timer had its turn');
    expect(frames, 'frames in between').to.be.greaterThan(0);
  });
});
