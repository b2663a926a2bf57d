import { expect } from '@open-wc/testing';
import { now, subscribeClock } from '../../src/controllers/clock.js';

describe('the clock of the page', () => {
  const { setInterval, clearInterval } = globalThis;
  let ticks: Map<number, () => void>;
  let made = 0;
  let isHidden = false;

  beforeEach(() => {
    ticks = new Map();
    made = 0;
    isHidden = false;
    globalThis.setInterval = ((tick: () => void) => {
      made += 1;
      ticks.set(made, tick);
      return made;
    }) as typeof setInterval;
    globalThis.clearInterval = ((id: number) => ticks.delete(id)) as typeof clearInterval;
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
  });

  afterEach(() => {
    globalThis.setInterval = setInterval;
    globalThis.clearInterval = clearInterval;
    Reflect.deleteProperty(document, 'hidden');
  });

  function setHidden(value: boolean): void {
    isHidden = value;
    document.dispatchEvent(new Event('visibilitychange'));
  }

  it('tells the time', () => {
    expect(now()).to.be.closeTo(Date.now(), 1000);
  });

  it('is one timer for all who listen, and none for nobody', () => {
    const heard: string[] = [];
    const stopFirst = subscribeClock(() => heard.push('first'));
    const stopSecond = subscribeClock((time) => heard.push(time > 0 ? 'second' : 'never'));
    expect(ticks.size).to.equal(1);
    for (const tick of ticks.values()) tick();
    expect(heard).to.deep.equal(['first', 'second']);
    stopFirst();
    stopFirst();
    expect(ticks.size).to.equal(1);
    stopSecond();
    expect(ticks.size).to.equal(0);
  });

  it('stands still while the page is hidden, and catches up when it is seen', () => {
    let heard = 0;
    const stop = subscribeClock(() => (heard += 1));
    setHidden(true);
    expect(ticks.size).to.equal(0);
    expect(heard).to.equal(0);
    setHidden(false);
    expect(ticks.size).to.equal(1);
    expect(heard).to.equal(1);
    stop();
    setHidden(false);
    expect(heard).to.equal(1);
    expect(ticks.size).to.equal(0);
  });

  it('does not start in a hidden page', () => {
    isHidden = true;
    const stop = subscribeClock(() => undefined);
    expect(ticks.size).to.equal(0);
    setHidden(false);
    expect(ticks.size).to.equal(1);
    stop();
  });
});
