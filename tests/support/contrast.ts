/** The contrast of an element's text with what is behind it, as painted. */
export function contrastOf(element: Element): number {
  const behind: string[] = [];
  for (let one: Element | null = element; one; ) {
    behind.unshift(getComputedStyle(one).backgroundColor);
    const root: Node = one.getRootNode();
    one = one.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
  const paper = luminance(['#fff', ...behind]);
  const ink = luminance(['#fff', ...behind, getComputedStyle(element).color]);
  return (Math.max(paper, ink) + 0.05) / (Math.min(paper, ink) + 0.05);
}

function luminance(layers: string[]): number {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) throw new Error('no canvas');
  for (const layer of layers) {
    context.fillStyle = layer;
    context.fillRect(0, 0, 1, 1);
  }
  const [r = 0, g = 0, b = 0] = [...context.getImageData(0, 0, 1, 1).data]
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
