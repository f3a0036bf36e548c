import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EventListItem, LegalDay } from '#libs/contracts';
import { writeAtom } from '#libs/feeds';
import { datePhrase } from '#libs/latvian-text';
import { rigaDayStart } from '#libs/legal-calendar';
import { METHOD_WORDS } from '#libs/participation-rules';
import { MunicipalityProfiles } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { escapeHtml } from '../../platform/http/plain-page.js';
import { PublicStages } from '../public-stages.query.js';
import { PublicEvents } from './public-events.query.js';

const STYLE = `:root{color-scheme:light dark}body{margin:0;padding:.5rem;font:1rem/1.5 system-ui,sans-serif}
ul{list-style:none;margin:0;padding:0}li{padding:.75rem 0;border-bottom:1px solid #8886}
h1{font-size:1.125rem;margin:0 0 .5rem}h2{font-size:1rem;margin:0}p{margin:.25rem 0 0}`;

/** Policy of the list that other sites show in a frame: its one style sheet, no script, any frame. */
export const EMBED_POLICY = [
  `default-src 'none'`,
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  'frame-ancestors *',
].join('; ');

interface Entry {
  path: string;
  title: string;
  question: string;
  kind: string;
  opens: LegalDay | null;
  until: LegalDay | null;
  over: boolean;
}

const WORDS = {
  lv: {
    heading: 'Sabiedrības līdzdalība',
    none: 'Pašlaik viedokļi netiek lūgti.',
    until: (day: LegalDay) => `Viedokli var izteikt līdz ${datePhrase(day, 'dat')}`,
    over: 'Noslēdzies',
    stage: 'Saistošo noteikumu projekts',
  },
  en: {
    heading: 'Public participation',
    none: 'No opinions are asked for now.',
    until: (day: LegalDay) => `Open until ${day}`,
    over: 'Closed',
    stage: 'Draft by-law',
  },
};

/** Lists of what people can take part in, for the municipality's own website and for feed readers. */
@Injectable()
export class ParticipationLists {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly municipalities: MunicipalityProfiles,
    private readonly events: PublicEvents,
    private readonly stages: PublicStages,
  ) {}

  /** A small page without scripts that another site shows in a frame: what runs and what comes. */
  async embed(place: PlaceRef, language: 'lv' | 'en'): Promise<string> {
    const words = WORDS[language];
    const entries = (await this.entries(place, language)).filter(({ over }) => !over);
    const items = entries.map(
      (entry) =>
        `<li><h2 lang="lv"><a href="${escapeHtml(this.address(entry.path, language))}" target="_top">${escapeHtml(
          entry.question || entry.title,
        )}</a></h2><p lang="lv">${escapeHtml(entry.title)}</p><p>${escapeHtml(entry.kind)}${
          entry.until ? `. ${escapeHtml(words.until(entry.until))}` : ''
        }</p></li>`,
    );
    const list = items.length > 0 ? `<ul>${items.join('')}</ul>` : `<p>${words.none}</p>`;
    const { name } = await this.municipalities.byId(place.id);
    return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(`${words.heading} – ${name}`)}</title><style>${STYLE}</style></head><body><main><h1>${words.heading}</h1>${list}</main></body></html>`;
  }

  /** What was announced, as an Atom feed (RFC 4287). */
  async atom(place: PlaceRef): Promise<string> {
    const { name, councilName } = await this.municipalities.byId(place.id);
    const entries = await this.entries(place, 'lv');
    const url = this.address(`/${place.slug}/lidzdaliba`, 'lv');
    return writeAtom({
      id: url,
      title: `${name}: sabiedrības līdzdalība`,
      language: 'lv',
      author: councilName,
      url,
      self: this.address(`/api/public/m/${place.slug}/participation.atom`, 'lv'),
      updated: new Date(rigaDayStart('2000-01-01')).toISOString(),
      entries: entries.map((entry) => {
        const address = this.address(entry.path, 'lv');
        const day = entry.opens ?? this.clock.legalToday();
        const moment = new Date(rigaDayStart(day)).toISOString();
        const ends = entry.over ? WORDS.lv.over : entry.until ? WORDS.lv.until(entry.until) : '';
        return {
          id: address,
          title: entry.title,
          updated: moment,
          published: moment,
          url: address,
          summary: [entry.question, ends].filter(Boolean).join(' '),
          categories: [entry.kind],
        };
      }),
    });
  }

  /** Opinion stages that run, and events; an event that is such a stage is told once. */
  private async entries(place: PlaceRef, language: 'lv' | 'en'): Promise<Entry[]> {
    const today = this.clock.legalToday();
    const stages = await this.stages.open(place.id);
    const staged = new Set(stages.map(({ code }) => code));
    const events = (await this.events.list(place)).filter(
      ({ bases, dossier }) => !(bases.includes('opinion_stage') && dossier && staged.has(dossier.code)),
    );
    return [
      ...stages.map((stage) => ({
        path: `/${place.slug}/noteikumi/${stage.code}`,
        title: stage.title,
        question: stage.question,
        kind: WORDS[language].stage,
        opens: null,
        until: stage.lastDay,
        over: false,
      })),
      ...events.map((event) => this.entryOf(place, event, today)),
    ];
  }

  private entryOf(place: PlaceRef, event: EventListItem, today: LegalDay): Entry {
    return {
      path: `/${place.slug}/lidzdaliba/${event.code}`,
      title: event.title,
      question: event.question,
      kind: event.methods.map((method) => METHOD_WORDS[method]).join(', '),
      opens: event.opens,
      until: event.lastDay,
      over: event.state !== 'announced' || (event.lastDay ?? '') < today,
    };
  }

  private address(path: string, language: 'lv' | 'en'): string {
    return new URL(language === 'en' ? `/en${path}` : path, this.config.publicUrl).href;
  }
}
