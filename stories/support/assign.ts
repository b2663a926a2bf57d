import { noChange } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

/** Sets properties: `<discussion-thread ${assign(args)}>` shows what the controls of a story say. */
class AssignDirective extends Directive {
  constructor(info: PartInfo) {
    super(info);
    if (info.type !== PartType.ELEMENT) throw new TypeError('properties are set on an element');
  }

  override render(_properties: object): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [properties]: [object]): unknown {
    for (const [name, value] of Object.entries(properties)) {
      // What is the same is not set again: a new story starts from what it was given.
      if (Reflect.get(element, name) !== value) Reflect.set(element, name, value);
    }
    return noChange;
  }
}

export const assign = directive(AssignDirective);
