import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LegalDay, ProjectEventName } from '#libs/contracts';
import { rigaDayStart } from '#libs/legal-calendar';
import { MunicipalityProfiles } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { xml } from '../../platform/http/xml-text.js';
import { BudgetCycles, type CycleRow } from '../cycles/budget-cycles.js';

const ENTRIES = 60;

const WORDS: Record<ProjectEventName, string> = {
  submitted: 'Iesniegts',
  returned: 'Atdots autoram labošanai',
  corrected: 'Iesniegts pēc labošanas',
  correctionTermOver: 'Labošanas termiņš beidzies',
  compliant: 'Atbilst prasībām',
  not_compliant: 'Neatbilst prasībām',
  withdrawn: 'Autors atsaucis',
  coAuthor: 'Pievienojies līdzautors',
  merged: 'Apvienots ar citu projektu',
  tookIn: 'Tam pievienots cits projekts',
  commission: 'Komisija balsojusi',
  on_ballot: 'Nodots balsošanai',
  won: 'Uzvarēja',
  lost: 'Neuzvarēja',
  started: 'Īstenošana sākta',
  milestone: 'Īstenošanas solis paveikts',
  delivered: 'Īstenots',
  dayCorrected: 'Labota īstenošanas diena',
};

interface EntryRow {
  nr: number;
  number: number;
  title: string;
  event: ProjectEventName;
  day: LegalDay;
  note: string | null;
}

/** What happened to the projects of a cycle last, as an Atom feed (RFC 4287). */
@Injectable()
export class BudgetFeed {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly cycles: BudgetCycles,
    private readonly municipalities: MunicipalityProfiles,
  ) {}

  /** The latest first. @throws Refused 404 for a year without a public cycle. */
  async atom(place: PlaceRef, year: number): Promise<string> {
    const { manager } = this.dataSource;
    const cycle = await this.cycles.loadPublic(manager, place.id, year);
    const { name, councilName } = await this.municipalities.byId(place.id, manager);
    const rows = await manager.query<EntryRow[]>(
      `SELECT p.nr, e.number, p.title, e.event, e.day::text, e.note FROM project_event e
         JOIN budget_project p ON p.municipality_id = e.municipality_id AND p.id = e.project_id
        WHERE e.municipality_id = $1 AND p.cycle_id = $2 AND p.nr IS NOT NULL
        ORDER BY e.day DESC, p.nr DESC, e.number DESC LIMIT $3`,
      [place.id, cycle.id, ENTRIES],
    );
    const page = this.address(`/${place.slug}/budzets/${year}`);
    const self = this.address(`/api/m/${place.slug}/budget/${year}/feed.atom`);
    return [
      '<?xml version="1.0" encoding="utf-8"?>',
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="lv">',
      `<id>${xml(page)}</id>`,
      `<title>${xml(`${name}: ${cycle.title}`)}</title>`,
      `<updated>${moment(rows[0]?.day ?? cycle.stateSince)}</updated>`,
      `<author><name>${xml(councilName)}</name></author>`,
      `<link rel="self" type="application/atom+xml" href="${xml(self)}"/>`,
      `<link rel="alternate" type="text/html" href="${xml(page)}"/>`,
      ...rows.map((row) => this.entry(place, cycle, row)),
      '</feed>',
      '',
    ].join('\n');
  }

  private entry(place: PlaceRef, cycle: CycleRow, row: EntryRow): string {
    const address = this.address(`/${place.slug}/budzets/${cycle.year}/projekti/${row.nr}`);
    return [
      '<entry>',
      // One entry for every event, so that readers show each as news.
      `<id>${xml(`${address}#${row.number}`)}</id>`,
      `<title>${xml(`${row.nr}. ${row.title}: ${WORDS[row.event]}`)}</title>`,
      `<updated>${moment(row.day)}</updated>`,
      `<link rel="alternate" type="text/html" href="${xml(address)}"/>`,
      `<summary>${xml(row.note ?? WORDS[row.event])}</summary>`,
      '</entry>',
    ].join('\n');
  }

  private address(path: string): string {
    return new URL(path, this.config.publicUrl).href;
  }
}

function moment(day: LegalDay): string {
  return new Date(rigaDayStart(day)).toISOString();
}
