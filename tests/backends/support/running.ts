import { startBluesky, type BlueskyNetwork } from './bluesky-server.js';
import { startMariaDb, type Database } from './mariadb.js';
import { startPostgres, type PostgresServer } from './postgres.js';
import { startRedis, type RedisServer } from './redis.js';
import { startWaline, type WalineServer } from './waline-server.js';
import { startWordPress, type WordPressServer } from './wordpress-server.js';

/** Started by the first test that needs it, ended after the last one. */
function once<T extends { close: () => Promise<void> }>(start: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  // One that did not start has failed a test already; those below it still have to end.
  after(async () => (await running?.catch(() => undefined))?.close());
  return () => (running ??= start());
}

// What is started last is ended first: `after` runs in the order of its lines.
export const wordPress: () => Promise<WordPressServer> = once(async () => startWordPress(await database()));
export const waline: () => Promise<WalineServer> = once(async () => startWaline(await database(), 'waline'));
export const walineWithAudit: () => Promise<WalineServer> = once(async () =>
  startWaline(await database(), 'waline_audit', { COMMENT_AUDIT: 'true', IPQPS: '60' }),
);
const database: () => Promise<Database> = once(startMariaDb);

export const bluesky: () => Promise<BlueskyNetwork> = once(async () => startBluesky(await postgres(), await redis()));
const redis: () => Promise<RedisServer> = once(async () => startRedis((await postgres()).folder));
const postgres: () => Promise<PostgresServer> = once(startPostgres);
