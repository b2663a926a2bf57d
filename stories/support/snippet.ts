/** What somebody would write for the same: attributes for what an attribute can say, a script for the rest. */
export function snippetOf(tag = '', args: Readonly<Record<string, unknown>> = {}): string {
  const attributes: string[] = [];
  const assignments: string[] = [];
  for (const [name, value] of Object.entries(args)) {
    if (typeof value === 'object' && value !== null) assignments.push(`element.${name} = ${summaryOf(value)};`);
    else if (typeof value === 'function') assignments.push(`element.${name} = (…) => …;`);
    else if (value === true) attributes.push(kebab(name));
    else if (value !== false && value !== undefined) attributes.push(`${kebab(name)}="${String(value)}"`);
  }
  const element = `<${[tag, ...attributes].join(' ')}></${tag}>`;
  if (assignments.length === 0) return element;
  return [element, '<script type="module">', `  const element = document.querySelector('${tag}');`, ...assignments.map((line) => `  ${line}`), '</script>'].join('\n');
}

/** Long data in a few words: `{ thread: {…}, comments: [3] }`. */
function summaryOf(value: object): string {
  if (Array.isArray(value)) return `[/* ${value.length} */]`;
  if (value.constructor !== Object) return `new ${value.constructor.name}(…)`;
  const text = JSON.stringify(value, null, 2);
  if (text.length < 700) return text.replaceAll('\n', '\n  ');
  const fields = Object.entries(value).map(([key, one]) => {
    if (Array.isArray(one)) return `${key}: [/* ${one.length} */]`;
    if (typeof one === 'object' && one !== null) return `${key}: {/* … */}`;
    return `${key}: ${typeof one === 'function' ? '(…) => …' : JSON.stringify(one)}`;
  });
  return `{ ${fields.join(', ')} }`;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
