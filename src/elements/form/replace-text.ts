/** Replaces what is selected as if it were typed: the browser's own undo takes it back, and whoever listens hears it. */
export function replaceSelection(textarea: HTMLTextAreaElement, text: string): void {
  textarea.focus();
  // Deprecated, and still the only way into the undo history.
  const command = text ? 'insertText' : 'delete';
  if (textarea.selectionStart === textarea.selectionEnd && !text) return;
  if (textarea.ownerDocument.execCommand(command, false, text)) return;
  textarea.setRangeText(text, textarea.selectionStart, textarea.selectionEnd, 'end');
  textarea.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}
