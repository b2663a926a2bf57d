// npm run test:webkit: the attacks, the floods and the broken documents in a WebKit, where there is one.
import base from '../web-test-runner.config.js';
import { takeRequestsScript } from '../support/request-proxy.mjs';
import { webkitLauncher } from '../support/webkit.mjs';

/** As it is by default, but told what has been requested; and no icon is asked for. */
const testRunnerHtml = (testFramework) => `<!DOCTYPE html>
<html>
  <head>
    <link rel="icon" href="data:,">
    <script>${takeRequestsScript}</script>
  </head>
  <body>
    <script type="module" src="${testFramework}"></script>
  </body>
</html>`;

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  ...base,
  files: [`${base.rootDir}tests/security/*.browser.test.ts`, `${base.rootDir}tests/text/*.browser.test.ts`],
  testRunnerHtml,
  // It draws without a graphics card.
  testsFinishTimeout: 600_000,
  browsers: [webkitLauncher()],
};
