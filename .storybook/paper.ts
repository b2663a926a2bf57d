import { html } from 'lit';
import type { Decorator, Preview } from '@storybook/web-components-vite';

/** The choices in the toolbar; a story that is about one of them sets it with `globals`. */
export const globalTypes: NonNullable<Preview['globalTypes']> = {
  theme: {
    description: 'color-scheme of the page',
    toolbar: { title: 'Theme', icon: 'contrast', dynamicTitle: true, items: choices({ light: 'Light', dark: 'Dark' }) },
  },
  width: {
    description: 'Width of the container',
    toolbar: { title: 'Width', icon: 'mobile', dynamicTitle: true, items: choices({ wide: 'Wide', narrow: '320 px' }) },
  },
  lang: {
    description: 'lang and dir of the page',
    toolbar: {
      title: 'Language',
      icon: 'globe',
      dynamicTitle: true,
      items: choices({ en: 'English', es: 'Español', ar: 'العربية (right to left)' }),
    },
  },
};

export const initialGlobals = { theme: 'light', width: 'wide', lang: 'en' };

export const onPaper: Decorator = (story, { globals, viewMode }) => {
  const { theme, width, lang } = globals as typeof initialGlobals;
  return html`<div
    class="paper"
    data-theme=${theme}
    data-width=${width}
    data-view=${viewMode}
    lang=${lang}
    dir=${lang === 'ar' ? 'rtl' : 'ltr'}
  >
    <div class="column">${story()}</div>
  </div>`;
};

function choices(titles: Readonly<Record<string, string>>) {
  return Object.entries(titles).map(([value, title]) => ({ value, title }));
}
