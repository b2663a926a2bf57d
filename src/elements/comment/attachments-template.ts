import { html, nothing } from 'lit';
import type { FigureData } from '../../model/types.js';
import { imageAddress, imageLinkClass, isImageShown } from '../../text/images.js';
import { linkRel, safeUrl } from '../../text/links.js';
import type { CommentSettings } from './comment-view.js';

/** Pictures that came with a comment. As those in a text, they are loaded only where the settings let them. */
export function attachmentsTemplate(attachments: readonly FigureData[], settings: CommentSettings): unknown {
  return attachments.map(({ src, alt, caption, credit, width, height }) => {
    const url = safeUrl(src);
    if (!url || url.startsWith('mailto:')) return nothing;
    const address = isImageShown(url, settings) && imageAddress(url, settings);
    const words = [caption, credit].filter(Boolean).join(' · ');
    return html`<figure>
      ${address
        ? html`<img
            src=${address}
            alt=${alt}
            width=${width ?? nothing}
            height=${height ?? nothing}
            loading="lazy"
            decoding="async"
            referrerpolicy="no-referrer"
          />`
        : html`<a class=${settings.images === 'click' ? imageLinkClass : nothing} href=${url} rel=${linkRel}
            >${alt.trim() || settings.strings.text('text.image')}</a
          >`}
      ${words ? html`<figcaption>${words}</figcaption>` : nothing}
    </figure>`;
  });
}
