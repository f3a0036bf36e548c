import fc from 'fast-check';
import type { SubmitOpinion } from '#libs/contracts';
import { authorsIn, checkOpinion, composePart8, type Part8Source } from './index.js';

const opinion = (changes: Partial<SubmitOpinion> = {}): SubmitOpinion => ({
  kind: 'proposal',
  text: 'Lūdzu novietot konteinerus arī ciemos.',
  named: false,
  ...changes,
});

const codes = (changes: Partial<SubmitOpinion>): string[] => {
  const decision = checkOpinion(opinion(changes));
  return decision.allowed ? [] : decision.violations.map(({ code }) => code);
};

describe('what may be submitted', () => {
  it('needs no name and no address', () => expect(codes({})).toEqual([]));

  it.each<[string, Partial<SubmitOpinion>]>([
    ['opinion.text_missing', { text: '  \n ' }],
    ['opinion.name_missing', { named: true, adult: true }],
    ['opinion.adult_unconfirmed', { named: true, authorName: 'Anna Zariņa' }],
    ['opinion.adult_unconfirmed', { named: true, authorName: 'Anna Zariņa', adult: false }],
    ['opinion.lobbyist_unnamed', { lobbyistNo: '12' }],
    ['opinion.email_unreadable', { authorEmail: 'anna(at)example' }],
    ['opinion.registration_no_unreadable', { organisation: 'Biedrība', registrationNo: '12' }],
    ['opinion.organisation_missing', { registrationNo: '40008000001' }],
    ['opinion.too_long', { text: 'a'.repeat(20_001) }],
  ])('is refused with %s', (code, changes) => expect(codes(changes)).toEqual([code]));

  it('takes an organisation for a name', () =>
    expect(
      codes({ named: true, organisation: 'Biedrība "Tīra upe"', registrationNo: '40008000001' }),
    ).toEqual([]));
});

describe('names in a text', () => {
  const authors = [{ name: 'Anna Zariņa', email: 'anna@example.org' }];

  it.each([
    'Annas Zariņas priekšlikums',
    'Zariņa Anna raksta',
    'ANNAI ZARINAI atbildēts',
    'rakstīts no anna@example.org.',
  ])('are found: %s', (text) => expect(authorsIn(text, authors)).toEqual(authors));

  it.each(['Anna', 'zariņa koks', 'Anna dzīvo pie Zariņas'])('are not seen in: %s', (text) =>
    expect(authorsIn(text, authors)).toEqual([]),
  );
});

const source = (changes: Partial<Part8Source> = {}): Part8Source => ({
  term: { from: '2026-10-01', to: '2026-10-15', url: null },
  received: 0,
  late: 0,
  disregarded: 0,
  byChannel: {},
  organisations: [],
  groups: [],
  coordination: null,
  contacts: [],
  authors: [],
  ...changes,
});

const text = (decision: ReturnType<typeof composePart8>): string =>
  decision.allowed
    ? decision.blocks
        .map((block) => ('paragraph' in block ? block.paragraph : block.list.join('\n')))
        .join('\n')
    : '';

describe('part 8', () => {
  it('says that nobody gave an opinion', () =>
    expect(text(composePart8(source()))).toBe(
      'Saskaņā ar Pašvaldību likuma 46. panta trešo daļu saistošo noteikumu projekts un paskaidrojuma raksts sabiedrības viedokļa noskaidrošanai bija publicēts pašvaldības oficiālajā tīmekļvietnē no 2026. gada 1. oktobra līdz 2026. gada 15. oktobrim. Viedokļi nav saņemti.',
    ));

  it('counts, groups and names organisations only', () => {
    const written = text(
      composePart8(
        source({
          received: 21,
          late: 1,
          disregarded: 2,
          byChannel: { web: 18, post: 3 },
          organisations: ['Biedrība "Tīra upe"', 'Anna Zariņa IK'],
          authors: [{ name: 'Anna Zariņa', email: null }],
          groups: [
            { outcome: 'partly', gist: 'Vairāk konteineru', reason: 'Papildināts 5. punkts', opinions: 11 },
          ],
        }),
      ),
    );
    expect(written).toContain('Saņemts 21 viedoklis.');
    expect(written).toContain('tīmekļvietnes veidlapā – 18, pa pastu – 3. Pēc termiņa saņemti – 1.');
    expect(written).toContain('20. punktu nav vērtēti – 2.');
    expect(written).toContain('Viedokli sniedza arī: Biedrība "Tīra upe".');
    expect(written).toContain('Vairāk konteineru. (11 viedokļi) Ņemts vērā daļēji: Papildināts 5. punkts.');
    expect(written).not.toContain('Zariņa');
  });

  it('never has the name or address of an author', () => {
    const word = fc.stringMatching(/^[A-ZĀČĒ][a-zāčēģīķļņšūž]{2,9}$/);
    const author = fc.record({
      name: fc.tuple(word, word).map((parts) => parts.join(' ')),
      email: fc.stringMatching(/^[a-z]{2,8}@[a-z]{2,8}\.lv$/),
    });
    const withAuthor = fc
      .tuple(author, fc.constantFrom('name', 'email', 'none'), fc.string(), fc.string())
      .map(([who, what, before, after]) => ({
        who,
        gist:
          what === 'none' ? `${before} x ${after}` : `${before} ${who[what as 'name' | 'email']} ${after}`,
      }));
    fc.assert(
      fc.property(fc.array(withAuthor, { minLength: 1, maxLength: 4 }), (cases) => {
        const decision = composePart8(
          source({
            received: cases.length,
            byChannel: { web: cases.length },
            authors: cases.map(({ who }) => who),
            groups: cases.map(({ gist }) => ({
              outcome: 'declined',
              gist,
              reason: 'Nav vajadzīgs',
              opinions: 1,
            })),
          }),
        );
        const written = text(decision);
        for (const { who } of cases) {
          expect(written).not.toContain(who.name);
          expect(written).not.toContain(who.email);
        }
        if (cases.some(({ who, gist }) => gist.includes(who.name))) expect(decision.allowed).toBe(false);
      }),
    );
  });
});
