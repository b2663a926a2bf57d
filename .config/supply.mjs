// @ts-check
// What a user of the package gets besides our own code: versions, licences, install scripts, known holes.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root, run } from './run.mjs';

const licences = ['MIT', 'ISC', 'BSD-3-Clause', 'Apache-2.0', '(MPL-2.0 OR Apache-2.0)'];

/** @typedef {{ version?: string, license?: string, integrity?: string, hasInstallScript?: boolean, dev?: boolean, devOptional?: boolean, optional?: boolean, peer?: boolean }} Locked */

/** @param {string} file */
const readJson = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));

/** @type {string[]} */
const problems = [];

for (const [name, range] of Object.entries(readJson('package.json').dependencies)) {
  if (!/^\d+\.\d+\.\d+$/.test(String(range))) problems.push(`${name} ${String(range)} is no exact version`);
}

const locked = /** @type {[string, Locked][]} */ (Object.entries(readJson('package-lock.json').packages));
for (const [place, { version, license = 'none', integrity, hasInstallScript, dev, devOptional }] of locked) {
  if (place === '' || dev || devOptional) continue;
  const name = place.replace(/^.*node_modules\//, '');
  console.log(`${name.padEnd(28)}${(version ?? '').padEnd(10)}${license}`);
  if (!licences.includes(license)) problems.push(`${name} has the licence ${license}`);
  if (!integrity) problems.push(`${name} has no integrity hash in the lock file`);
  if (hasInstallScript) problems.push(`${name} runs a script when it is installed`);
}

const { output } = await run('npm', ['audit', '--omit=dev', '--json', '--fetch-retries=0'], { minutes: 1, quiet: true });
const report = parseReport(output);
if (!report?.metadata) console.log('Known holes: nobody could be asked.');
else if (report.metadata.vulnerabilities.total === 0) console.log('Known holes: none.');
else problems.push(`known holes: ${JSON.stringify(report.vulnerabilities, undefined, 1)}`);

for (const problem of problems) console.log(`FAULT ${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;

/**
 * npm writes its warnings before the JSON.
 * @param {string} text
 * @returns {{ metadata?: { vulnerabilities: { total: number } }, vulnerabilities?: unknown } | undefined}
 */
function parseReport(text) {
  try {
    return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
  } catch {
    return undefined;
  }
}
