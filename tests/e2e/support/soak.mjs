// @ts-check
// npm run soak [-- MINUTES]: the day of tests/e2e/soak.e2e.ts, for half an hour.
import { buildIfStale } from '../../../.config/build.mjs';
import { run } from '../../../.config/run.mjs';

const minutes = Number(process.argv[2] ?? 30);
const { code } = (await buildIfStale())
  ? await run('mocha', ['tests/e2e/soak.e2e.ts'], { minutes: minutes + 10, env: { SOAK_MINUTES: String(minutes) } })
  : { code: 1 };
process.exitCode = code;
