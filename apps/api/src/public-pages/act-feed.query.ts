import { Inject, Injectable } from '@nestjs/common';
import { STATES } from '#libs/bylaw-procedure';
import type { LegalDay } from '#libs/contracts';
import { rigaDayStart } from '#libs/legal-calendar';
import { PublicDossiers, type PublicDossier } from '../bylaws/index.js';
import { MunicipalityProfiles } from '../directory/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { xml } from '../platform/http/xml-text.js';

const ENTRIES = 50;

/** What a reader of the feed is told about a state; internal ones are "on its way". */
const STATE_WORDS: Partial<Record<string, string>> = {
  opinion_stage: 'Var izteikt viedokli',
  opinion_summary: 'Viedokļi tiek apkopoti',
  on_agenda: 'Domes sēdes darba kārtībā',
  adopted: 'Pieņemts domē',
  signed: 'Parakstīts',
  promulgation_sent: 'Nosūtīts izsludināšanai',
  promulgated: 'Izsludināts',
  in_force: 'Spēkā',
  repealed: 'Zaudējis spēku ar citu aktu',
  lapsed: 'Zaudējis spēku',
  withdrawn: 'Izstrāde izbeigta',
};

/** By-laws of a municipality and what happened to them last, as an Atom feed (RFC 4287). */
@Injectable()
export class ActFeed {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dossiers: PublicDossiers,
    private readonly municipalities: MunicipalityProfiles,
  ) {}

  /** The latest change first. */
  async atom(place: PlaceRef): Promise<string> {
    const { name, councilName } = await this.municipalities.byId(place.id);
    const { items } = await this.dossiers.list(place.id, { states: STATES, limit: ENTRIES, offset: 0 });
    const list = this.address(`/${place.slug}/noteikumi`);
    const self = this.address(`/api/public/m/${place.slug}/acts.atom`);
    const updated = moment(items[0]?.stateSince ?? '2000-01-01');
    return [
      '<?xml version="1.0" encoding="utf-8"?>',
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="lv">',
      `<id>${xml(list)}</id>`,
      `<title>${xml(`${name}: saistošie noteikumi`)}</title>`,
      `<updated>${updated}</updated>`,
      `<author><name>${xml(councilName)}</name></author>`,
      `<link rel="self" type="application/atom+xml" href="${xml(self)}"/>`,
      `<link rel="alternate" type="text/html" href="${xml(list)}"/>`,
      ...items.map((dossier) => this.entry(place, dossier)),
      '</feed>',
      '',
    ].join('\n');
  }

  private entry(place: PlaceRef, dossier: PublicDossier): string {
    const address = this.address(`/${place.slug}/noteikumi/${encodeURIComponent(dossier.code)}`);
    return [
      '<entry>',
      // One entry for every state, so that readers show each change as news.
      `<id>${xml(`${address}#${dossier.state}`)}</id>`,
      `<title>${xml(dossier.title)}</title>`,
      `<updated>${moment(dossier.stateSince)}</updated>`,
      `<published>${moment(dossier.publicSince)}</published>`,
      `<link rel="alternate" type="text/html" href="${xml(address)}"/>`,
      `<category term="${xml(dossier.topic)}"/>`,
      `<summary>${xml(STATE_WORDS[dossier.state] ?? 'Virzībā')}</summary>`,
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
