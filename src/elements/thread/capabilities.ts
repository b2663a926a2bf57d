import type { Capabilities } from '../../model/rights.js';
import type { DiscussionSource } from '../../sources/source.js';

/** What a source can do at all: the methods that it has. */
export function capabilitiesOf({ post, edit, remove, react, report, moderate }: DiscussionSource): Capabilities {
  return { post: !!post, edit: !!edit, remove: !!remove, react: !!react, report: !!report, moderate: !!moderate };
}
