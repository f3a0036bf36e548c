import { Fragment, Slice, type Node } from 'prosemirror-model';
import {
  acceptedText,
  documentRange,
  idSource,
  numberDocument,
  parseDocument,
  placeholdersOf,
  seededRandom,
  textBlocks,
} from '#libs/bylaw-document';
import { TRACK_QUESTIONS, decideTrack, requiredMemorandumParts } from '#libs/bylaw-procedure';
import { checkCitation, recogniseCitations } from '#libs/citations';
import { articleText } from '#libs/contracts';
import { lintBylaw } from '#libs/bylaw-lint';
import {
  buildTemplate,
  checkTitle,
  missingFrom,
  TEMPLATE_IDS,
  templateBasis,
  TEMPLATES,
  templateTitle,
  type BylawTemplate,
  type TemplateId,
} from './index.js';

const COUNCILS = ['Vidzāles novada dome', 'Ezerkrastu valstspilsētas dome'];
const build = (id: TemplateId, seed = 1, council = COUNCILS[0] ?? ''): Node =>
  buildTemplate(TEMPLATES[id], { council, newId: idSource(seededRandom(seed)) });

/** What a drafter would write for each placeholder, so that its words stay near what is asked for. */
function filled(doc: Node): Node {
  let out = doc;
  for (;;) {
    const [next] = placeholdersOf(out);
    if (!next) return out;
    const answer = next.asks.replace(/^[Nn]orādīt\s+/u, '').replace(/\.$/u, '') || 'vārds';
    const words = /pant|vienīb\p{L}+,\s+kas\s+pilnvaro|pamatu/u.test(next.asks)
      ? 'Pašvaldību likuma 44. panta otro daļu'
      : answer;
    out = out.replace(next.from, next.to, new Slice(Fragment.from(out.type.schema.text(words)), 0, 0));
  }
}

describe.each(TEMPLATE_IDS)('the template %s', (id) => {
  const template = TEMPLATES[id];

  it.each(COUNCILS)('fits the schema and has no finding but placeholders, for %s', (council) => {
    const doc = build(id, 7, council);
    doc.check();
    const parsed = parseDocument(doc.toJSON());
    expect(parsed.allowed).toBe(true);
    const codes = lintBylaw(doc).map(({ code, where }) => `${code} ${where}`);
    expect(codes.filter((one) => !one.startsWith('lint.placeholder'))).toEqual([]);
    expect(codes.length).toBeGreaterThan(0);
  });

  it('leaves nothing to say once it is filled in', () => {
    const doc = filled(build(id));
    expect(placeholdersOf(doc)).toEqual([]);
    expect(missingFrom(template, doc)).toEqual([]);
  });

  it('names every part of it that still has a placeholder, and where', () => {
    const doc = build(id);
    for (const { state, where } of missingFrom(template, doc)) {
      expect(state).toBe('unfilled');
      expect(where).not.toBe('');
    }
  });

  it('is built the same from the same ids, with no id twice', () => {
    expect(build(id, 3).toJSON()).toEqual(build(id, 3).toJSON());
    const ids = textBlocks(build(id, 3)).map((block) => block.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('cites only what the law has', () => {
    for (const subject of [undefined, ...template.subjects.map(({ code }) => code)]) {
      const { citations } = recogniseCitations(templateBasis(template, subject));
      for (const citation of citations) {
        const check = checkCitation(citation);
        if (check.known) expect(check).toEqual({ known: true, exists: true });
      }
    }
    for (const { article } of [...template.elements, ...template.rules, ...template.memorandum])
      if (article) expect(articleText(article, 'lv')).toMatch(/\d/);
  });

  it('demands a part only with the article that demands it', () => {
    for (const { required, article } of template.elements) expect(required).toBe(article !== null);
  });

  it('proposes a title of its own pattern and no decided track', () => {
    const title = templateTitle(template, COUNCILS[0] ?? '');
    expect(checkTitle(title, template).filter((finding) => finding !== 'placeholder')).toEqual([]);
    const known = TRACK_QUESTIONS.map(({ code }) => code as string);
    expect(Object.keys(template.answers).every((code) => known.includes(code))).toBe(true);
    const answers = Object.fromEntries(
      Object.entries(template.answers).concat(template.subjects.slice(0, 1).map(({ code }) => [code, true])),
    );
    expect(decideTrack({ answers, namedMinistry: null }).track).toBe(template.track.expected);
  });

  it('guides only parts of the memorandum that this kind has, but says so of those it has not', () => {
    const parts = requiredMemorandumParts(template.kind, template.isFees);
    for (const { part, code } of template.memorandum)
      expect(parts.includes(part) || code === 'fees_no_budget').toBe(true);
  });

  const carried = [
    ...template.chapters.flatMap(({ points }) => points),
    ...template.closing,
    ...template.annexes,
  ].flatMap(({ carries }) => carries ?? []);
  it('says which units carry each part of the text', () => {
    const inText = template.elements.filter(({ where }) => where === 'unit' || where === 'purpose');
    expect(new Set(carried)).toEqual(new Set(inText.map(({ code }) => code)));
  });
  if (carried.length > 0)
    it.each([...new Set(carried)])('names %s as absent where its unit is taken out', (code) => {
      const doc = filled(
        buildTemplate(without(template, code), {
          council: COUNCILS[0] ?? '',
          newId: idSource(seededRandom(1)),
        }),
      );
      expect(missingFrom(template, doc).map((one) => `${one.code} ${one.state}`)).toContain(`${code} absent`);
    });

  it('names the legal basis as absent where its line is empty', () => {
    const doc = build(id);
    const basis = textBlocks(doc).find(({ name }) => name === 'basis');
    const range = basis && documentRange(basis, 0, basis.text.length);
    const bare = range ? doc.replace(range.from, range.to, doc.slice(0, 0)) : doc;
    expect(missingFrom(template, bare)).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: 'basis', state: 'absent' })]),
    );
  });
});

