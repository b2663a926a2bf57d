import type { ArticleData } from '../../../src/model/types.js';

const pixel = new URL('./pixel.svg', import.meta.url).href;

export const ferries: ArticleData & { headline: string } = {
  id: 'ferries',
  headline: 'Night ferries return after eleven years',
  section: 'Port',
  publishedAt: '2025-03-14T08:00:00+01:00',
  byline: [
    { role: 'author', name: 'Teodoro Vance', url: 'https://ledger.example/teodoro' },
    { role: 'poster', name: 'marisol' },
    { role: 'photographer', name: 'Ana Ruiz' },
  ],
  republishedFrom: { name: 'Coast Radio', url: 'https://coast.example/' },
  image: {
    src: pixel,
    alt: 'A harbour at dusk',
    caption: 'The north quay.',
    credit: 'Drawing: Ledger archive',
    width: 1600,
    height: 820,
  },
  body: { format: 'text', value: 'The first night ferry left.\n\nBy dawn there were three complaints.' },
  related: [
    { relation: 'previous', headline: 'How the last boat was sold', url: 'https://ledger.example/bell' },
    { relation: 'related', headline: 'The petition', summary: 'Six hundred names.' },
  ],
};
