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

const STYLE = `
  body { font: 12pt/1.35 sans-serif; color: #000; margin: 0; }
  section { break-after: page; }
  section:last-child { break-after: auto; }
  header { display: flex; justify-content: space-between; gap: 8mm; border-bottom: 1.5pt solid #000; padding-bottom: 3mm; }
  h1 { font-size: 16pt; margin: 0 0 1mm; }
  p { margin: 1mm 0; }
  .number { font: 14pt/1.2 monospace; white-space: nowrap; }
  .how { font-size: 13pt; font-weight: 700; margin: 5mm 0 3mm; }
  ol { list-style: none; margin: 0; padding: 0; }
  li { display: grid; grid-template-columns: 9mm 12mm 1fr auto; gap: 3mm; align-items: center; padding: 2.2mm 0;
       border-bottom: .5pt solid #777; break-inside: avoid; }
  .box { width: 8mm; height: 8mm; border: 1.2pt solid #000; box-sizing: border-box; }
  .wide { width: 9mm; }
  .cost { white-space: nowrap; font-size: 10.5pt; }
  footer { font-size: 10pt; margin-top: 5mm; }
`;

/** Paper ballots as one page for each number. The voter's name stands nowhere, and nothing else tells papers apart. */
export function paperBallotsHtml(text: PaperBallotText): string {
  const pages = text.numbers.map((number) => page(text, number)).join('\n');
  return `<!doctype html><html lang="lv"><head><meta charset="utf-8"><title>Balsošanas zīme</title><style>${STYLE}</style></head><body>${pages}</body></html>`;
}

function page(text: PaperBallotText, number: string): string {
  const unit = text.unit === null ? '' : `<p>Teritorija: <strong>${escapeHtml(text.unit)}</strong></p>`;
  const rows = [...text.projects]
    .sort((a, b) => a.nr - b.nr)
    .map(
      ({ nr, title, costCents }) =>
        `<li><span class="box${isMark(text.ballot) ? '' : ' wide'}"></span><strong>${nr}.</strong><span>${escapeHtml(title)}</span><span class="cost">${euros(costCents)}</span></li>`,
    )
    .join('');
  return `<section>
<header><div><h1>Balsošanas zīme</h1><p>${escapeHtml(text.municipality)}. ${escapeHtml(text.title)}</p>${unit}</div>
<p class="number">Nr. ${shownPaperNumber(number)}</p></header>
<p class="how">${howToMark(text)}</p>
<ol>${rows}</ol>
<footer><p>Neparakstiet zīmi un nerakstiet uz tās savu vārdu. Numurs apliecina tikai to, ka zīmi izdevusi pašvaldība; pie Jūsu vārda tas nav pierakstīts.</p>
<p>Ja kļūdījāties, atdodiet zīmi darbiniekam un saņemsiet jaunu. Aizpildīto zīmi salokiet un iemetiet balsošanas kastē līdz ${text.until}.</p></footer>
</section>`;
}

/** What the voter is to write, in the words of the form of the ballot. */
export function howToMark({ ballot, moneyCents }: Pick<PaperBallotText, 'ballot' | 'moneyCents'>): string {
  switch (ballot.kind) {
    case 'one':
      return 'Atzīmējiet vienu projektu ar krustiņu.';
    case 'up_to':
      return `Atzīmējiet ar krustiņu ne vairāk kā ${ballot.max} ${ballot.max % 10 === 1 && ballot.max % 100 !== 11 ? 'projektu' : 'projektus'}.`;
    case 'unlimited':
      return 'Atzīmējiet ar krustiņu visus projektus, kurus atbalstāt.';
    case 'knapsack':
      return `Atzīmējiet ar krustiņu projektus, kuru kopējās izmaksas nepārsniedz ${euros(moneyCents)}.`;
    case 'points': {
      const each =
        ballot.maxPerProject === null ? '' : `, vienam projektam ne vairāk kā ${ballot.maxPerProject}`;
      return `Sadaliet ne vairāk kā ${ballot.points} punktus${each}: ierakstiet punktu skaitu lodziņā.`;
    }
    case 'ranking':
      return `Sakārtojiet ne vairāk kā ${ballot.max} projektus: labākajam ierakstiet 1, nākamajam 2 un tā tālāk.`;
  }
}

const isMark = ({ kind }: BallotForm): boolean => kind !== 'points' && kind !== 'ranking';

/** A sum as people read it: `1 234,50 €`. */
function euros(cents: Cents): string {
  const whole = String(Math.trunc(cents / 100)).replaceAll(/\B(?=(\d{3})+$)/g, '\u00A0');
  return `${whole},${String(cents % 100).padStart(2, '0')}\u00A0€`;
}
