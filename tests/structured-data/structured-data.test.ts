import { expect } from 'chai';
import { Discussion } from '../../src/discussion/discussion.js';
import type { CommentData, DiscussionDocument } from '../../src/model/types.js';
import { MemorySource } from '../../src/sources/memory.js';
import { structuredData, type StructuredDataOptions } from '../../src/structured-data/structured-data.js';
import { aComment, aDocument, html, markdown } from '../fixtures/builders.js';
import { loadReference } from '../fixtures/reference.js';

interface Node {
  '@type': string;
  comment?: Node[];
  [property: string]: unknown;
}

const url = 'https://example.org/quay?page=1#top';

async function textOf(document: DiscussionDocument, options: Partial<StructuredDataOptions> = {}): Promise<string> {
  const discussion = new Discussion(new MemorySource(document));
  await discussion.load();
  return structuredData(discussion.state, { url, ...options });
}

async function dataOf(document: DiscussionDocument, options?: Partial<StructuredDataOptions>): Promise<Node> {
  return JSON.parse(await textOf(document, options)) as Node;
}

const thread = (comments: CommentData[]): DiscussionDocument => aDocument({ comments });

function all({ comment = [] }: Node): Node[] {
  return comment.flatMap((one) => [one, ...all(one)]);
}

describe('structuredData', () => {
  it('is the article with its comments as a tree', async () => {
    const reference = await loadReference();
    const data = await dataOf(reference);
    expect(data).to.include({ '@context': 'https://schema.org', '@type': 'Article', commentCount: 41 });
    expect(data['headline']).to.equal(reference.article?.headline);
    expect(data.comment).to.have.length(25);
    expect(all(data)).to.have.length(41);
    expect(data['author']).to.deep.include({ '@type': 'Person', name: reference.article?.byline?.find(({ role }) => role === 'author')?.name });
  });

  it('says of a comment who wrote it, when, what, and where it stands', async () => {
    const { comment } = await dataOf(
      thread([
        aComment({ id: 'a b', minute: 1, body: markdown('A **bold** word.\n\n- one\n- two'), lang: 'es', score: 3, author: { kind: 'guest', name: 'Ann', url: 'https://ann.example' }, editedAt: '2025-03-15T00:00:00Z' }),
        aComment({ id: '2', minute: 2, body: html('<p>First.</p><p>Then<br>this &amp; that.</p>'), author: { kind: 'anonymous', url: 'javascript:alert(1)' }, score: -1 }),
      ]),
    );
    const [ann, nobody] = comment!;
    const address = 'https://example.org/quay?page=1#comment-a%20b';
    expect(ann).to.deep.include({
      '@type': 'Comment',
      '@id': address,
      url: address,
      author: { '@type': 'Person', name: 'Ann', url: 'https://ann.example/' },
      dateModified: '2025-03-15T00:00:00Z',
      inLanguage: 'es',
      text: 'A bold word.\n\none\n\ntwo',
      upvoteCount: 3,
    });
    expect(nobody).to.deep.include({ author: { '@type': 'Person', name: 'Anonymous' }, text: 'First.\n\nThen\nthis & that.' });
    expect(nobody).to.not.have.any.keys('upvoteCount', 'inLanguage', 'dateModified', 'comment');
  });

  it('is a page where there is no article, with anchors and words of its own', async () => {
    const document = thread([aComment({ id: '1', author: { kind: 'anonymous' } })]);
    delete document.article;
    const data = await dataOf(document, { anchorPrefix: 'c', anonymous: 'Anónimo' });
    expect(data).to.include({ '@type': 'WebPage', url: 'https://example.org/quay?page=1' });
    expect(data.comment![0]).to.deep.include({ '@id': 'https://example.org/quay?page=1#c1', author: { '@type': 'Person', name: 'Anónimo' } });
  });

  it('leaves out what is not public, and keeps the replies to what is gone', async () => {
    const { comment } = await dataOf(
      thread([
        aComment({ id: '1', status: 'held', minute: 1, body: 'Secret.' }),
        aComment({ id: '2', status: 'pending', minute: 2, body: 'Secret.' }),
        aComment({ id: '3', status: 'deleted', minute: 3, body: 'Secret.' }),
        aComment({ id: '3.1', parentId: '3', minute: 4 }),
        aComment({ id: '4', status: 'deleted', minute: 5 }),
      ]),
    );
    expect(comment).to.have.length(1);
    expect(comment![0]).to.include({ '@id': 'https://example.org/quay?page=1#comment-3', creativeWorkStatus: 'Deleted' });
    expect(comment![0]!.comment).to.have.length(1);
    expect(JSON.stringify(comment)).to.not.contain('Secret');
  });

  it('cannot be left by what strangers write', async () => {
    const text = await textOf(thread([aComment({ id: '1', body: '</script><script>alert(1)</script><!--', author: { kind: 'guest', name: '</script>' } })]));
    expect(text).to.not.contain('<');
    expect((JSON.parse(text) as Node).comment![0]!['text']).to.equal('</script><script>alert(1)</script><!--');
  });

  it('nests no deeper than a parser can go, and loses nobody', async () => {
    const chain = Array.from({ length: 3000 }, (_, i) => aComment({ id: String(i), parentId: i === 0 ? null : String(i - 1), minute: i }));
    const data = await dataOf(thread(chain));
    const comments = all(data);
    expect(comments).to.have.length(3000);
    expect(comments.at(-1)).to.deep.include({ parentItem: { '@id': 'https://example.org/quay?page=1#comment-2998' } });
  });

  it('wants an absolute address', async () => {
    const error = await textOf(thread([]), { url: '/quay' }).catch((cause: unknown) => cause);
    expect(error).to.be.instanceOf(TypeError);
  });
});
