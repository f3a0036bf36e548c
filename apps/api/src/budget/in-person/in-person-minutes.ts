import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Paper, PaperBlock } from '#libs/bylaw-exchange';
import type { EnvelopeView, InPersonFigures, PaperBatch, UndoneMarkView } from '#libs/contracts';
import { datePhrase } from '#libs/latvian-text';
import { shownPaperNumber } from '#libs/paper-voting';
import { MunicipalityProfiles, PeopleNames } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Refused } from '../../platform/http/refused.js';
import type { MadeFile } from '../../platform/http/send-file.js';
import { paperFile } from '../../platform/print/paper-file.js';
import { BudgetCycles, type CycleRow } from '../cycles/budget-cycles.js';
import { VOTE_OVER } from '../cycles/cycle-facts.js';
import { InPerson } from './in-person.query.js';
import { PaperBoxes, type BoxRow, type DecisionRow } from './paper-boxes.js';
import { UndoneMarks } from './undone-marks.query.js';

const ENVELOPE_WORDS: Readonly<Record<EnvelopeView['state'], string>> = {
  waiting: 'nav pārbaudīta',
  accepted: 'atvērta, balsošanas zīme iemesta kastē',
  set_aside: 'nav atvērta: balsotājs jau nobalsojis citādi',
  refused: 'nav atvērta: balsotājam nav balsstiesību',
};

const UNDONE_WORDS: Readonly<Record<UndoneMarkView['state'], string>> = {
  waiting: 'nav izlemts',
  undone: 'ieraksts atcelts',
  refused: 'ieraksts paliek',
  lapsed: 'ieraksts paliek: līdz balsošanas beigām nav izlemts',
};

/** Minutes of what happened in person, for the commission to sign; no voter is named. */
@Injectable()
export class InPersonMinutes {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cycles: BudgetCycles,
    private readonly inPerson: InPerson,
    private readonly boxes: PaperBoxes,
    private readonly undone: UndoneMarks,
    private readonly people: PeopleNames,
    private readonly profiles: MunicipalityProfiles,
  ) {}

  /** @throws Refused 404; 409 while people vote; 422 for another format than `docx` and `pdf`. */
  async file(place: PlaceRef, cycleId: string, format: string): Promise<MadeFile> {
    const { manager } = this.dataSource;
    const cycle = await this.cycles.load(manager, place.id, cycleId);
    if (!VOTE_OVER.includes(cycle.state)) {
      throw new Refused([{ code: 'boxes_still_closed', params: { day: cycle.voting.to } }], 409);
    }
    const paper = await this.paper(place, cycle);
    return paperFile(paper, format, `balsosana-klatiene-${cycle.year}`);
  }

  private async paper(place: PlaceRef, cycle: CycleRow): Promise<Paper> {
    const { manager } = this.dataSource;
    const { name } = await this.profiles.byId(place.id);
    const units = await this.cycles.units(manager, place.id, cycle.id);
    const unitNames = new Map(units.map((unit) => [unit.id, unit.name]));
    const figures = await this.inPerson.figures(manager, cycle);
    const envelopes = await this.inPerson.envelopes(manager, place.id, cycle.id);
    const boxes = await this.boxes.list(manager, place.id, cycle.id);
    const people = await this.people.of(
      boxes
        .flatMap((box) => [box.firstBy, box.secondBy, box.firstSigned, box.secondSigned])
        .filter((id) => id !== null),
      manager,
    );
    const blocks: PaperBlock[] = [
      { kind: 'paragraph', text: name },
      {
        kind: 'paragraph',
        text: `Balsošana no ${datePhrase(cycle.voting.from, 'gen')} līdz ${datePhrase(cycle.voting.to, 'dat')}.`,
      },
      ...figureBlocks(figures, unitNames),
      ...undoneBlocks(await this.undone.of(manager, place.id, cycle.id), unitNames),
      ...envelopeBlocks(envelopes),
    ];
    for (const box of boxes) {
      const decisions = await this.boxes.decisions(manager, box);
      const { setAside } = await this.boxes.compare(manager, box);
      blocks.push(...boxBlocks(box, { decisions, setAside }, people, unitNames));
    }
    if (boxes.length === 0) blocks.push({ kind: 'paragraph', text: 'Neviena kaste nav atvērta.' });
    blocks.push({
      kind: 'paragraph',
      text: 'Komisijas locekļu paraksti:\n\n____________________\n\n____________________',
    });
    return { title: `${cycle.title}. Protokols par balsošanu klātienē`, blocks };
  }
}

