// @ts-check
// What every suite hands to tests/run.mjs: a JSON file with its counts, named by SUITE_COUNTS.
import { writeFileSync } from 'node:fs';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {string[]} failures  each with its name and why; files that could not be loaded are among them
 * @property {number} skipped  counted as failures by tests/run.mjs: a skipped test says nothing
 * @property {string[]} [notTested]  servers that a developer's machine has not got; a failure where CI is true
 */

/** @param {Counts} counts */
export function writeCounts(counts) {
  const file = process.env['SUITE_COUNTS'];
  if (file !== undefined) writeFileSync(file, JSON.stringify(counts));
}
