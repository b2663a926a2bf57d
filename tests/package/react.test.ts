import { expect } from 'chai';
import { compilerOptions, Consumer } from './consumer.js';

describe('the packed package in a React project', () => {
  let consumer: Consumer;

  before(() => {
    consumer = new Consumer();
    for (const name of ['@types/react', 'csstype']) consumer.link(name);
    const options = { ...compilerOptions, jsx: 'preserve' };
    consumer.write('tsconfig.json', JSON.stringify({ compilerOptions: options, include: ['app.tsx'] }));
  });

  after(() => consumer.remove());

  const compile = (props: string, ofForm = ''): string => {
    consumer.write('app.tsx', app.replace('PROPS', props).replace('OF_FORM', ofForm));
    return consumer.tool('tsc', '--project', 'tsconfig.json');
  };

  it('compiles elements in JSX with their properties, events, slots and refs', () => {
    expect(compile('live pageSize={20} order="newest" className="talk" slot="talk"')).to.equal('');
  });

  for (const [what, props] of [
    ['a property of the wrong type', 'pageSize="many"'],
    ['a property that there is not', 'pageLength={20}'],
    ['a listener that reads what the event has not', 'ondiscussion-posted={(event) => event.detail.total}'],
  ] as const) {
    it(`says so when it meets ${what}`, () => {
      expect(() => compile(props)).to.throw(/app\.tsx.*TS2\d+/);
    });
  }

  it('takes neither methods nor what can only be read', () => {
    for (const own of ['reset={() => undefined}', 'validationMessage="Hello"']) {
      expect(() => compile('', own), own).to.throw(/app\.tsx.*TS2\d+/);
    }
  });
});

const app = `
import 'discussion-elements/define.js';
import 'discussion-elements/react.js';
import type { DiscussionDocument, DiscussionThread } from 'discussion-elements';
import { createRef } from 'react';

const ref = createRef<DiscussionThread>();

export function Comments({ data }: { data: DiscussionDocument }) {
  return (
    <>
      <discussion-page src="/42.json" source="local" lang="es" />
      <discussion-thread ref={ref} key="42" document={data} ondiscussion-loaded={(event) => console.log(event.detail.total.toFixed())} PROPS>
        <p slot="notice">Be kind.</p>
      </discussion-thread>
      <discussion-form value="Hello" maxlength={80} OF_FORM ondiscussion-submit-request={(event) => event.detail.draft.body} />
    </>
  );
}
`;
