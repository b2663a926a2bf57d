/**
 * Types of the elements for the JSX of React 19, whose `@types/react` the page has. Import it once, anywhere:
 * `import 'discussion-elements/react.js'`. Nothing runs.
 */
import type { LitElement } from 'lit';
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { DiscussionArticle } from './elements/article/article-element.js';
import type { DiscussionComment } from './elements/comment/comment-element.js';
import type { DiscussionCount } from './elements/count/count-element.js';
import type { DiscussionEventMap } from './elements/events.js';
import type { DiscussionForm } from './elements/form/form-element.js';
import type { DiscussionPage } from './elements/page/page-element.js';
import type { DiscussionThread } from './elements/thread/thread-element.js';

/** `ondiscussion-posted={(event) => …}`: how React listens to events that it does not know. */
type Listeners = { [Type in keyof DiscussionEventMap as `on${Type}`]?: ((event: DiscussionEventMap[Type]) => void) | undefined };

/** What an element has beside what every element has, and its methods. */
type Own<Element extends LitElement> = {
  [Name in Exclude<keyof Element, keyof LitElement> as Element[Name] extends (...given: never[]) => unknown ? never : Name]?: Element[Name] | undefined;
};

/**
 * Its own properties and events, `children` for its slots, `ref`, `key`, and what HTML elements take.
 * `Fixed` are properties that can only be read.
 */
export type ElementProps<Element extends LitElement, Fixed extends keyof Element = never> = Omit<Own<Element>, Fixed> &
  Listeners &
  Omit<DetailedHTMLProps<HTMLAttributes<Element>, Element>, keyof Own<Element>>;

declare module 'react' {
  // eslint-disable-next-line no-restricted-syntax, @typescript-eslint/no-namespace -- React's own
  namespace JSX {
    interface IntrinsicElements {
      'discussion-article': ElementProps<DiscussionArticle>;
      'discussion-comment': ElementProps<DiscussionComment>;
      'discussion-count': ElementProps<DiscussionCount>;
      'discussion-form': ElementProps<DiscussionForm, 'form' | 'validity' | 'validationMessage'>;
      'discussion-page': ElementProps<DiscussionPage>;
      'discussion-thread': ElementProps<DiscussionThread>;
    }
  }
}