function figureBlocks(figures: readonly InPersonFigures[], units: ReadonlyMap<string, string>): PaperBlock[] {
  return [
    { kind: 'heading', text: 'Balsošanas zīmes un balsotāju saraksts' },
    {
      kind: 'table',
      head: [
        'Teritorija',
        'Sarakstā atzīmēti klātienē',
        'Atcelti ieraksti',
        'Izdrukātas zīmes',
        'Sabojātas zīmes',
        'Neizdotām jābūt',
        'Zīmes kastēs',
      ],
      widths: [4, 2, 2, 2, 2, 2, 2],
      rows: figures.map(({ unitId, marked, undone, printed, spoiled, left, inBoxes }) => [
        units.get(unitId) ?? '',
        ...[marked, undone, printed, spoiled, left, inBoxes].map(String),
      ]),
    },
    {
      kind: 'paragraph',
      text: 'Neizdotām jābūt: izdrukātās zīmes bez sabojātajām, bez sarakstā atzīmēto balsotāju zīmēm un bez zīmēm neatvērtās aploksnēs. Atcelta ieraksta zīme ir starp sabojātajām.',
    },
  ];
}

function undoneBlocks(marks: readonly UndoneMarkView[], units: ReadonlyMap<string, string>): PaperBlock[] {
  const heading: PaperBlock = { kind: 'heading', text: 'Kļūdaini ieraksti sarakstā' };
  if (marks.length === 0) return [heading, { kind: 'paragraph', text: 'Kļūdainu ierakstu nebija.' }];
  return [
    heading,
    {
      kind: 'table',
      head: ['Diena', 'Vieta, teritorija', 'Kāpēc', 'Pieteica', 'Kas izlemts', 'Izlēma'],
      widths: [2, 3, 4, 2, 3, 2],
      rows: marks.map(({ askedOn, pollingPlace, unitId, reason, askedBy, state, decidedBy }) => [
        datePhrase(askedOn, 'nom'),
        `${pollingPlace}, ${units.get(unitId) ?? ''}`,
        reason,
        askedBy,
        UNDONE_WORDS[state],
        decidedBy ?? '–',
      ]),
    },
  ];
}

function envelopeBlocks(envelopes: readonly EnvelopeView[]): PaperBlock[] {
  const heading: PaperBlock = { kind: 'heading', text: 'Aploksnes, kas pieņemtas bez piekļuves sarakstam' };
  if (envelopes.length === 0) return [heading, { kind: 'paragraph', text: 'Aplokšņu nebija.' }];
  return [
    heading,
    {
      kind: 'table',
      head: ['Nr.', 'Vieta', 'Pieņemta', 'Kas izlemts'],
      widths: [1, 3, 2, 5],
      rows: envelopes.map(({ number, pollingPlace, receivedOn, state }) => [
        String(number),
        pollingPlace,
        datePhrase(receivedOn, 'nom'),
        ENVELOPE_WORDS[state],
      ]),
    },
  ];
}

function boxBlocks(
  box: BoxRow,
  { decisions, setAside }: { decisions: readonly DecisionRow[]; setAside: readonly string[] },
  people: ReadonlyMap<string, string>,
  units: ReadonlyMap<string, string>,
): PaperBlock[] {
  const aside = decisions.filter(({ number }) => setAside.includes(number));
  const differences = decisions.filter((one) => !aside.includes(one));
  const named = (id: string | null): string => (id === null ? '–' : (people.get(id) ?? '–'));
  const rows: string[][] = [
    ['Vieta', box.pollingPlace],
    ['Teritorija', units.get(box.unitId) ?? ''],
    ['Zīmes, skaitot ar roku', String(box.counted)],
    ['Ievadīja', `${named(box.firstBy)}; ${named(box.secondBy)}`],
    ['Izlemtas atšķirības', String(differences.length)],
    ['Atliktas zīmes, jo zīmju bija vairāk nekā sarakstā atzīmēto', String(aside.length)],
    ['Parakstīja', `${named(box.firstSigned)}; ${named(box.secondSigned)}`],
  ];
  if (box.batch !== null) {
    const { papers, invalid } = JSON.parse(box.batch) as PaperBatch;
    rows.push(
      ['Derīgas zīmes', String(papers?.length ?? 0)],
      ['Nederīgas: nekas nav atzīmēts', String(invalid.blank)],
      ['Nederīgas: atzīmēts par daudz', String(invalid.too_many)],
      ['Nederīgas: nav salasāmas', String(invalid.unclear)],
      ['Nederīgas: nav izsniegtas sarakstā atzīmētam balsotājam', String(invalid.foreign)],
      ['Kontrolsumma (SHA-256)', box.digest ?? ''],
    );
  }
  if (box.note) rows.push(['Piezīme', box.note]);
  const blocks: PaperBlock[] = [
    { kind: 'heading', text: `Kaste Nr. ${box.number}` },
    { kind: 'table', widths: [2, 5], rows },
  ];
  if (differences.length > 0) blocks.push(reasons(['Zīmes Nr.', 'Kāpēc izlemts tā'], differences));
  if (aside.length > 0) blocks.push(reasons(['Atliktās zīmes Nr.', 'Kāpēc to neskaita'], aside));
  return blocks;
}

function reasons(head: [string, string], decisions: readonly DecisionRow[]): PaperBlock {
  return {
    kind: 'table',
    head,
    widths: [2, 5],
    rows: decisions.map(({ number, reason }) => [
      number.startsWith('X') ? number : shownPaperNumber(number),
      reason,
    ]),
  };
}
