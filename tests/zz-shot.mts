import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { launchBrowser } from './support/browser.mjs';
const root = '/tmp/wt-looks/';
const ago = (h: number) => new Date(Date.now() - h * 3600e3).toISOString();
const c = (id: string, name: string | undefined, text: string, more: object = {}) => ({ id, parentId: id.includes('.') ? id.slice(0, id.lastIndexOf('.')) : null, author: name ? { kind: 'guest', name, ...(more as any).a } : { kind: 'anonymous' }, body: { format: 'text', value: text }, createdAt: ago(3), status: 'published', ...more });
const docs: Record<string, object> = {
  talk: { thread: { id: 't', state: 'open', orders: ['oldest', 'newest', 'top'], can: { moderate: true }, viewer: { id: 'u', name: 'Desk', kind: 'member' }, notices: [{ kind: 'policy', text: 'Hello, world! Comments are moderated.', url: '#p' }] }, comments: [
    c('1', undefined, 'Good. I always wondered who decided nobody wanted it.', { score: 12 }),
    c('2', 'Ann', 'I wrote a long comment and corrected it. A day later, the pier.', { editedAt: ago(2), a: { badges: ['author', 'Correspondent for the northern harbours and islands'], url: 'https://a.example/' } }),
    ...['2.1', '2.1.1', '2.1.1.1', '2.1.1.1.1', '2.1.1.1.1.1', '2.1.1.1.1.1.1', '2.1.1.1.1.1.1.1'].map((id, i) => c(id, ['Ben', 'Cleo', 'Dora'][i % 3], 'You took it down, but you were right: the tide table on the ticket is last year’s.')),
    c('3', 'Gil', 'Held: it has three links.', { status: 'held' }),
    c('4', 'Nora', 'Is the Sunday boat included in the monthly pass?', { status: 'pending' }),
    c('5', 'Sami', 'مرحبا بكم في الميناء', { lang: 'ar' }),
  ] },
  closed: { thread: { id: 't2', state: 'closed' }, comments: [] },
  empty: { thread: { id: 't3', state: 'open' }, comments: [] },
};
const server = createServer((q, r) => {
  const url = new URL(q.url!, 'http://x');
  if (url.pathname.startsWith('/dist/')) return void r.writeHead(200, { 'content-type': 'text/javascript' }).end(readFileSync(root + url.pathname));
  const [dir, lang] = url.searchParams.get('rtl') ? ['rtl', 'ar'] : ['ltr', 'en'];
  r.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><html lang=${lang} dir=${dir}><meta charset=utf-8><meta name=viewport content="width=device-width"><style>:root{color-scheme:light dark}body{margin:16px auto;max-width:720px;padding:0 16px;font:16px/1.5 sans-serif;background:light-dark(#fffdf9,#14161a);color:light-dark(#1d2026,#e6e4df)}</style><script type=module src=/dist/cdn/discussion-elements.js></script>
  <discussion-article id=a></discussion-article><discussion-thread ${url.searchParams.get('attr') ?? ''}></discussion-thread><script type=module>await customElements.whenDefined('discussion-thread');const t=document.querySelector('discussion-thread');t.document=${JSON.stringify(docs[url.searchParams.get('doc') ?? 'talk'])};${url.searchParams.get('article') ? `document.querySelector('discussion-article').article={id:'a',headline:'The lamp',section:'Port',publishedAt:'${ago(5)}',byline:[{role:'author',name:'Ishbel'}],body:{format:'text',value:'Words.'}};document.querySelector('discussion-article').count=13;` : ''}</script>`);
}).listen(0, '127.0.0.1');
await new Promise((r) => server.once('listening', r));
const base = `http://127.0.0.1:${(server.address() as any).port}/`;
const browser = await launchBrowser();
const shots = JSON.parse(process.argv[2]!) as [string, number, string, object?][];
for (const [name, width, query, more = {}] of shots) {
  const ctx = await browser.newContext({ viewport: { width, height: 700 }, ...(more as any).ctx });
  const page = await ctx.newPage();
  page.on('pageerror', (e) => console.log(name, String(e)));
  await page.goto(base + '?' + query, { timeout: 20000 });
  await page.locator('discussion-thread').locator('[part=list],[part=count]').first().waitFor({ timeout: 20000 });
  await page.waitForTimeout((more as any).wait ?? 1200);
  if ((more as any).js) { await page.evaluate((more as any).js); await page.waitForTimeout(300); }
  await page.screenshot({ path: `/tmp/looks-${name}.png`, fullPage: true, timeout: 20000 });
  console.log(name, await page.evaluate('document.documentElement.scrollWidth'));
  await ctx.close();
}
await browser.close();
server.close();
