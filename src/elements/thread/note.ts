/** Shows words in the row of a comment's actions, or after something else, until something is done there. */
export function showNote(place: Element, text: string, look: 'failed' | 'done'): Element {
  const isRow = place.matches('[part=actions]');
  const area = (isRow && place.parentElement) || place;
  const old = isRow ? place.querySelector('.note') : place.nextElementSibling;
  if (old?.matches('.note')) old.remove();
  const note = document.createElement('p');
  note.setAttribute('part', 'status');
  note.className = `${look} note`;
  note.textContent = text;
  place[isRow ? 'append' : 'after'](note);
  area.addEventListener('click', () => note.remove(), { once: true });
  return note;
}
