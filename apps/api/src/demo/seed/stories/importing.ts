import { DataSource } from 'typeorm';
import type { GeolatvijaOptions } from '#libs/contracts';
import { TakeOverProjects } from '../../../budget/geolatvija/take-over-projects.js';
import { TakeOverResults } from '../../../budget/geolatvija/take-over-results.js';
import { readUpload, type SheetUpload } from '../../../budget/geolatvija/upload.js';
import type { CycleTale } from './budgeting.js';
import type { Cast } from './cast.js';
import type { ElsewherePlan } from './texts/city-past.js';

/** A file as the coordinator saves it from GeoLatvija.lv. */
interface Saved {
  name: string;
  text: string;
}

/** What the coordinator takes over from files of GeoLatvija.lv in the demo's past. */
export class Importing {
  private readonly dataSource: DataSource;

  constructor(
    private readonly get: <T>(type: new (...args: never[]) => T) => T,
    private readonly cast: Cast,
  ) {
    this.dataSource = get(DataSource);
  }

  /** Projects with the verdicts that the municipality gave there. */
  async takeProjects(tale: CycleTale, plans: readonly ElsewherePlan[], file: Saved): Promise<void> {
    const { place, actor } = await this.coordinator(tale);
    const upload = uploaded(file, { takeVerdicts: true });
    await this.get(TakeOverProjects).run(actor, place, tale.id, upload, upload.digest);
    const rows = await this.dataSource.query<{ id: string; title: string }[]>(
      `SELECT id, title FROM budget_project WHERE municipality_id = $1 AND cycle_id = $2`,
      [place.id, tale.id],
    );
    for (const plan of plans) {
      const id = rows.find(({ title }) => title === plan.title)?.id;
      if (id) tale.projects.set(plan, id);
    }
  }

  /** Votes of each project, and how many people voted; the city has one unit. */
  async takeResults(tale: CycleTale, file: Saved, voters: number): Promise<void> {
    const { place, actor } = await this.coordinator(tale);
    const [unit] = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM budget_unit WHERE municipality_id = $1 AND cycle_id = $2`,
      [place.id, tale.id],
    );
    const upload = uploaded(file, { voters: [{ unitId: unit?.id ?? '', voters }] });
    await this.get(TakeOverResults).run(actor, place, tale.id, upload, upload.digest);
  }

  private async coordinator({ staff }: CycleTale) {
    return { place: await this.cast.place(staff.slug), actor: await this.cast.actor(staff.coordinator) };
  }
}

function uploaded({ name, text }: Saved, options: Partial<GeolatvijaOptions>): SheetUpload {
  return readUpload({ name, content: Buffer.from(text) }, JSON.stringify(options));
}
