import { expect } from 'chai';
import { compilerOptions, Consumer } from './consumer.js';

const tags = ['article', 'comment', 'count', 'form', 'page', 'thread'].map((name) => `discussion-${name}`);

describe('the packed package', () => {
  let consumer: Consumer;

  before(() => {
    consumer = new Consumer();
  });

  after(() => {
    consumer.remove();
  });

  describe('in plain Node', () => {
    it('registers nothing when index.js is imported', () => {
      const printed = consumer.node(`
        const defined = [];
        globalThis.customElements = { define: (tag) => defined.push(tag), get: () => undefined };
        const names = Object.keys(await import('discussion-elements'));
        console.log(JSON.stringify({ defined, exports: names.length }));
      `);
      const { defined, exports } = JSON.parse(printed) as { defined: string[]; exports: number };
      expect(defined).to.deep.equal([]);
      expect(exports).to.be.greaterThan(0);
    });

    it('imports without a DOM', () => {
      const printed = consumer.node(`
        await import('discussion-elements');
        await import('discussion-elements/define.js');
        console.log(typeof document, typeof window);
      `);
      expect(printed.trim()).to.equal('undefined undefined');
    });

    it('registers every element with define.js, and does not throw when it is run twice', () => {
      const printed = consumer.node(`
        await import('discussion-elements/define.js');
        await import('./node_modules/discussion-elements/dist/define.js?again');
        console.log(${JSON.stringify(tags)}.filter((tag) => customElements.get(tag)).join());
      `);
      expect(printed.trim().split(',')).to.deep.equal(tags);
    });

    it('gives whole dictionaries, which can be defined as they are', () => {
      const printed = consumer.node(`
        const { defineLocale } = await import('discussion-elements');
        const { en } = await import('discussion-elements/i18n/en.js');
        const { es } = await import('discussion-elements/i18n/es.js');
        defineLocale('es', es);
        console.log([en, es].map(({ heading, post }) => heading + ': ' + post).join());
      `);
      expect(printed.trim()).to.equal('Comments: Post comment,Comentarios: Publicar comentario');
    });

    it('leaves alone a tag that another copy of the package has defined', () => {
      const printed = consumer.node(`
        import { cpSync } from 'node:fs';
        cpSync('node_modules/discussion-elements', 'node_modules/copy', { recursive: true });
        console.warn = () => {};
        await import('discussion-elements/define.js');
        const before = customElements.get('discussion-thread');
        await import('copy/define.js');
        console.log(customElements.get('discussion-thread') === before);
      `);
      expect(printed.trim()).to.equal('true');
    });

    for (const tag of tags) {
      it(`registers ${tag} alone from define/${tag}.js`, () => {
        const printed = consumer.node(`
          await import('discussion-elements/define/${tag}.js');
          console.log(typeof customElements.get('${tag}'));
        `);
        expect(printed.trim()).to.equal('function');
      });
    }
  });

  describe('its entry points', () => {
    it('all resolve to a file with types', () => {
      const files = new Set(consumer.files());
      const targets = Object.values(consumer.manifest.exports).flatMap((target) =>
        typeof target === 'string' ? [target] : target ? [target.types, target.default] : [],
      );
      const missing = targets.map((target) => target.slice(2)).filter((target) => !isThere(files, target));
      expect(missing).to.deep.equal([]);
    });

    it('can all be imported', () => {
      const printed = consumer.node(`
        for (const path of ${JSON.stringify(importable(consumer))}) {
          const { href } = new URL(import.meta.resolve(path));
          try { await import(href); } catch (error) { console.log(path, error.message); }
        }
      `);
      expect(printed).to.equal('');
    });

    it('are the presets, each of which styles its own class by tokens and parts alone', () => {
      const presets = consumer.files().filter((file) => file.endsWith('.css'));
      expect(presets.map((file) => file.replace('dist/styles/presets/', ''))).to.deep.equal(['classic-blog.css', 'forum.css', 'newspaper.css']);
      for (const file of presets) {
        const name = file.replace(/^.*\/|\.css$/g, '');
        const printed = consumer.node(`console.log(import.meta.resolve('discussion-elements/presets/${name}.css'));`);
        expect(printed).to.contain(file);
        const css = consumer.read(`node_modules/discussion-elements/${file}`).replaceAll(/\/\*[^]*?\*\//g, '');
        const selectors = [...css.matchAll(/([^{};]+)\{/g)].flatMap(([, list = '']) => list.split(',')).map((one) => one.trim());
        expect(selectors.length).to.be.greaterThan(5);
        const strange = selectors.filter((one) => !new RegExp(`^\\.${name}(::part\\([a-z -]+\\)(::before|::after)?)?$`).test(one));
        expect(strange).to.deep.equal([]);
        expect(css).not.to.match(/--_|!important|@/);
      }
    });

    it('are the sources, but not the parts that these are made of', () => {
      const sources = consumer.files().filter((file) => /^dist\/sources\/.+\.js$/.test(file));
      const isPart = (file: string): boolean => file.split('/').length > 3;
      const printed = consumer.node(`
        for (const file of ${JSON.stringify(sources)}) {
          try { import.meta.resolve(file.replace('dist', 'discussion-elements')); } catch ({ code }) { console.log(code, file); }
        }
      `);
      const hidden = sources.filter(isPart).map((file) => `ERR_PACKAGE_PATH_NOT_EXPORTED ${file}`);
      expect(hidden).to.include('ERR_PACKAGE_PATH_NOT_EXPORTED dist/sources/wordpress/comment.js');
      expect(printed.trim().split('\n')).to.deep.equal(hidden);
    });

    it('name a manifest that knows every element', () => {
      const text = consumer.read(`node_modules/discussion-elements/${consumer.manifest.customElements}`);
      const { modules } = JSON.parse(text) as { modules: { declarations?: { tagName?: string }[] }[] };
      const declarations = modules.flatMap((module) => module.declarations ?? []);
      const known = declarations.map(({ tagName }) => tagName).filter(Boolean);
      expect(known.sort()).to.deep.equal(tags);
    });

    it('name a manifest that knows the tokens of every element that has a look, and the parts and events of a page', () => {
      interface Named {
        name: string;
        description?: string;
      }
      interface Declaration extends Partial<Record<'cssProperties' | 'cssParts' | 'events', Named[]>> {
        tagName?: string;
      }
      const text = consumer.read(`node_modules/discussion-elements/${consumer.manifest.customElements}`);
      const { modules } = JSON.parse(text) as { modules: { declarations?: Declaration[] }[] };
      const elements = modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName);
      const find = (tag: string): Declaration => elements.find(({ tagName }) => tagName === `discussion-${tag}`) ?? {};
      for (const tag of ['page', 'article', 'thread', 'comment', 'form']) {
        const described = (find(tag).cssProperties ?? []).filter(({ description }) => description);
        expect(described, tag).to.have.length(22);
      }
      const parts = find('page').cssParts?.map(({ name }) => name);
      expect(parts).to.include.members(['comment', 'form', 'article-headline', 'article-count-link']);
      expect(find('page').events).to.deep.equal(find('thread').events);
    });

    it('ship neither sources nor tests', () => {
      const strangers = consumer.files().filter((file) => !/^(dist\/|package\.json$|README|CHANGELOG|LICENSE)/.test(file));
      expect(strangers).to.deep.equal([]);
    });
  });

  describe('in an empty Vite and TypeScript project', () => {
    before(() => {
      consumer.write('tsconfig.json', JSON.stringify({ compilerOptions, include: ['main.ts'] }));
      consumer.write('main.ts', main);
      consumer.write('index.html', '<!doctype html><html lang="en"><script type="module" src="/main.ts"></script></html>');
    });

    it('compiles under strict settings, with typed elements and events', () => {
      expect(consumer.tool('tsc', '--project', '.')).to.equal('');
    });

    it('says so when a property gets a value of the wrong type', () => {
      consumer.write('main.ts', `${main}\nthread.pageSize = 'many';\n`);
      expect(() => consumer.tool('tsc', '--project', '.')).to.throw(/main\.ts.*TS2322/);
      consumer.write('main.ts', main);
    });

    it('is bundled by Vite, the registration with it', () => {
      consumer.tool('vite', 'build', '--logLevel', 'error');
      expect(consumer.has('dist/index.html')).to.equal(true);
      const bundle = /assets\/[\w-]+\.js/.exec(consumer.read('dist/index.html'))?.[0] ?? '';
      expect(consumer.read(`dist/${bundle}`)).to.contain('discussion-thread');
    });
  });
});

const main = `
import 'discussion-elements/define.js';
import type { CommentData, DiscussionDocument } from 'discussion-elements';

const thread = document.querySelector('discussion-thread');
if (!thread) throw new Error('no thread');
const comment: CommentData = {
  id: '1',
  parentId: null,
  author: { kind: 'anonymous' },
  body: { format: 'text', value: 'Hello' },
  createdAt: '2024-01-01T00:00:00Z',
  status: 'published',
};
const data: DiscussionDocument = { thread: { id: 't', state: 'open' }, comments: [comment] };
thread.document = data;
thread.pageSize = 20;
thread.addEventListener('discussion-loaded', (event) => {
  const total: number = event.detail.total;
  console.log(total);
});
`;

function isThere(files: ReadonlySet<string>, target: string): boolean {
  const [before = '', after] = target.split('*');
  if (after === undefined) return files.has(target);
  return [...files].some((file) => file.startsWith(before) && file.endsWith(after));
}

/** The modules that a program may import, with the wildcards filled in. The CDN file is for browsers. */
function importable(consumer: Consumer): string[] {
  const entries = Object.entries(consumer.manifest.exports);
  const hidden = entries.filter(([, target]) => target === null).map(([name]) => name.replace('*', ''));
  return entries
    .filter(([name]) => name === '.' || (name.endsWith('.js') && !name.startsWith('./cdn/')))
    .flatMap(([name, target]) => {
      const [before = '', after] = (typeof target === 'string' ? target : (target?.default ?? '')).slice(2).split('*');
      if (after === undefined) return [name];
      return consumer
        .files()
        .filter((file) => file.startsWith(before) && file.endsWith(after))
        .map((file) => name.replace('*', file.slice(before.length, -after.length)));
    })
    .filter((name) => !hidden.some((folder) => name.startsWith(folder)))
    .map((name) => name.replace('.', 'discussion-elements'));
}
