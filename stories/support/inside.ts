import { waitFor, within } from 'storybook/test';

/** Queries by role and name inside the shadow root of the first `selector`, once it is there. */
export async function inside(canvas: HTMLElement, selector: string) {
  return within(await rootOf(canvas, selector));
}

/** Queries inside the form of a thread whose text is labelled so: a reply's form is not the one at the bottom. */
export async function insideForm(canvas: HTMLElement, label: string) {
  const thread = await rootOf(canvas, 'discussion-thread');
  return waitFor(() => {
    const forms = [...thread.querySelectorAll('discussion-form')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
    const found = forms.map(queriesOf).find((form) => form.queryByRole('textbox', { name: label }));
    if (!found) throw new Error(`no form "${label}" yet`);
    return found;
  });
}

/** A shadow root, as testing-library's types want it: it asks nothing of it but queries. */
export async function rootOf(canvas: HTMLElement, selector: string): Promise<HTMLElement> {
  return waitFor(() => {
    const root = canvas.querySelector(selector)?.shadowRoot;
    if (!root?.firstElementChild) throw new Error(`no ${selector} yet`);
    return root as unknown as HTMLElement;
  });
}

function queriesOf(root: ShadowRoot) {
  return within(root as unknown as HTMLElement);
}

/** Where the focus really is, through all shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}
