import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { escapeHtml } from '#libs/bylaw-exchange';
import { MunicipalityProfiles } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Refused } from '../../platform/http/refused.js';
import type { MadeFile } from '../../platform/http/send-file.js';
import { printPdf } from '../../platform/print/print-pdf.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';
import { BudgetProjects } from '../projects/budget-projects.js';
import { WON } from './save-contract.js';

const STYLE = `
  body { font: 24pt/1.35 sans-serif; text-align: center; color: #000; margin: 0; }
  main { display: flex; flex-direction: column; justify-content: center; min-height: 160mm; box-sizing: border-box;
         border: 3pt solid #000; padding: 10mm 12mm; }
  h1 { font-size: 44pt; line-height: 1.15; margin: 10mm 0; }
  p { margin: 4mm 0; }
  .address { font-size: 15pt; overflow-wrap: anywhere; margin-top: 10mm; }
`;

/** The plaque at what was built: that residents chose it, in which year, and where its story is. */
@Injectable()
export class Plaque {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly cycles: BudgetCycles,
    private readonly projects: BudgetProjects,
    private readonly profiles: MunicipalityProfiles,
  ) {}

  /** @throws Refused 404; 409 for a project that has not won. */
  async file(place: PlaceRef, projectId: string): Promise<MadeFile> {
    const { manager } = this.dataSource;
    const project = await this.projects.load(manager, place.id, projectId);
    if (!WON.includes(project.state) || project.nr === null) {
      throw new Refused([{ code: 'project_not_won' }], 409);
    }
    const cycle = await this.cycles.load(manager, place.id, project.cycleId);
    const { name } = await this.profiles.byId(place.id);
    const address = `${this.config.publicUrl.origin}/${place.slug}/budzets/${cycle.year}/projekti/${project.nr}`;
    const html = `<!doctype html><html lang="lv"><head><meta charset="utf-8"><title>Plāksne</title><style>${STYLE}</style></head>
<body><main><p>${escapeHtml(name)}</p><h1>${escapeHtml(project.title)}</h1>
<p>Šo projektu ${cycle.year}. gada līdzdalības budžetā izvēlējās iedzīvotāji.</p>
<p class="address">${escapeHtml(address)}</p></main></body></html>`;
    const bytes = await printPdf(html, { title: project.title, lang: 'lv', bare: true, landscape: true });
    return { name: `plaksne-${cycle.year}-${project.nr}.pdf`, mediaType: 'application/pdf', bytes };
  }
}
