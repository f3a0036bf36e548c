import fc from 'fast-check';
import { bylawSchema, plainText, referencesIn } from '#libs/bylaw-document';
import { detectFormat, importBylaw, type ImportResult } from '../index.js';
import { codes, numbers, read } from '../testing/read.js';
import { idSource, seededRandom } from '#libs/bylaw-document';
import { runs } from '../../../tests/support/runs.js';
import { richAct } from './testing/rich-bylaw.js';
import { hasSchema, sharedFile } from './testing/validate.js';
import { exportAkn } from './write/export-akn.js';

const AKN = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0';

/** An act of another system with this body. */
function act(body: string, more = ''): string {
  return `<?xml version="1.0"?><akomaNtoso xmlns="${AKN}"><act name="x"><meta/>
    <preface><longTitle><p><docTitle>Paraugs</docTitle></p></longTitle></preface>
    <body>${body}</body>${more}</act></akomaNtoso>`;
}

const text = (result: ImportResult) => plainText(bylawSchema.nodeFromJSON(result.document)).split('\n');
const shared = hasSchema ? it : it.skip;

describe('import of Akoma Ntoso', () => {
  it('knows the format by its root element', () => {
    expect(detectFormat({ name: 'a.xml', text: act('') })).toBe('akn');
    expect(detectFormat({ name: 'a.xml', text: `<!-- x -->\n<an:akomaNtoso xmlns:an="${AKN}"/>` })).toBe(
      'akn',
    );
    expect(detectFormat({ name: 'a.html', text: '<html><body>&lt;akomaNtoso></body></html>' })).toBe('html');
  });

  it('reads units of other systems with their numbers and all their words', () => {
    const result = read(
      'foreign.xml',
      act(
        `<part eId="p1"><num>Part I</num><heading>Sākums</heading>
           <article eId="a1"><num>1. pants</num><heading>Mērķis</heading>
             <paragraph eId="a1p1"><num>(1)</num><content><p>Teksts <i>slīps</i>,
               otrā rinda.</p></content></paragraph>
             <paragraph><content><p>Bez numura</p></content></paragraph>
           </article></part>
         <paragraph eId="x5"><num>5.<sup>1</sup></num><intro><p>Ievads:</p></intro>
           <list><point><num>a)</num><content><p>viens;</p></content></point></list>
           <wrapUp><p>Beigas.</p></wrapUp></paragraph>
         <paragraph><num>6.</num><content><p>Skatīt <ref href="#x5">5.<sup>1</sup> punktā</ref> un
           <ref href="#nav">tur</ref>.</p><toc><tocItem href="#a" level="1">Saturs</tocItem></toc></content></paragraph>`,
        `<attachments><attachment><num>2. pielikums</num><heading>Karte</heading><doc name="p"><meta/><mainBody>
           <p>Zeme</p><table><tr><th><p>A</p></th><td colspan="x">b</td></tr></table></mainBody></doc></attachment></attachments>`,
      ),
    );
    expect(text(result)).toEqual([
      'Paraugs',
      'Part I Sākums',
      '1. pants Mērķis',
      '(1) Teksts slīps, otrā rinda.',
      'Bez numura',
      '5.1 Ievads:'.replace('5.1', '5.¹'),
      'a) viens;',
      'Beigas.',
      '6. Skatīt 5.¹ punktā un tur.',
      'Saturs',
      '2. pielikums',
      'Karte',
      'Zeme',
      'A\tb',
    ]);
    expect(codes(result)).toContain('import.element-flattened');
    expect(referencesIn(bylawSchema.nodeFromJSON(result.document))).toHaveLength(1);
  });

  shared('reads the minimal examples', () => {
    const bylaw = read('a.xml', sharedFile('lv-bylaw-minimal.akn.xml'));
    expect(numbers(bylaw)).toEqual(['I', '1.', '1.1.', '1.2.', '2.¹']);
    expect(bylaw.meta).toMatchObject({ number: '5', adopted: '2026-03-01', issuer: 'Parauga novada dome' });
    const amending = read('b.xml', sharedFile('lv-amendment-minimal.akn.xml'));
    expect(text(amending).slice(1, 4)).toEqual([
      '1. Aizstāt 1.2. apakšpunktā vārdu "atbildību" ar vārdiem "administratīvo atbildību".',
      '2. Papildināt ar 1.3. apakšpunktu šādā redakcijā:',
      '"1.3. uzraudzības kārtību.".',
    ]);
  });

  it.each([
    ['a document type', '<!DOCTYPE x [<!ENTITY a "aaaa">]><akomaNtoso/>', 'doctype'],
    ['broken XML', act('<p>'), 'malformed'],
    ['an unknown entity', act('<paragraph>&lol;</paragraph>'), 'malformed'],
    ['deep nesting', act('<p>'.repeat(500) + '</p>'.repeat(500)), 'tooDeep'],
  ])('refuses %s', (_, xml, reason) => {
    const result = importBylaw({ name: 'a.akn', text: xml }, { newId: idSource(seededRandom(1)) });
    expect(result).toMatchObject({
      allowed: false,
      violations: [{ code: 'import.unreadable', params: { reason } }],
    });
  });

  it('reads or refuses, never throws, whatever is broken in a file', () => {
    const xml = exportAkn(richAct(3, 4).doc, { status: 'draft' });
    const elements = [...xml.matchAll(/<\/?([\w:]+)[^>]*>/g)].map((match) => ({
      at: match.index,
      whole: match[0],
    }));
    const names = [
      'p',
      'b',
      'num',
      'table',
      'chapter',
      'paragraph',
      'hcontainer',
      'ref',
      'ul',
      'content',
      'xyz',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(elements.length - 1), fc.constantFrom(...names)), {
          minLength: 1,
          maxLength: 6,
        }),
        (edits) => {
          let broken = xml;
          for (const [index, name] of edits) {
            const old = /^<\/?([\w:]+)/.exec(elements[index]?.whole ?? '')?.[1] ?? 'p';
            broken = broken
              .replaceAll(`<${old} `, `<${name} `)
              .replaceAll(`<${old}>`, `<${name}>`)
              .replaceAll(`</${old}>`, `</${name}>`);
          }
          const result = importBylaw({ name: 'a.xml', text: broken }, { newId: idSource(seededRandom(1)) });
          if (!result.allowed) expect(result.violations.map(({ code }) => code)).toEqual(['import.empty']);
        },
      ),
      runs(40),
    );
  });
});
