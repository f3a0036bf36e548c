import type { Node } from 'prosemirror-model';
import type { ArticleRef } from '#libs/contracts';
import type { IdSource } from './ids.js';
import { memorandumSchema } from './schema.js';
import { MEMORANDUM_PARTS, type MemorandumPart } from './templates.js';

/** Numbers of the parts of a budget's explanations begin behind this, so that none is taken for a part of PL 46(1). */
const OFFSET = 10;

const BUDGET: ArticleRef = { act: 'PL', ref: '48(1)' };

/**
 * The parts of the explanations of a budget. Article 46 does not apply to a budget (PL 46(4)); PL 48(1) leaves its making
 * to the law "Par pašvaldību budžetiem", and PL 48(2) sends it with its explanatory memorandum. The order is practice; only
 * the financing of the participatory budget is demanded by the Local Government Law itself (PL 59(2)).
 */
export const BUDGET_EXPLANATIONS: readonly MemorandumPart[] = (
  [
    [
      'Pašvaldības ekonomiskā un sociālā stāvokļa raksturojums',
      'Economic and social situation of the municipality',
      'Iedzīvotāji, nodarbinātība, uzņēmējdarbība un citi apstākļi, no kuriem budžets izriet.',
      'Inhabitants, employment, business and other circumstances that the budget follows from.',
    ],
    [
      'Budžeta ieņēmumi',
      'Revenue',
      'Ieņēmumu veidi, to prognoze un izmaiņas pret iepriekšējo gadu.',
      'Kinds of revenue, how they were forecast, and changes against the year before.',
    ],
    [
      'Budžeta izdevumi',
      'Expenditure',
      'Izdevumi pa funkcijām un programmām, to izmaiņas un iemesli.',
      'Expenditure by function and programme, its changes and their reasons.',
    ],
    [
      'Ieguldījumi un attīstības programmas īstenošana',
      'Investment and the development programme',
      'Gadā īstenojamie projekti, to izmaksas un finansējuma avoti.',
      'Projects of the year, their cost and sources of money.',
    ],
    [
      'Līdzdalības budžeta finansējums',
      'Money of the participatory budget',
      'Summa un tās aprēķins no pēdējo trīs gadu vidējiem faktiskajiem ieņēmumiem (PL 59. panta otrā daļa).',
      'The sum and how it was reckoned from the average actual revenue of the last three years (PL 59(2)).',
    ],
    [
      'Saistības, aizņēmumi un galvojumi',
      'Liabilities, loans and guarantees',
      'Esošās un plānotās saistības, to apmērs un ietekme uz turpmākajiem gadiem.',
      'Present and planned liabilities, their amount and what they mean for the years to come.',
    ],
    [
      'Ziedojumi, dāvinājumi un mērķim piešķirti līdzekļi',
      'Donations and earmarked money',
      'No kā līdzekļi saņemti un kādam mērķim tos izlieto; ja to nav, to norāda.',
      'From whom the money comes and what it is for; where there is none, say so.',
    ],
    [
      'Budžeta izpildes nodrošināšana',
      'Execution of the budget',
      'Kas atbild par izpildi, kā to uzrauga un kā par to informē iedzīvotājus.',
      'Who answers for the execution, how it is supervised and how residents learn of it.',
    ],
  ] as const
).map(([lv, en, guidanceLv, guidanceEn], at) => ({
  part: OFFSET + at + 1,
  lv,
  en,
  guidance: { lv: guidanceLv, en: guidanceEn },
  article: at === 4 ? { act: 'PL', ref: '59(2)' } : BUDGET,
}));

/** A part of a memorandum or of a budget's explanations by its number; `null` where there is none. */
export function memorandumPart(number: number): MemorandumPart | null {
  return [...MEMORANDUM_PARTS, ...BUDGET_EXPLANATIONS].find(({ part }) => part === number) ?? null;
}

/** The number of a part as it is printed: parts of a budget's explanations count from 1 too. */
export function printedPart(number: number): number {
  return number > OFFSET ? number - OFFSET : number;
}

/** The heading of a part: `5. Līdzdalības budžeta finansējums`. */
export function memorandumPartHeading(number: number): string {
  return `${printedPart(number)}. ${memorandumPart(number)?.lv ?? ''}`.trim();
}

/** Whether a document of the memorandum's schema holds the explanations of a budget. */
export function isBudgetExplanations(doc: Node): boolean {
  const [first] = doc.children;
  return doc.attrs['kind'] === 'memorandum' && Number(first?.attrs['part']) > OFFSET;
}

/** The parts that a document of the memorandum's schema consists of. */
export function memorandumPartsOf(doc: Node | null): readonly MemorandumPart[] {
  return doc && isBudgetExplanations(doc) ? BUDGET_EXPLANATIONS : MEMORANDUM_PARTS;
}

/** The explanations of a budget with their parts, each one empty paragraph. */
export function blankBudgetExplanations(newId: IdSource): Node {
  return memorandumSchema.node(
    'doc',
    null,
    BUDGET_EXPLANATIONS.map(({ part }) =>
      memorandumSchema.node('memorandum_part', { id: newId(), part }, [
        memorandumSchema.node('paragraph', { id: newId() }),
      ]),
    ),
  );
}
