import { actingStrings, loadActing } from '../i18n/acting.js';
import type { ActingStrings } from '../i18n/strings.js';
import { StringsController, type StringsHost } from './strings-controller.js';

/** The words of an element with which people do something: both halves, fetched side by side. */
export class ActingStringsController extends StringsController {
  constructor(host: StringsHost) {
    super(host);
    this.learn(loadActing);
  }

  override get strings(): ActingStrings {
    return actingStrings(super.strings);
  }
}
