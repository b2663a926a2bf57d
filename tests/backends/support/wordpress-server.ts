import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from './mariadb.js';
import { ServerProcess, freePort, isAnswering, runCommand } from './processes.js';

/** Where Debian puts it. */
const INSTALLED = '/usr/share/wordpress';
const files = fileURLToPath(new URL('wordpress/', import.meta.url));

export type Login = 'admin' | 'ann' | 'otto';

export interface MadePost {
  id: number;
  /** The address that people know. */
  link: string;
  /** The number of each comment, by its key. */
  comments: Record<string, number>;
}

export interface WordPressServer {
  url: string;
  /** `Authorization` of somebody; the administrator, a subscriber, an author. */
  authorization: (login: Login) => string;
  setOptions: (options: Readonly<Record<string, unknown>>) => Promise<void>;
  makePost: (post: object, comments: readonly object[]) => Promise<MadePost>;
  /** Signs in as the form does; the cookies. */
  signIn: (login: Login) => Promise<string>;
  close: () => Promise<void>;
}

/** A WordPress site of one's own on this machine, installed from nothing. */
export async function startWordPress(database: Database): Promise<WordPressServer> {
  const site = path.join(database.folder, 'wordpress');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, WORDPRESS_URL: url, WORDPRESS_DB: `127.0.0.1:${database.port}` };
  await database.create('wordpress');
  // What Debian links to lies outside of the site.
  await cp(INSTALLED, site, { recursive: true, dereference: true });
  await mkdir(path.join(site, 'wp-content/mu-plugins'), { recursive: true });
  await cp(path.join(files, 'wp-config.php'), path.join(site, 'wp-config.php'));
  const printed = await runCommand('php', [path.join(files, 'install.php'), site], '', env);
  await cp(path.join(files, 'tests.php'), path.join(site, 'wp-content/mu-plugins/tests.php'));
  const passwords = JSON.parse(printed.trim().split('\n').at(-1) ?? '') as Record<Login, string>;
  const server = new ServerProcess('php', ['-S', `127.0.0.1:${port}`, '-t', site, path.join(files, 'router.php')], { env });
  await server.ready(() => isAnswering(`${url}/?rest_route=/`));
  const call = async (route: string, body: object): Promise<unknown> => {
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(`${url}/?rest_route=/tests/v1/${route}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return response.json();
  };
  return {
    url,
    authorization: (login) => `Basic ${btoa(`${login}:${passwords[login]}`)}`,
    setOptions: async (options) => {
      await call('options', options);
    },
    makePost: async (post, comments) => (await call('post', { post, comments })) as MadePost,
    signIn: async (login) => {
      const body = new URLSearchParams({ log: login, pwd: `${login}-password`, testcookie: '1' });
      const headers = { Cookie: 'wordpress_test_cookie=WP%20Cookie%20check' };
      const response = await fetch(`${url}/wp-login.php`, { method: 'POST', redirect: 'manual', headers, body });
      return response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '').join('; ');
    },
    close: () => server.stop(),
  };
}
