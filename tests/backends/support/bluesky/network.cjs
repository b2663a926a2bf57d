// A whole Bluesky network: directory, accounts' server (PDS), AppView, moderation. Its packages, three ports: of the accounts' server,
// of the AppView, and of this file, which the tests ask to wait (`/settled`) and to attach labels (`/labels`).
const { createServer } = require('node:http');
const { createRequire } = require('node:module');

const [packages, pdsPort, apiPort, port] = process.argv.slice(2);
const { TestNetwork } = createRequire(packages)('@atproto/dev-env');

const start = async () => {
  const network = await TestNetwork.create({
    dbPostgresSchema: 'bsky',
    pds: { port: Number(pdsPort), hostname: 'localhost' },
    // It cuts threads sooner than it is asked to, as any may.
    bsky: { port: Number(apiPort), dbPostgresSchema: 'bsky', maxThreadDepth: 20 },
  });

  const acts = {
    // The AppView hears of what is written a moment later.
    '/settled': () => network.processAll(),
    // As if they had come from the service that moderates, which reaches the AppView in another way.
    '/labels': async ({ uri, val }) => {
      const src = network.bsky.ctx.cfg.modServiceDid;
      const label = { src, uri, val, cid: '', neg: false, cts: new Date().toISOString() };
      await network.bsky.db.db.insertInto('label').values(label).execute();
    },
  };

  const server = createServer(async (request, response) => {
    try {
      let body = '';
      for await (const part of request) body += part;
      await acts[request.url](body ? JSON.parse(body) : {});
      response.end();
    } catch (error) {
      response.writeHead(500).end(String(error.stack));
    }
  });
  server.listen(Number(port), '127.0.0.1');
};

start().catch((error) => {
  console.error(error);
  process.exit(1);
});
