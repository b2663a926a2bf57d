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
  // The text gate refuses `data:`, so drawings stay files.
  viteFinal: (vite) => ({ ...vite, build: { ...vite.build, assetsInlineLimit: 0 } }),
};

export default config;
