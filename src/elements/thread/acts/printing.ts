import type { ThreadStage } from '../thread-stage.js';

/** Paper has all of the texts that are cut for their length; the screen has them cut again afterwards. */
export function completeForPaper({ root, view, list }: ThreadStage): void {
  list.complete = () => {
    for (const button of root.querySelectorAll('[data-act=show-all]')) {
      const id = button.closest<HTMLElement>('[data-id]')?.dataset['id'] ?? '';
      view.full.add(id);
      list.redraw(id);
      addEventListener('afterprint', () => view.full.delete(id) && list.redraw(id), { once: true });
    }
  };
}
