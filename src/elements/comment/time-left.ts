import type { Strings } from '../../i18n/strings.js';

const MINUTE = 60_000;

/** How long something may still be done: "4 minutes left", until when where that is longer than an hour; '' afterwards. */
export function timeLeft(until: string, now: number | undefined, strings: Strings): string {
  const minutes = Math.ceil((Date.parse(until) - (now ?? NaN)) / MINUTE);
  if (!(minutes > 0)) return '';
  return minutes > 60 ? strings.text('until', { time: strings.date(until, 'short') }) : strings.count('minutesLeft', minutes);
}
