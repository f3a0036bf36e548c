import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Paper, PaperBlock } from '#libs/bylaw-exchange';
import { articleText, type MinutesDecision } from '#libs/contracts';
import { datePhrase } from '#libs/latvian-text';
import { euroText } from '#libs/memorandum-rules';
import { MunicipalityProfiles } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import type { MadeFile } from '../../platform/http/send-file.js';
import { paperFile } from '../../platform/print/paper-file.js';
import { BudgetCycles, type CycleRow } from '../cycles/budget-cycles.js';
import { decisionsOf, publishedSitting, sittingById, type SittingRow } from './commission.query.js';

const VERDICT: Readonly<Record<'compliant' | 'not_compliant', string>> = {
  compliant: 'atzīt par atbilstošu un virzīt balsošanai',
  not_compliant: 'atzīt par neatbilstošu un nevirzīt balsošanai',
};

/** Minutes of the evaluation commission: to be signed by those who sat in it, and for everybody once they are published. */
@Injectable()
export class CommissionMinutes {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cycles: BudgetCycles,
    private readonly profiles: MunicipalityProfiles,
  ) {}

  /** As they stand, for those who work on them. @throws Refused 404; 422 for another format than `docx` and `pdf`. */
  async file(place: PlaceRef, sittingId: string, format: string): Promise<MadeFile> {
    const { manager } = this.dataSource;
    const sitting = await sittingById(manager, place.id, sittingId);
    const cycle = await this.cycles.load(manager, place.id, sitting.cycleId);
    return this.write(place, cycle, sitting, format);
  }

  /** For everybody. @throws Refused 404 before they are published; 422. */
  async published(place: PlaceRef, year: number, number: number, format: string): Promise<MadeFile> {
    const { manager } = this.dataSource;
    const cycle = await this.cycles.loadPublic(manager, place.id, year);
    return this.write(place, cycle, await publishedSitting(manager, place.id, cycle.id, number), format);
  }

  private async write(
    place: PlaceRef,
    cycle: CycleRow,
    sitting: SittingRow,
    format: string,
  ): Promise<MadeFile> {
    const { manager } = this.dataSource;
    const decisions = sitting.decisions ?? (await decisionsOf(manager, place.id, sitting.id));
    const { name } = await this.profiles.byId(place.id);
    const paper = minutesPaper(name, cycle.title, sitting, decisions);
    return paperFile(paper, format, `vertesanas-komisija-${cycle.year}-${sitting.number}`);
  }
}

/** What the minutes say. */
export function minutesPaper(
  municipality: string,
  cycleTitle: string,
  sitting: SittingRow,
  decisions: readonly MinutesDecision[],
): Paper {
  const blocks: PaperBlock[] = [
    { kind: 'paragraph', text: municipality },
    {
      kind: 'table',
      widths: [2, 5],
      rows: [
        ['Protokols', sitting.minutesRef],
        ['Sēdes diena', datePhrase(sitting.day, 'nom')],
        ['Sēdi vada', sitting.chair],
        ['Protokolē', sitting.keeper],
        ['Piedalās', sitting.present.join(', ')],
        ['Nepiedalās', sitting.absent.join(', ') || '–'],
      ],
    },
    ...decisions.flatMap(decisionBlocks),
  ];
  if (decisions.length === 0) blocks.push({ kind: 'paragraph', text: 'Komisija par projektiem nebalsoja.' });
  blocks.push({
    kind: 'paragraph',
    text: `Sēdes vadītājs: ____________________ ${sitting.chair}\n\nProtokolētājs: ____________________ ${sitting.keeper}`,
  });
  return { title: `${cycleTitle}. Projektu vērtēšanas komisijas sēdes protokols`, blocks };
}

function decisionBlocks(one: MinutesDecision): PaperBlock[] {
  const { decision } = one;
  const rows: string[][] = [
    ['Par', String(one.votesFor)],
    ['Pret', String(one.votesAgainst)],
    ['Atturas', String(one.abstained)],
  ];
  for (const { name, why } of one.steppedAside) {
    rows.push(['Nepiedalās interešu konflikta dēļ', why ? `${name}: ${why}` : name]);
  }
  if (one.votedAgain) rows.push(['Lēmums', 'Komisija par projektu vēlāk balsojusi vēlreiz.']);
  else if (decision === null) rows.push(['Lēmums', 'Vēl nav pieņemts.']);
  else {
    rows.push(['Lēmums', VERDICT[decision.verdict]], ['Pamatojums', decision.reason]);
    const grounds = [
      decision.article ? articleText(decision.article, 'lv') : '',
      decision.statutesPoint ? `nolikuma punkts: ${decision.statutesPoint}` : '',
    ].filter(Boolean);
    if (grounds.length > 0) rows.push(['Neatbilst', grounds.join('; ')]);
    const note = decision.costNote ? `. ${decision.costNote}` : '';
    rows.push(['Pārbaudītās izmaksas', `${euroText(decision.verifiedCents)}${note}`]);
    if (decision.appeal) rows.push(['Kā iebilst', decision.appeal]);
  }
  return [
    { kind: 'heading', text: `Projekts Nr. ${one.nr}. ${one.title}` },
    { kind: 'table', widths: [2, 5], rows },
  ];
}
