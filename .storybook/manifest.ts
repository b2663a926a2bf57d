/** The part of a custom elements manifest that the documentation shows. */
interface Item {
  name: string;
  kind?: string;
  type?: { text: string };
  default?: string;
  description?: string;
  attribute?: string;
  readonly?: boolean;
}

interface Declaration {
  tagName?: string;
  members?: Item[];
  attributes?: Item[];
  slots?: Item[];
  cssParts?: Item[];
}

export interface Manifest {
  modules: { declarations?: Declaration[] }[];
}

/** Aliases that a control can only offer when their choices are written out. */
const ALIASES: Readonly<Record<string, string>> = { Order: "'oldest' | 'newest' | 'top'" };

/**
 * The manifest as Storybook can show it. It keeps everything of an element under one name in one table, so an
 * attribute is told with its property, and slots and parts get names that no property has.
 */
export function forDocumentation({ modules }: Manifest): Manifest {
  return {
    modules: modules.map(({ declarations = [] }) => ({
      declarations: declarations.map((one) => ({
        ...one,
        members: (one.members ?? []).map(memberOf),
        attributes: [],
        slots: (one.slots ?? []).map((slot) => ({ ...slot, name: slot.name ? `slot="${slot.name}"` : 'default slot' })),
        cssParts: (one.cssParts ?? []).map((part) => ({ ...part, name: `::part(${part.name})` })),
      })),
    })),
  };
}

function memberOf(item: Item): Item {
  const { attribute, type, description = '' } = item;
  const text = type?.text.replace(/ \| (undefined|null)/g, '') ?? '';
  const told = attribute === undefined || attribute === item.name ? '' : ` Attribute: \`${attribute}\`.`;
  const only = item.kind === 'field' && attribute === undefined ? ' Property only.' : '';
  const shown = item.readonly ? `readonly ${text}` : (ALIASES[text] ?? text);
  return { ...item, ...(type && { type: { text: shown } }), description: description + told + only };
}
