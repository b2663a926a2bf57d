/** Parts of the thread that a page shows as its own, under the same names. */
const FORM = 'form field label input textarea toolbar preview hint error submit cancel';
const THREAD =
  'heading count toolbar notices notice list comment tombstone number avatar author badge time body actions action ' +
  'replies toggle more context form status empty error pending held spam queued failed pinned new target by-author collapsed';
const ARTICLE = 'section date headline byline body figure caption credit related count-link';

export const THREAD_PARTS = [...THREAD.split(' '), ...FORM.split(' ').map((part) => `form-${part}`)].join(',');

/** Parts of the article, as `article-…`. */
export const ARTICLE_PARTS = ARTICLE.split(' ')
  .map((part) => `${part}:article-${part}`)
  .join(',');
