import { safeUrl } from './links.js';
import type { BodyOptions } from './options.js';
import { element } from './safe-tree.js';
import type { SafeElement, SafeTree } from './safe-tree.js';
import { writtenLink } from './written-link.js';

/** Class of the link in whose place `showImage` puts its image. Strangers cannot set a class. */
export const imageLinkClass = 'image-link';

/** A stranger's image: what the options allow, and never a request that the reader or the page owner did not allow. */
export function image(source: unknown, alternative: string, isInLink: boolean, options: BodyOptions): SafeTree {
  const url = safeUrl(source, options.base);
  if (!url || url.startsWith('mailto:')) return [alternative];
  const { images = 'link' } = options;
  if (images === 'show' || options.imageHosts?.includes(new URL(url).hostname)) {
    return [shownImage(url, alternative, options)];
  }
  const text = [alternative.trim() || (options.labels?.image ?? 'Image')];
  return isInLink ? text : writtenLink(url, text, options, images === 'click' ? { class: imageLinkClass } : {});
}

/** Puts the image in the place of its link, which `images: 'click'` has made. Call it from the click handler. */
export function showImage(link: HTMLAnchorElement, options: BodyOptions = {}): HTMLImageElement {
  const image = document.createElement('img');
  const { attributes } = shownImage(link.href, link.textContent, options);
  for (const [name, value] of Object.entries(attributes ?? {})) image.setAttribute(name, value);
  link.replaceWith(image);
  return image;
}

function shownImage(url: string, alt: string, { imageProxy }: BodyOptions): SafeElement {
  const src = (imageProxy && safeUrl(imageProxy(url))) ?? url;
  return element('img', [], { alt, loading: 'lazy', decoding: 'async', referrerpolicy: 'no-referrer', src });
}
