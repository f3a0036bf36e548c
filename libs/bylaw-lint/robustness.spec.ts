import fc from 'fast-check';
import { documentRange, plainText, textBlocks } from '#libs/bylaw-document';
import { linkReferences } from '#libs/citations';
import { runs } from '../../tests/support/runs.js';
import { lintBylaw } from './index.js';
import { bylaw, memorandum, point, subpoint } from './testing/index.js';

const PIECES = fc.constantFrom(
  ...'5. 46. 5.¹ 25.2 3.–7. (11) pirmās trešo divdesmit pirmā panta pantu daļu punktā punktu apakšpunktos pielikumā II III¹ nodaļā'.split(
    ' ',
  ),
  ...'Pašvaldību likuma minētā noteikumu šo saistošo Nr. Nr.5 MK kabineta „ ” " ( ) – - , . ; : un vai līdz gada 2026. 31. februārī'.split(
    ' ',
  ),
  ...'EUR eiro 1.5 % 010180-12345 @ a.b@gmail.com LV80 +371 29123456 Jānis Bērziņš A. iela turpmāk tekstā (turpmāk Dome) svītrot izteikt'.split(
    ' ',
  ),
  'pārejas noteikumu',
  'šādā redakcijā:',
  'likuma "Par ko"',
  '\u00a0',
  '𝒳',
);
const text = fc.array(PIECES, { maxLength: 30 }).map((pieces) => pieces.join(' '));

describe('any text', () => {
  it('is linted to the end, and findings lie in their blocks', () => {
    fc.assert(
      fc.property(text, text, text, fc.boolean(), (one, two, three, amending) => {
        const title = amending ? 'Grozījumi noteikumos' : 'Līdzdalības budžeta nolikums';
        const doc = bylaw([point(one, [subpoint(two), subpoint(three)]), point(two)], title);
        for (const whole of [doc, memorandum(`${one}.`)]) {
          const blocks = new Map(textBlocks(whole).map((block) => [block.id, block]));
          for (const { position, code } of lintBylaw(whole, { rules: 'all', base: doc })) {
            if (!position) continue;
            const block = blocks.get(position.block);
            expect([code, position.to > position.from && position.to <= (block?.text.length ?? 0)]).toEqual([
              code,
              true,
            ]);
            if (block) expect(documentRange(block, position.from, position.to)).not.toBeNull();
          }
        }
      }),
      runs(150),
    );
  });

  it('keeps its words when its references are made live', () => {
    fc.assert(
      fc.property(text, text, (one, two) => {
        const doc = bylaw([point(one, [subpoint(two)]), point(two), point('c')]);
        const linked = linkReferences(doc).doc;
        linked.check();
        expect(plainText(linked)).toBe(plainText(doc));
        expect(linkReferences(linked).doc.eq(linked)).toBe(true);
      }),
      runs(150),
    );
  });

  it('is read in time although it is one long column of numbers', () => {
    const doc = bylaw([point(Array.from({ length: 8000 }, (_, at) => `${at % 90}.`).join(', '))]);
    expect(lintBylaw(doc).length).toBeLessThan(10);
  });
});
