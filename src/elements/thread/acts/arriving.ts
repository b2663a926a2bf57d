import { inReadingOrder } from '../list/reading-order.js';
import type { Act } from '../thread-stage.js';

/** Lets in what has arrived at the top level (no id) or under a comment; focus goes to the first of it, since the button is gone. */
export const showArrivals: Act = async (stage, id) => {
  const { discussion, view } = stage;
  const ids = discussion?.showArrivals(id) ?? [];
  for (const one of ids) view.fresh.add(one);
  await stage.settle();
  stage.focusFirst(inReadingOrder(ids, stage.list));
};
