/** For engines without `field-sizing`: a copy of the text in the same grid cell makes the row as high, unmeasured. */
export function growWithText({ value, parentElement }: HTMLTextAreaElement): void {
  if (!CSS.supports('field-sizing', 'content')) parentElement?.setAttribute('data-text', `${value}\n`);
}
