import type { Strings } from '../i18n/strings.js';
import type { BodyLabels } from '../text/options.js';

const made = new WeakMap<Strings, BodyLabels>();

/** The words that a body itself needs; one object a language, since other options draw a body anew. */
export function bodyLabels(strings: Strings): BodyLabels {
  let labels = made.get(strings);
  if (!labels) {
    labels = {
      image: strings.text('text.image'),
      code: strings.text('text.code'),
      table: strings.text('text.table'),
      done: strings.text('text.done'),
      open: strings.text('text.open'),
    };
    made.set(strings, labels);
  }
  return labels;
}
