import { configure } from 'storybook/test';
import { setCustomElementsManifest } from '@storybook/web-components-vite';
import type { Preview } from '@storybook/web-components-vite';
import manifest from '../dist/custom-elements.json' with { type: 'json' };
import '../src/define.js';
import { snippetOf } from '../stories/support/snippet.js';
import { chooseControls } from './arg-types.js';
import { forDocumentation } from './manifest.js';
import { globalTypes, initialGlobals, onPaper } from './paper.js';

setCustomElementsManifest(forDocumentation(manifest));

configure({
  // A busy machine is slow, not wrong.
  asyncUtilTimeout: 10_000,
  // The default prints the container, and throws when that is a shadow root.
  getElementError: (message) => new Error(message ?? 'not found'),
});

const preview: Preview = {
  tags: ['autodocs'],
  decorators: [onPaper],
  globalTypes,
  initialGlobals,
  argTypesEnhancers: [chooseControls],
  parameters: {
    layout: 'fullscreen',
    a11y: { test: 'error' },
    backgrounds: { disable: true },
    controls: { expanded: true },
    docs: {
      source: {
        type: 'code',
        language: 'html',
        transform: (_code: string, { component, args, parameters }: StoryContext) =>
          parameters.snippet ?? snippetOf(component, args),
      },
    },
    options: {
      // Storybook reads this without running it.
      storySort: {
        order: [
          'Start here',
          'Embedding',
          'Theming',
          'Sources',
          'Write a source',
          'Accessibility',
          'Security',
          'Performance',
          'Design decisions',
          'Reference page',
          'Elements',
          ['Page', 'Article', 'Thread', 'Form', 'Comment', 'Count'],
          'Thread in detail',
          'Backends',
          'Recipes',
        ],
      },
    },
  },
};

/** What a snippet is made of. `parameters.snippet` is one that is written by hand. */
interface StoryContext {
  component?: string;
  args: Readonly<Record<string, unknown>>;
  parameters: { snippet?: string };
}

export default preview;
