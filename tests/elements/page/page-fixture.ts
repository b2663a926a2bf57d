import { fixture, html } from '@open-wc/testing';
import '../../../src/elements/page/discussion-page.js';
import type { DiscussionArticle } from '../../../src/elements/article/article-element.js';
import type { DiscussionPage } from '../../../src/elements/page/page-element.js';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import type { DiscussionDocument } from '../../../src/model/types.js';
import { until } from '../../support/until.js';
import { ready } from '../thread/thread-fixture.js';

export async function aPageElement(properties: Partial<DiscussionPage> = {}): Promise<DiscussionPage> {
  const page = await fixture<DiscussionPage>(html`<discussion-page lang="en"></discussion-page>`);
  Object.assign(page, properties);
  await page.updateComplete;
  return page;
}

/** A page that shows a document, down to its last comment. */
export async function aReadyPage(document: DiscussionDocument, properties: Partial<DiscussionPage> = {}): Promise<DiscussionPage> {
  const page = await aPageElement({ document, ...properties });
  await shown(page);
  return page;
}

export async function shown(page: DiscussionPage): Promise<void> {
  await until(() => page.shadowRoot?.querySelector('discussion-thread')?.shadowRoot, 'the thread is there');
  await ready(threadOf(page));
}

export function threadOf(page: DiscussionPage): DiscussionThread {
  const thread = page.renderRoot.querySelector('discussion-thread');
  if (!thread) throw new Error('The page has no thread.');
  return thread;
}

export function articleOf(page: DiscussionPage): DiscussionArticle {
  const article = page.renderRoot.querySelector('discussion-article');
  if (!article) throw new Error('The page has no article.');
  return article;
}
