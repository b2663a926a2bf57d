import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { seededDocument } from '../../tests/fixtures/seeded.js';
import { aState } from '../../tests/fixtures/states.js';
import { threadMeta, type ThreadArgs } from '../support/thread-story.js';

const meta: Meta<ThreadArgs> = { ...threadMeta, title: 'Thread in detail/Languages' };

export default meta;

type Story = StoryObj<ThreadArgs>;

/** The nearest `lang` decides. Spanish is loaded when it is needed; the comments stay in their own languages. */
export const Spanish: Story = { args: { document: aState('own') }, globals: { lang: 'es' } };

/**
 * `dir="rtl"` on the page: lines, indents and icons are on the other side; each comment has the direction of
 * its own text. There is no Arabic dictionary, so the words of the interface are English here.
 */
export const RightToLeft: Story = { args: { document: aState('rightToLeft') }, globals: { lang: 'ar' } };

/** A right-to-left conversation on a left-to-right page: names, texts and punctuation stay in their place. */
export const MixedDirections: Story = { args: { document: aState('rightToLeft') } };

/** `messages` puts the page's own sentences over those of the language. */
export const OwnWords: Story = {
  args: {
    document: aState('empty'),
    messages: { noComments: 'No letters yet', firstComment: 'The editor reads everything.', post: 'Send the letter' },
  },
};

/** Numbers and plurals follow the language: Spanish groups digits in its own way. */
export const ManyInSpanish: Story = {
  args: { document: { ...seededDocument({ count: 6 }), thread: { id: 'many', state: 'open', total: 12345 } } },
  globals: { lang: 'es' },
};
