// @ts-check
// npm run fuzz [-- CASES]: the broken documents of tests/security/broken.test.ts, many more of them.
import { run } from '../../.config/run.mjs';

const { code } = await run('mocha', ['tests/security/broken.test.ts'], {
  minutes: 60,
  env: { FUZZ_CASES: process.argv[2] ?? '1000000' },
});
process.exitCode = code;
