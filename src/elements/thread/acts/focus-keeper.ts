import type { ThreadStage } from '../thread-stage.js';

/**
 * Notes which comment has the focus and what is around it, before a render. Call what it returns where the render
 * has taken the focus away: the comment itself has it then, else the next in the order that is shown, the previous,
 * the parent, or the heading; never nothing.
 */
export function holdFocus(stage: ThreadStage): (() => void) | undefined {
  const { activeElement } = stage.root;
  if (!activeElement) return undefined;
  const item = activeElement.closest<HTMLElement>('.item');
  const places = item ? placesAround(item) : [];
  return () => stage.focusFirst(places);
}

/** The ids of an item and of those that may take its place. */
function placesAround(item: HTMLElement): string[] {
  const parents: HTMLElement[] = [];
  for (let one = parentOf(item); one; one = parentOf(one)) parents.push(one);
  return [item, neighbour(item, 'nextElementSibling'), neighbour(item, 'previousElementSibling'), ...parents].flatMap(
    (one) => one?.dataset['id'] ?? [],
  );
}

function parentOf(item: HTMLElement): HTMLElement | null {
  return item.parentElement?.closest<HTMLElement>('.item') ?? null;
}

/** In the same list, which may be cut into blocks. */
function neighbour(item: HTMLElement, side: 'nextElementSibling' | 'previousElementSibling'): HTMLElement | null {
  const beside = item[side];
  if (beside?.matches('.item')) return beside as HTMLElement;
  const box = item.parentElement;
  const items = box?.matches('.block') ? box[side]?.children : undefined;
  return (items?.item(side === 'nextElementSibling' ? 0 : items.length - 1) ?? null) as HTMLElement | null;
}
