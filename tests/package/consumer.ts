import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const project = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));
const name = 'discussion-elements';

/** Strict ones, as a careful consumer has them. */
export const compilerOptions = {
  target: 'ES2022',
  module: 'ESNext',
  moduleResolution: 'Bundler',
  lib: ['ES2022', 'DOM', 'DOM.Iterable'],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  skipLibCheck: false,
  noEmit: true,
};

export interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  /** `null`: what a pattern would offer, and is not for users. */
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string } | null>>;
  readonly customElements: string;
}

/**
 * An empty project elsewhere on this machine that has the packed package installed, together with what the package
 * declares as its dependencies and nothing else. No network: the dependencies are links to those of this project.
 */
export class Consumer {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'consumer-'));
  readonly package = path.join(this.folder, 'node_modules', name);
  readonly manifest: Manifest;

  constructor() {
    mkdirSync(this.package, { recursive: true });
    const packed = execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', this.folder], {
      cwd: project,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    const tarball = path.join(this.folder, packed.trim().split('\n').at(-1) ?? '');
    execFileSync('tar', ['-xzf', tarball, '-C', this.package, '--strip-components', '1']);
    this.manifest = JSON.parse(readFileSync(path.join(this.package, 'package.json'), 'utf8')) as Manifest;
    for (const dependency of Object.keys(this.manifest.dependencies)) this.link(dependency);
    this.write('package.json', JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
  }

  write(file: string, text: string): void {
    writeFileSync(path.join(this.folder, file), text);
  }

  /** What the program printed. Throws with its output when it fails. */
  node(program: string): string {
    this.write('program.mjs', program);
    return execute(process.execPath, ['program.mjs'], this.folder);
  }

  /** Runs a tool of this project in the consumer's folder. */
  tool(bin: string, ...args: readonly string[]): string {
    const file = path.join(project, 'node_modules', '.bin', bin);
    return execute(file, args, this.folder);
  }

  /** Every file of the package, relative to its folder, with slashes. */
  files(): readonly string[] {
    return readdirSync(this.package, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(this.package, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  }

  has(file: string): boolean {
    return existsSync(path.join(this.folder, file));
  }

  read(file: string): string {
    return readFileSync(path.join(this.folder, file), 'utf8');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Installs what this project has, too. */
  link(dependency: string): void {
    const link = path.join(this.folder, 'node_modules', dependency);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(path.join(project, 'node_modules', dependency), link, 'junction');
  }
}

function execute(file: string, args: readonly string[], cwd: string): string {
  try {
    return execFileSync(file, args, { cwd, encoding: 'utf8', stdio: 'pipe', timeout: 100_000 });
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error([stdout, stderr].filter(Boolean).join('\n') || String(error));
  }
}
