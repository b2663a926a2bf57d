import type { DraftData } from '../model/types.js';
import { recordOf, type Device } from './device.js';

const KEY = 'guest';

/** Who wrote here as a guest and wished to be remembered on this device. */
export function rememberedGuest(device: Device): DraftData['author'] {
  const { name, email, url } = recordOf(device.read(KEY));
  const fields = Object.entries({ name, email, url }).filter(([, value]) => typeof value === 'string');
  return fields.length > 0 ? Object.fromEntries(fields) : undefined;
}

/** `undefined` = is forgotten. */
export function rememberGuest(device: Device, guest: DraftData['author']): void {
  device.write(KEY, guest);
}
