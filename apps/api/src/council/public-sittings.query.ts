import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type {
  AgendaItemView,
  PublicAgendaItem,
  PublicCouncil,
  PublicSittingView,
  SittingSummary,
} from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { ReadSittings } from './read-sittings.query.js';

/** A sitting as everybody may see it. */
export type PublicSitting = PublicSittingView;
/** An item as everybody may see it. */
export type PublicItem = PublicAgendaItem;

const PAST_SHOWN = 12;

/** Sittings to come and the latest past ones. */
@Injectable()
export class PublicSittings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sittings: ReadSittings,
    private readonly clock: Clock,
  ) {}

  /** Next ones soonest first, past ones latest first. */
  async list(place: PlaceRef): Promise<PublicCouncil> {
    const { items } = await this.sittings.list(place);
    const today = this.clock.legalToday();
    const over = (one: SittingSummary): boolean => one.state === 'closed' || one.day < today;
    const next = items.filter((one) => !over(one)).reverse();
    const past = items.filter(over).slice(0, PAST_SHOWN);
    return {
      next: await Promise.all(next.map((one) => this.one(place, one.id))),
      past: await Promise.all(past.map((one) => this.one(place, one.id))),
    };
  }

  /** The items about one by-law over all sittings, oldest first. */
  async ofDossier(
    place: PlaceRef,
    dossierId: string,
  ): Promise<{ sitting: SittingSummary; item: PublicItem }[]> {
    const rows = await this.dataSource.query<{ id: string; item: string }[]>(
      `SELECT s.id, i.id AS item FROM agenda_item i
         JOIN sitting s ON s.municipality_id = i.municipality_id AND s.id = i.sitting_id
        WHERE i.municipality_id = $1 AND i.dossier_id = $2 ORDER BY s.day, s.starts_at, i.position`,
      [place.id, dossierId],
    );
    const found = await Promise.all(
      rows.map(async (row) => {
        const { agenda, ...sitting } = await this.one(place, row.id);
        return agenda.filter((item) => item.id === row.item).map((item) => ({ sitting, item }));
      }),
    );
    return found.flat();
  }

  /** @throws Refused 404 when there is none. */
  async one(place: PlaceRef, id: string): Promise<PublicSitting> {
    const {
      agenda,
      chairId: _chairId,
      councillors: _councillors,
      materialsBy: _materialsBy,
      version: _version,
      ...sitting
    } = await this.sittings.one(place, id);
    return { ...sitting, agenda: agenda.map(toPublicItem) };
  }
}

function toPublicItem(item: AgendaItemView): PublicItem {
  const { id, purpose, position, title, rapporteur, outcome, decision, minutesRef, counts, votes, number } =
    item;
  return {
    id,
    purpose,
    position,
    title,
    rapporteur,
    outcome,
    decision,
    minutesRef,
    counts,
    votes,
    number,
    dossierCode: item.dossier?.code ?? null,
  };
}
