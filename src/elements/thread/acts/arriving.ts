import type { Act } from '../thread-stage.js';

/** Lets in what has arrived; focus goes to the first of it, since the button is gone. */
export const showArrivals: Act = async (stage) => {
  const { discussion, view } = stage;
  const ids = discussion?.showArrivals() ?? [];
  for (const id of ids) view.fresh.add(id);
  await stage.settle();
  stage.focusFirst(ids);
};
