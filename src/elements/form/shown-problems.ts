import type { ReactiveControllerHost } from 'lit';
import type { FieldName, Problem } from './validate.js';

/** What is wrong with a form, and how its writer learns of it: by the focus or, where that is elsewhere, by an alert. */
export class ShownProblems {
  list: readonly Problem[] = [];
  isAlert = false;
  #takesFocus = false;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  show(list: readonly Problem[], takesFocus: boolean): void {
    this.list = list;
    this.isAlert = !takesFocus;
    this.#takesFocus = takesFocus && list.length > 0;
    this.#host.requestUpdate();
  }

  /** What is being mended is not wrong any more, and not yet judged again. */
  mend(field: string): void {
    this.list = this.list.filter((problem) => problem.field !== field);
    this.#host.requestUpdate();
  }

  /** Where the focus goes when they have been drawn: to the only field, or to all that is said. Asked once. */
  takeFocus(): FieldName | 'summary' | undefined {
    if (!this.#takesFocus) return undefined;
    this.#takesFocus = false;
    const [first, second] = this.list;
    return first?.field && !second ? first.field : 'summary';
  }
}
