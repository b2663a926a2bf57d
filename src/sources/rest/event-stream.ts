/** What a block of a `text/event-stream` says; `data` is absent where it only sets the id or the pause. */
export interface StreamEvent {
  id?: string;
  /** Milliseconds. */
  retry?: number;
  data?: string;
}

/** Returns a function that takes the text as it comes, cut anywhere, and calls `take` for each whole block. */
export function parseEventStream(take: (event: StreamEvent) => void): (text: string) => void {
  let rest = '';
  let event: StreamEvent = {};
  const readLine = (line: string): void => {
    if (!line) {
      take(event);
      event = {};
      return;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') event.data = event.data === undefined ? value : `${event.data}\n${value}`;
    else if (field === 'id' && !value.includes('\0')) event.id = value;
    else if (field === 'retry' && /^\d+$/.test(value)) event.retry = Number(value);
  };
  return (text) => {
    rest += text;
    // A line feed may still follow a carriage return at the end.
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) readLine(line);
  };
}
