/** Registers every element. */
import './elements/article/discussion-article.js';
import './elements/comment/discussion-comment.js';
import './elements/count/discussion-count.js';
import './elements/form/discussion-form.js';
import './elements/page/discussion-page.js';
import './elements/thread/discussion-thread.js';

export * from './index.js';
