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
  const address = isImageShown(url, options) ? imageAddress(url, options) : '';
  if (address) return [shownImage(address, alternative)];
  const text = [alternative.trim() || (options.labels?.image ?? 'Image')];
  return isInLink ? text : writtenLink(url, text, options, images === 'click' ? { class: imageLinkClass } : {});
}

/** Whether an image is to be seen without being asked for. */
export function isImageShown(url: string, { images, imageHosts }: Pick<BodyOptions, 'images' | 'imageHosts'>): boolean {
  return images === 'show' || imageHosts?.includes(new URL(url).hostname) === true;
}

/** Where an image is fetched from; '' where the proxy has no address for it: its own would tell who reads. */
export function imageAddress(url: string, { imageProxy }: Pick<BodyOptions, 'imageProxy'>): string {
  try {
    if (typeof imageProxy === 'function') return imageProxy(url);
    return imageProxy ? imageProxy.replace('{url}', encodeURIComponent(url)) : url;
  } catch (error) {
    console.error('imageProxy', error);
    return '';
  }
}

/** Puts the image in the place of its link, which `images: 'click'` has made. Call it from the click handler. */
export function showImage(link: HTMLAnchorElement, options: BodyOptions = {}): void {
  const image = document.createElement('img');
  const address = imageAddress(link.href, options);
  if (!address) return;
  const { attributes } = shownImage(address, link.textContent);
  for (const [name, value] of Object.entries(attributes ?? {})) image.setAttribute(name, value);
  link.replaceWith(image);
}

function shownImage(src: string, alt: string): SafeElement {
  return element('img', [], { alt, loading: 'lazy', decoding: 'async', referrerpolicy: 'no-referrer', src });
}
