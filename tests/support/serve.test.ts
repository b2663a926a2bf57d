import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { serve } from '../../.config/serve.mjs';

/** The status of an answer to exactly this path: `fetch` would tidy it up first. */
function statusOf(port: number, rawPath: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: rawPath }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('the server of the reference page', () => {
  let folder: string;
  let site: Awaited<ReturnType<typeof serve>>;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'serve-'));
    mkdirSync(path.join(folder, 'site'));
    writeFileSync(path.join(folder, 'site', 'index.html'), '<!doctype html><title>Hello</title>');
    writeFileSync(path.join(folder, 'site', 'data.json'), '{}');
    writeFileSync(path.join(folder, 'secret.txt'), 'secret');
    symlinkSync(path.join(folder, 'secret.txt'), path.join(folder, 'site', 'link.txt'));
    site = await serve({ folders: { '/': path.join(folder, 'site') } });
  });

  after(async () => {
    await site.close();
    rmSync(folder, { recursive: true });
  });

  it('answers with the type of a file, and keeps browsers from storing it', async () => {
    const page = await fetch(site.url);
    expect(page.headers.get('Content-Type')).to.equal('text/html; charset=utf-8');
    expect(page.headers.get('Cache-Control')).to.equal('no-store');
    expect(await page.text()).to.contain('Hello');
    const data = await fetch(`${site.url}data.json`);
    expect(data.headers.get('Content-Type')).to.equal('application/json; charset=utf-8');
  });

  it('says 404 to what is not there', async () => {
    expect((await fetch(`${site.url}nothing.html`)).status).to.equal(404);
  });

  for (const way of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/..%5csecret.txt', '/link.txt', '/%00']) {
    it(`does not leave its folder by ${way}`, async () => {
      expect(await statusOf(site.port, way)).to.equal(404);
    });
  }

  it('only reads', async () => {
    expect((await fetch(site.url, { method: 'POST' })).status).to.equal(405);
  });

  it('takes the next port when the one that was asked for is in use', async () => {
    const second = await serve({ port: site.port, next: true, folders: { '/': folder } });
    try {
      expect(second.port).to.be.greaterThan(site.port);
    } finally {
      await second.close();
    }
  });
});
