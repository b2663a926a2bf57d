/** The sentences that stand on one line and do not begin on the left and end on the right. */
export function turnedRound(root: Node): string[] {
  const turned: string[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const data = text.textContent ?? '';
    const [start, end] = [data.search(/\S/), data.trimEnd().length - 1];
    const [first, last] = [start, end].map((at) => boxOf(text as Text, at));
    if (end - start < 2 || !first?.width || !last?.width || Math.abs(first.top - last.top) > 2) continue;
    if (first.left > last.left) turned.push(data.trim());
  }
  return turned;
}

function boxOf(text: Text, at: number): DOMRect | undefined {
  if (at < 0) return undefined;
  const range = document.createRange();
  range.setStart(text, at);
  range.setEnd(text, at + 1);
  return range.getBoundingClientRect();
}
