import { waitFor, within } from 'storybook/test';

/** Queries by role and name inside the shadow root of the first `selector`, once it is there. */
export async function inside(canvas: HTMLElement, selector: string) {
  return within(await rootOf(canvas, selector));
}

/** Queries inside the nth form of a thread: the forms under comments come before the one at the bottom. */
export async function insideForm(canvas: HTMLElement, tag = 'discussion-thread', index = 0) {
  const thread = await rootOf(canvas, tag);
  return within(await rootOf(thread, 'discussion-form', index));
}

/** A shadow root, as testing-library's types want it: it asks nothing of it but queries. */
export async function rootOf(canvas: HTMLElement, selector: string, index = 0): Promise<HTMLElement> {
  return waitFor(() => {
    const root = canvas.querySelectorAll(selector)[index]?.shadowRoot;
    if (!root?.firstElementChild) throw new Error(`no ${selector} yet`);
    return root as unknown as HTMLElement;
  });
}

/** Where the focus really is, through all shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}
