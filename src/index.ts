/** Classes, types and the headless core. Importing this registers nothing: see `define.js`. */
export { DiscussionArticle } from './elements/article/article-element.js';
export { DiscussionComment } from './elements/comment/comment-element.js';
export { DiscussionCount } from './elements/count/count-element.js';
export { DiscussionForm } from './elements/form/form-element.js';
export { DiscussionPage } from './elements/page/page-element.js';
export { DiscussionThread } from './elements/thread/thread-element.js';

export { Discussion, type DiscussionOptions } from './discussion/discussion.js';
export type { DiscussionState, Operation, Outcome } from './discussion/state.js';
export { CommentTree } from './model/tree.js';
export type { LocalState, TreeNode } from './model/node.js';
export type * from './model/types.js';
export { MergedSource, type MergedOptions, type MergedPart } from './sources/merged.js';
export { createSource, defineSource, type SourceFactory } from './sources/registry.js';
export * from './sources/source.js';
export { loadPart } from './text/body.js';
export { defineLocale } from './i18n/locales.js';
export type { Messages } from './i18n/messages.js';
export type { Renderer, RendererContext, Renderers } from './elements/comment/comment-view.js';
export type { BeforePost } from './elements/thread/thread-stage.js';
export type {
  DiscussionEventDetails,
  DiscussionEventMap,
  DiscussionOutcomes,
  DiscussionRequests,
  FailureData,
} from './elements/events.js';
