import type { StorybookConfig } from '@storybook/web-components-vite';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  staticDirs: [
    { from: '../stories/reference', to: '/reference' },
    { from: '../dist/cdn', to: '/dist/cdn' },
  ],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
};

export default config;