/** The template without the points and annexes that carry a part. */
function without(template: BylawTemplate, code: string): BylawTemplate {
  const stays = ({ carries }: { carries?: readonly string[] }): boolean => carries?.includes(code) !== true;
  return {
    ...template,
    chapters: template.chapters.map((chapter) => ({ ...chapter, points: chapter.points.filter(stays) })),
    closing: template.closing.filter(stays),
    annexes: template.annexes.filter(stays),
  };
}

describe('the templates together', () => {
  it('have one for every id', () => {
    expect(Object.keys(TEMPLATES).sort()).toEqual([...TEMPLATE_IDS].sort());
    for (const id of TEMPLATE_IDS) expect(TEMPLATES[id].id).toBe(id);
  });

  it('name the municipality in the right case', () => {
    expect(templateTitle(TEMPLATES.social_aid, 'Vidzāles novada dome')).toBe(
      'Par sociālo palīdzību Vidzāles novadā',
    );
    expect(templateTitle(TEMPLATES.statutes, 'Rīgas dome')).toBe('Rīgas pašvaldības nolikums');
    expect(templateTitle(TEMPLATES.social_aid, 'Rīgas dome')).toBe('Par sociālo palīdzību Rīgā');
    expect(templateTitle(TEMPLATES.social_aid, 'Ezerkrastu valstspilsētas dome')).toBe(
      'Par sociālo palīdzību Ezerkrastu valstspilsētā',
    );
    expect(templateTitle(TEMPLATES.social_aid, 'Padome')).toContain('[norādīt pašvaldību]');
  });

  it('give each subject of article 45 its own basis, title and answer', () => {
    const { subjects } = TEMPLATES.penalties;
    expect(subjects).toHaveLength(13);
    expect(new Set(subjects.map(({ title }) => title)).size).toBe(13);
    expect(templateBasis(TEMPLATES.penalties, 'pets')).toBe(
      'Izdoti saskaņā ar Pašvaldību likuma 45. panta otrās daļas 5. punktu',
    );
    expect(templateTitle(TEMPLATES.penalties, 'Vidzāles novada dome', 'street_trade')).toBe(
      'Par ielu tirdzniecību un tirdzniecību tirgū Vidzāles novadā',
    );
  });

  it('keep their suggestions out of what they hold', () => {
    const doc = build('general');
    expect(acceptedText(doc).eq(doc)).toBe(true);
    expect(numberDocument(doc).size).toBeGreaterThan(0);
  });
});
