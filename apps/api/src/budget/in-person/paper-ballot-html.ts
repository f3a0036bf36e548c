import { escapeHtml } from '#libs/bylaw-exchange';
import type { BallotForm, Cents } from '#libs/contracts';
import { shownPaperNumber } from '#libs/paper-voting';

/** What a paper ballot says. */
export interface PaperBallotText {
  municipality: string;
  title: string;
  /** Null where the whole municipality votes together. */
  unit: string | null;
  ballot: BallotForm;
  moneyCents: Cents;
  projects: readonly { nr: number; title: string; costCents: Cents }[];
  /** Last day of voting, in words, dative. */
  until: string;
  numbers: readonly string[];
}

/** Few projects are printed large: who votes on paper is often old. */
const SIZES = [
  { upTo: 8, title: 18, row: 4.5 },
  { upTo: 14, title: 16, row: 3 },
  { upTo: Number.POSITIVE_INFINITY, title: 13.5, row: 2 },
] as const;

function style(projects: number): string {
  const { title, row } = SIZES.find(({ upTo }) => projects <= upTo) ?? SIZES[2];
  return `
  body { font: 13pt/1.35 sans-serif; color: #000; margin: 0; }
  table { width: 100%; border-collapse: collapse; break-after: page; }
  table:last-child { break-after: auto; }
  td { padding: 0; vertical-align: middle; text-align: left; }
  .head td { border-bottom: 1.5pt solid #000; padding-bottom: 3mm; vertical-align: top; }
  h1 { font-size: 20pt; margin: 0 0 1mm; }
  p { margin: 1mm 0; }
  .number { text-align: right; white-space: nowrap; }
  .number strong { display: block; font: 700 22pt/1.1 monospace; }
  .how td { font-size: 16pt; font-weight: 700; padding: 5mm 0 4mm; }
  .example { display: flex; gap: 3mm; align-items: center; margin-top: 2mm; font-size: 13pt; font-weight: 400; }
  .project td { padding: ${row}mm 0; border-bottom: .5pt solid #555; font-size: ${title}pt; line-height: 1.25; }
  .project { break-inside: avoid; }
  .box { display: block; width: 11mm; height: 11mm; border: 1.5pt solid #000; box-sizing: border-box;
         font: 700 22pt/10mm sans-serif; text-align: center; }
  .wide { width: 16mm; }
  td.mark { width: 20mm; }
  td.nr { width: 14mm; font-weight: 700; font-size: ${title + 3}pt; }
  td.cost { white-space: nowrap; text-align: right; padding-left: 4mm; }
  .sum td { padding: 5mm 0 0; font-size: 15pt; font-weight: 700; text-align: right; }
  .foot td { font-size: 12pt; padding-top: 5mm; }
`;
}

/**
 * Paper ballots as one page for each number, or more where many projects do not fit: its head stands on each. The voter's
 * name stands nowhere, and nothing but the number tells papers apart.
 */
export function paperBallotsHtml(text: PaperBallotText): string {
  const pages = text.numbers.map((number) => page(text, number)).join('\n');
  return `<!doctype html><html lang="lv"><head><meta charset="utf-8"><title>Balsošanas zīme</title><style>${style(text.projects.length)}</style></head><body>${pages}</body></html>`;
}

function page(text: PaperBallotText, number: string): string {
  const unit = text.unit === null ? '' : `<p>Teritorija: <strong>${escapeHtml(text.unit)}</strong></p>`;
  const rows = [...text.projects]
    .sort((a, b) => a.nr - b.nr)
    .map(
      ({ nr, title, costCents }) =>
        `<tr class="project"><td class="mark">${box(text.ballot)}</td><td class="nr">${nr}.</td><td>${escapeHtml(title)}</td><td class="cost">${euros(costCents)}</td></tr>`,
    )
    .join('');
  const total = sumLine(text);
  return `<table>
<thead><tr class="head"><td colspan="3"><h1>Balsošanas zīme</h1><p>${escapeHtml(text.municipality)}. ${escapeHtml(text.title)}</p>${unit}</td>
<td class="number">Zīmes Nr.<strong>${shownPaperNumber(number)}</strong></td></tr></thead>
<tbody><tr class="how"><td colspan="4">${howToMark(text)}<div class="example">Piemērs: ${box(text.ballot, example(text.ballot))}</div></td></tr>
${rows}
${total === '' ? '' : `<tr class="sum"><td colspan="4">${total}</td></tr>`}
<tr class="foot"><td colspan="4"><p>Neparakstiet zīmi un nerakstiet uz tās savu vārdu. Numurs apliecina tikai to, ka zīmi izdevusi pašvaldība; pie Jūsu vārda tas nav pierakstīts.</p>
<p>Ja kļūdījāties, atdodiet zīmi darbiniekam un saņemsiet jaunu. Aizpildīto zīmi salokiet un iemetiet balsošanas kastē līdz ${text.until}.</p></td></tr></tbody>
</table>`;
}

const box = (ballot: BallotForm, inside = ''): string =>
  `<span class="box${isMark(ballot) ? '' : ' wide'}">${inside}</span>`;

const example = (ballot: BallotForm): string =>
  isMark(ballot) ? '×' : ballot.kind === 'ranking' ? '1' : '3';

/** Where the voter adds up what has an upper bound. */
function sumLine({ ballot, moneyCents }: PaperBallotText): string {
  if (ballot.kind === 'knapsack') return `Kopā: ______________ € (ne vairāk kā ${euros(moneyCents)})`;
  if (ballot.kind === 'points') return `Kopā punkti: ________ (ne vairāk kā ${ballot.points})`;
  return '';
}

/** What the voter is to write, in the words of the form of the ballot. */
export function howToMark({ ballot, moneyCents }: Pick<PaperBallotText, 'ballot' | 'moneyCents'>): string {
  switch (ballot.kind) {
    case 'one':
      return 'Atzīmējiet vienu projektu ar krustiņu.';
    case 'up_to':
      return `Atzīmējiet ar krustiņu ne vairāk kā ${counted(ballot.max, 'projektu', 'projektus')}.`;
    case 'unlimited':
      return 'Atzīmējiet ar krustiņu visus projektus, kurus atbalstāt.';
    case 'knapsack':
      return `Atzīmējiet ar krustiņu projektus, kuru kopējās izmaksas nepārsniedz ${euros(moneyCents)}.`;
    case 'points': {
      const each =
        ballot.maxPerProject === null ? '' : `, vienam projektam ne vairāk kā ${ballot.maxPerProject}`;
      return `Sadaliet ne vairāk kā ${counted(ballot.points, 'punktu', 'punktus')}${each}: ierakstiet punktu skaitu lodziņā.`;
    }
    case 'ranking':
      return `Sakārtojiet ne vairāk kā ${counted(ballot.max, 'projektu', 'projektus')}: labākajam ierakstiet 1, nākamajam 2 un tā tālāk.`;
  }
}

const counted = (n: number, one: string, other: string): string =>
  `${n} ${n % 10 === 1 && n % 100 !== 11 ? one : other}`;

const isMark = ({ kind }: BallotForm): boolean => kind !== 'points' && kind !== 'ranking';

/** A sum as people read it: `1 234,50 €`. */
function euros(cents: Cents): string {
  const whole = String(Math.trunc(cents / 100)).replaceAll(/\B(?=(\d{3})+$)/g, '\u00A0');
  return `${whole},${String(cents % 100).padStart(2, '0')}\u00A0€`;
}
