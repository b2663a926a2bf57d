import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { actingStrings, loadActing } from '../../src/i18n/acting.js';
import { enActing } from '../../src/i18n/en-acting.js';
import { enReading } from '../../src/i18n/en-reading.js';
import { esReading } from '../../src/i18n/es-reading.js';
import { defineLocale, formatLocale, getMessages, loadMessages, resolveLocale } from '../../src/i18n/locales.js';
import type { Messages } from '../../src/i18n/messages.js';
import { Strings } from '../../src/i18n/strings.js';
import { en } from '../../src/i18n/whole/en.js';

const folder = new URL('../../src/i18n/whole/', import.meta.url);
const tags = readdirSync(folder)
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((name) => /^[a-z]{2,3}(-[A-Za-z]+)?$/.test(name));

/** The text of all modules, but for the dictionaries themselves. */
function sourcesBelow(folder: URL): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return entry.name === 'i18n' ? [] : sourcesBelow(new URL(`${entry.name}/`, folder));
    return entry.name.endsWith('.ts') ? [readFileSync(new URL(entry.name, folder), 'utf8')] : [];
  });
}

/** What a message must have holes for: those of English. */
function holesOf(message: string): string[] {
  return [...message.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();
}

describe('the dictionaries', () => {
  it('have nothing that no element says', () => {
    const code = sourcesBelow(new URL('../../src/', import.meta.url)).join('');
    // A key may be made of a group and a word: `error.${kind}`.
    const groups = [...code.matchAll(/`(\w+\.)\$\{/g)].map(([, group = '']) => group);
    const unsaid = Object.keys(en).filter((key) => !code.includes(`'${key}'`) && !groups.some((group) => key.startsWith(group)));
    expect(unsaid).to.deep.equal([]);
  });

  it('are found', () => {
    expect(tags).to.include.members(['en', 'es']);
  });

  for (const tag of tags) {
    describe(tag, () => {
      let messages: Messages;
      before(async () => {
        const module = (await import(new URL(`${tag}.ts`, folder).href)) as Record<string, Messages>;
        const found = module[tag.replace('-', '')];
        if (!found) throw new Error(`${tag}.ts exports no ${tag}`);
        messages = found;
      });

      it('has every key and no other', () => {
        expect(Object.keys(messages).sort()).to.deep.equal(Object.keys(en).sort());
      });

      it('has in each half the keys that English has there', async () => {
        const name = tag.replace('-', '');
        for (const [half, english] of [['reading', enReading], ['acting', enActing]] as const) {
          const module = (await import(new URL(`../${tag}-${half}.ts`, folder).href)) as Record<string, object>;
          const found = module[`${name}${half === 'reading' ? 'Reading' : 'Acting'}`];
          expect(Object.keys(found ?? {}).sort(), half).to.deep.equal(Object.keys(english).sort());
        }
      });

      it('is known, in both halves', async () => {
        expect(resolveLocale(tag)).to.equal(tag.toLowerCase());
        const reading = await loadMessages(tag);
        await loadActing(tag);
        expect(reading.heading).to.equal(messages.heading);
        expect(actingStrings(new Strings(reading, tag)).text('post')).to.equal(messages.post);
      });

      it('has every plural category of its language and no other', () => {
        const categories = new Intl.PluralRules(tag).resolvedOptions().pluralCategories.sort();
        for (const [key, message] of Object.entries(messages)) {
          if (typeof message === 'string') continue;
          expect(Object.keys(message).sort(), key).to.deep.equal(categories);
        }
      });

      it('has something to say everywhere, with the holes that English has', () => {
        for (const [key, message] of Object.entries(messages)) {
          const original = en[key as keyof Messages];
          const expected = holesOf(typeof original === 'string' ? original : original.other);
          for (const text of typeof message === 'string' ? [message] : Object.values(message)) {
            expect(text.trim(), key).to.not.equal('');
            expect(holesOf(text), key).to.deep.equal(expected);
          }
        }
      });
    });
  }
});

describe('which language is taken', () => {
  it('is the nearest that there is', () => {
    expect(['es', 'es-MX', 'ES-419', 'en-GB', 'de-AT', '', '-', 'x'].map(resolveLocale)).to.deep.equal([
      'es',
      'es',
      'es',
      'en',
      'en',
      'en',
      'en',
      'en',
    ]);
  });

  it('writes numbers and dates by the region when the words are of that language, else as the words', () => {
    expect(['en-GB', 'es-MX', 'de-AT', 'es_MX', '', 'esx'].map(formatLocale)).to.deep.equal([
      'en-GB',
      'es-MX',
      'en',
      'en',
      'en',
      'en',
    ]);
  });

  it('is English at once, others when they are fetched', async () => {
    expect(getMessages('en-GB')).to.equal(enReading);
    expect(await loadMessages('es-MX')).to.deep.include(esReading);
    expect(getMessages('es')).to.deep.include(esReading);
  });

  it('can be added by the page, and is fetched once', async () => {
    let fetched = 0;
    defineLocale('pt-BR', () => {
      fetched += 1;
      return Promise.resolve({ ...en, reply: 'Responder' });
    });
    expect(resolveLocale('pt-BR-x-old')).to.equal('pt-br');
    expect(resolveLocale('pt')).to.equal('en');
    expect((await loadMessages('pt-BR')).reply).to.equal('Responder');
    await loadMessages('pt-BR');
    expect(fetched).to.equal(1);
  });

  it('is English when a dictionary cannot be had, and asked for again the next time', async () => {
    let fetched = 0;
    defineLocale('xx', () => {
      fetched += 1;
      return Promise.reject(new Error('offline'));
    });
    expect(await loadMessages('xx')).to.equal(enReading);
    expect(await loadMessages('xx')).to.equal(enReading);
    expect(fetched).to.equal(2);
  });

  it('is there at once when the dictionary itself is given, as on a server', () => {
    const own = { ...en, reply: 'Antworten' };
    defineLocale('de', own);
    expect(getMessages('de-AT')).to.equal(own);
  });
});

describe('what only acting needs', () => {
  const german = { ...en, heading: 'Kommentare', post: 'Absenden' };

  it('is fetched once for a language, and nothing for English', async () => {
    expect(loadActing('en-GB')).to.equal(undefined);
    await loadActing('es-MX');
    expect(loadActing('es')).to.equal(undefined);
  });

  it('is said beside what reading needs, in the same object as long as nothing changes', () => {
    const strings = new Strings(enReading, 'en-GB');
    const all = actingStrings(strings);
    expect([all.text('heading'), all.text('post'), all.locale]).to.deep.equal(['Comments', 'Post comment', 'en-GB']);
    expect(actingStrings(strings)).to.equal(all);
  });

  it('comes from a dictionary of the page itself where that has it', () => {
    expect(actingStrings(new Strings<keyof typeof enReading>(german, 'de')).text('post')).to.equal('Absenden');
  });

  it('is English in a language that has none of it', () => {
    const { post, ...rest } = german;
    expect(post).to.equal('Absenden');
    expect(actingStrings(new Strings<keyof typeof enReading>(rest, 'de')).text('post')).to.equal('Post comment');
  });
});
