import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Language, NewsItem, NewsPage, SubscriptionFilter, SubscriptionOptions } from '#libs/contracts';
import { writeAtom, type AtomEntry } from '#libs/feeds';
import { rigaDayStart } from '#libs/legal-calendar';
import { DeliveryNews, PublicCycles } from '../budget/index.js';
import { KnownInstitutions, MunicipalityProfiles } from '../directory/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { NEWS_COLUMNS, toNewsItem, type NewsRow } from './news-row.js';
import { NEWS_WORDS } from './news-words.js';

const SHOWN = 25;

/** The news of a municipality, as a page and as a feed. */
@Injectable()
export class News {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly profiles: MunicipalityProfiles,
    private readonly institutions: KnownInstitutions,
    private readonly cycles: PublicCycles,
    private readonly winners: DeliveryNews,
  ) {}

  /** Newest first, with what a subscription can be narrowed to. */
  async page(place: PlaceRef, filter: Partial<SubscriptionFilter>): Promise<NewsPage> {
    const { project } = filter;
    const followed = project ? await this.winners.find(this.dataSource.manager, place.id, project) : null;
    return {
      items: await this.items(place, filter),
      project: followed?.title ?? null,
      options: await this.options(place),
    };
  }

  /** The same as Atom (RFC 4287). */
  async atom(place: PlaceRef, language: Language, filter: Partial<SubscriptionFilter>): Promise<string> {
    const { name, councilName } = await this.profiles.byId(place.id);
    const prefix = language === 'en' ? '/en' : '';
    const query = new URLSearchParams(
      Object.entries({ ...filter, ...(language === 'en' ? { lang: 'en' } : {}) }).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    ).toString();
    const self = this.address(`/api/public/m/${place.slug}/news.atom${query && '?'}${query}`);
    const items = await this.items(place, filter);
    return writeAtom({
      id: self,
      title: `${name}: ${language === 'lv' ? 'jaunumi' : 'news'}`,
      language,
      author: councilName,
      url: this.address(`${prefix}/${place.slug}/jaunumi`),
      self,
      updated: '2000-01-01T00:00:00.000Z',
      entries: items.map((item) => this.entry(item, language)),
    });
  }

  private entry(item: NewsItem, language: Language): AtomEntry {
    const at = new Date(rigaDayStart(item.day)).toISOString();
    const url = this.address(`${language === 'en' ? '/en' : ''}/${item.path}`);
    return {
      id: `urn:uuid:${item.id}`,
      title: item.title,
      updated: at,
      published: at,
      url,
      summary: NEWS_WORDS[language].kind[item.kind],
      categories: [item.kind, ...(item.topic ? [item.topic] : [])],
    };
  }

  private async items(place: PlaceRef, filter: Partial<SubscriptionFilter>): Promise<NewsItem[]> {
    const rows = await this.dataSource.query<NewsRow[]>(
      `SELECT ${NEWS_COLUMNS} FROM news_item n
        WHERE n.municipality_id = $1 AND ($2::text IS NULL OR n.topic = $2)
          AND ($3::text IS NULL OR n.territory IS NULL OR n.territory = $3)
          AND ($4::text IS NULL OR n.act = $4) AND ($5::uuid IS NULL OR n.author_id = $5)
          AND n.project IS NOT DISTINCT FROM $6::text
        ORDER BY n.day DESC, n.created_at DESC, n.id LIMIT $7`,
      [
        place.id,
        filter.topic ?? null,
        filter.territory ?? null,
        filter.act ?? null,
        filter.author ?? null,
        filter.project ?? null,
        SHOWN,
      ],
    );
    return rows.map(toNewsItem);
  }

  private async options(place: PlaceRef): Promise<SubscriptionOptions> {
    const { manager } = this.dataSource;
    const authors = await manager.query<{ id: string; name: string }[]>(
      `SELECT DISTINCT ON (author_id) author_id AS id, author_name AS name FROM news_item
        WHERE municipality_id = $1 AND author_id IS NOT NULL ORDER BY author_id, created_at DESC`,
      [place.id],
    );
    const told = await manager.query<{ territory: string }[]>(
      `SELECT DISTINCT territory FROM news_item WHERE municipality_id = $1 AND territory IS NOT NULL`,
      [place.id],
    );
    const { current } = await this.cycles.overview(place);
    const territories = new Set([
      ...(current?.units ?? []).map(({ name }) => name),
      ...told.map(({ territory }) => territory),
    ]);
    return {
      territories: [...territories].sort((a, b) => a.localeCompare(b, 'lv')),
      authors: authors.sort((a, b) => a.name.localeCompare(b.name, 'lv')),
      eAddress: (await this.institutions.ownRegistrationNo(manager, place.id)) !== null,
    };
  }

  private address(path: string): string {
    return new URL(path, this.config.publicUrl).href;
  }
}
