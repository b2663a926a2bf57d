import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../../../.config/run.mjs';
import type { BlueskySession } from '../../../src/sources/bluesky.js';
import type { PostgresServer } from './postgres.js';
import { ServerProcess, freePort } from './processes.js';
import type { RedisServer } from './redis.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const packages = path.join(root, '.cache/backends/bluesky/package.json');

/** A version of a record. */
export interface RecordRef {
  uri: string;
  cid: string;
}

export interface BlueskyNetwork {
  /** The AppView. */
  api: string;
  /** The server of all accounts. */
  pds: string;
  /** Makes an account: its handle is `NAME.test`. `ann`, `ben` and `cyd` are there. */
  join: (name: string) => Promise<void>;
  /** Somebody signed in: the session that the network's own library makes. */
  session: (who: string) => BlueskySession;
  /** What proves it, for two hours. */
  token: (who: string) => string;
  /** Stores a record, under a name of its own if one is given. */
  write: (who: string, collection: string, record: object, rkey?: string) => Promise<RecordRef>;
  remove: (who: string, uri: string) => Promise<void>;
  /** Bytes that a record may refer to. */
  upload: (who: string, bytes: Uint8Array<ArrayBuffer>, type: string) => Promise<object>;
  /** A label from the service that moderates. */
  label: (uri: string, val: string) => Promise<void>;
  /** Waits until the AppView has all that was written. */
  settled: () => Promise<void>;
  close: () => Promise<void>;
}

/** What is used of `@atproto/api`, which is installed with the servers. */
interface Library {
  CredentialSession: new (service: URL) => LibrarySession;
}

interface LibrarySession extends BlueskySession {
  session?: { accessJwt: string };
  createAccount: (account: { handle: string; email: string; password: string }) => Promise<unknown>;
}

/** A whole Bluesky network of one's own on this machine, with three accounts: `ann.test` and so on. */
export async function startBluesky(postgres: PostgresServer, redis: RedisServer): Promise<BlueskyNetwork> {
  const [pdsPort, apiPort, port] = [await freePort(), await freePort(), await freePort()];
  const env = {
    ...process.env,
    DB_POSTGRES_URL: postgres.url,
    REDIS_HOST: redis.host,
    LOG_ENABLED: 'false',
    NODE_ENV: 'test',
    TMPDIR: postgres.folder,
  };
  const args = ['--require', path.join(here, 'loopback.cjs'), path.join(here, 'bluesky/network.cjs'), packages];
  const server = new ServerProcess(process.execPath, [...args, String(pdsPort), String(apiPort), String(port)], { env });
  const act = async (name: string, body: object = {}): Promise<void> => {
    const answer = await fetch(`http://127.0.0.1:${port}/${name}`, { method: 'POST', body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`);
  };
  const pds = `http://127.0.0.1:${pdsPort}`;
  const sessions = new Map<string, LibrarySession>();
  const session = (who: string): LibrarySession => {
    const found = sessions.get(who);
    if (!found) throw new Error(`no account ${who}`);
    return found;
  };
  const call = async (who: string, method: string, body: BodyInit, type = 'application/json'): Promise<unknown> => {
    const headers = { 'Content-Type': type };
    const answer = await session(who).fetchHandler(`/xrpc/com.atproto.repo.${method}`, { method: 'POST', headers, body });
    if (!answer.ok) throw new Error(`${method}: ${await answer.text()}`);
    return answer.json();
  };
  const join = async (name: string): Promise<void> => {
    const { CredentialSession } = createRequire(packages)('@atproto/api') as Library;
    const made = new CredentialSession(new URL(pds));
    await made.createAccount({ handle: `${name}.test`, email: `${name}@mail.example`, password: `${name}-password` });
    sessions.set(name, made);
  };
  try {
    await server.ready(async () => (await act('settled'), true));
    for (const name of ['ann', 'ben', 'cyd']) await join(name);
    await act('settled');
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    api: `http://127.0.0.1:${apiPort}`,
    pds,
    join,
    session,
    token: (who) => session(who).session?.accessJwt ?? '',
    write: async (who, collection, record, rkey) => {
      const { did: repo } = session(who);
      const body = { repo, collection, record: { $type: collection, createdAt: new Date().toISOString(), ...record }, rkey };
      return (await call(who, rkey === undefined ? 'createRecord' : 'putRecord', JSON.stringify(body))) as RecordRef;
    },
    remove: async (who, uri) => {
      const [, , repo, collection, rkey] = uri.split('/');
      await call(who, 'deleteRecord', JSON.stringify({ repo, collection, rkey }));
    },
    upload: async (who, bytes, type) => ((await call(who, 'uploadBlob', bytes, type)) as { blob: object }).blob,
    label: (uri, val) => act('labels', { uri, val }),
    settled: () => act('settled'),
    close: () => server.stop(),
  };
}
