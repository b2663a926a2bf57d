// Mocha's own report, and the counts for tests/run.mjs. CommonJS because mocha requires its reporters.
const { writeFileSync } = require('node:fs');
const { reporters, Runner } = require('mocha');

module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const { passes, pending } = this.stats;
      const failures = this.failures.map((test) => `${test.fullTitle()}: ${test.err?.message}`);
      const file = process.env['SUITE_COUNTS'];
      if (file) writeFileSync(file, JSON.stringify({ passed: passes, failures, skipped: pending }));
    });
  }
};
