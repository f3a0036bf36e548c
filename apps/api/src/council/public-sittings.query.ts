import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type {
  AgendaItemView,
  PublicAgendaItem,
  PublicAmendment,
  PublicCouncil,
  PublicSittingView,
  SittingSummary,
  SittingView,
} from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { loadAmendments } from './amendments/amendment-rows.js';
import { ReadMinutes } from './minutes/minutes.query.js';
import { ReadSittings } from './read-sittings.query.js';
import { readAgendaVotes } from './votes/agenda-votes.query.js';

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
    private readonly minutes: ReadMinutes,
    private readonly clock: Clock,
  ) {}

  /** Next ones soonest first, past ones latest first; none on a page that is not there. */
  async list(place: PlaceRef, page = 1): Promise<PublicCouncil> {
    const over = `(s.state = 'closed' OR s.day < $2)`;
    const ids = (which: string, values: readonly number[] = []): Promise<{ id: string }[]> =>
      this.dataSource.query(`SELECT s.id FROM sitting s WHERE s.municipality_id = $1 AND ${which}`, [
        place.id,
        this.clock.legalToday(),
        ...values,
      ]);
    const [{ count } = { count: 0 }] = await this.dataSource.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM sitting s WHERE s.municipality_id = $1 AND ${over}`,
      [place.id, this.clock.legalToday()],
    );
    const next = await ids(`NOT ${over} ORDER BY s.day, s.starts_at, s.id DESC`);
    const past = await ids(`${over} ORDER BY s.day DESC, s.starts_at DESC, s.id LIMIT $3 OFFSET $4`, [
      PAST_SHOWN,
      (page - 1) * PAST_SHOWN,
    ]);
    return {
      next: await Promise.all(next.map((one) => this.one(place, one.id))),
      past: await Promise.all(past.map((one) => this.one(place, one.id))),
      page,
      pages: Math.max(1, Math.ceil(count / PAST_SHOWN)),
    };
  }

  /** The council's items about one by-law over all its sittings, oldest first. */
  async ofDossier(
    place: PlaceRef,
    dossierId: string,
  ): Promise<{ sitting: SittingSummary; item: PublicItem }[]> {
    const rows = await this.dataSource.query<{ id: string; item: string }[]>(
      `SELECT s.id, i.id AS item FROM agenda_item i
         JOIN sitting s ON s.municipality_id = i.municipality_id AND s.id = i.sitting_id
        WHERE i.municipality_id = $1 AND i.dossier_id = $2 AND i.purpose <> 'opinion'
        ORDER BY s.day, s.starts_at, i.position`,
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
    const sitting = await this.sittings.one(place, id);
    const details = await this.details(place, id);
    const agendaVotes = await readAgendaVotes(this.dataSource.manager, place.id, id);
    const published = await this.minutes.published(place, id);
    return {
      ...forEverybody(sitting),
      agendaVotes,
      published,
      agenda: sitting.agenda.map((item) => toPublicItem(item, details.get(item.id))),
    };
  }

  /** A file among the materials that everybody may have; `null` for others and for those of closed matters. */
  async fileOf(place: PlaceRef, fileId: string): Promise<string | null> {
    const [row] = await this.dataSource.query<{ file_id: string }[]>(
      `SELECT f.file_id FROM agenda_item_file f
         JOIN agenda_item i ON i.municipality_id = f.municipality_id AND i.id = f.item_id
        WHERE f.municipality_id = $1 AND f.id = $2 AND f.public AND f.removed_at IS NULL AND i.essence IS NULL`,
      [place.id, fileId],
    );
    return row?.file_id ?? null;
  }

  private async details(place: PlaceRef, sittingId: string): Promise<Map<string, Details>> {
    const rows = await this.dataSource.query<(Details & { id: string; amended: boolean })[]>(
      `SELECT i.id, EXISTS (SELECT 1 FROM tabled_amendment t WHERE t.municipality_id = i.municipality_id
                AND t.item_id = i.id) AS amended, CASE WHEN i.materials_at IS NOT NULL THEN i.draft_text END AS "draftText",
              coalesce((SELECT json_agg(json_build_object('id', f.id, 'name', s.name, 'size', s.size)
                                        ORDER BY f.added_at, f.id)
                 FROM agenda_item_file f
                 JOIN stored_file s ON s.municipality_id = f.municipality_id AND s.id::text = f.file_id::text
                WHERE f.municipality_id = i.municipality_id AND f.item_id = i.id AND f.public
                  AND f.removed_at IS NULL), '[]') AS files
         FROM agenda_item i WHERE i.municipality_id = $1 AND i.sitting_id = $2`,
      [place.id, sittingId],
    );
    const found = new Map<string, Details>();
    for (const { id, amended, draftText, files } of rows) {
      // Hardly any of sixty items has one.
      const amendments = amended ? await loadAmendments(this.dataSource.manager, place.id, id) : [];
      found.set(id, {
        draftText,
        files,
        amendments: amendments
          .filter(({ state }) => state !== 'withdrawn')
          .map(({ number, kind, place: at, before, text, author, state, counts }) => ({
            ...{ number, kind, place: at, before, text, author, state, counts },
          })),
      });
    }
    return found;
  }
}

interface Details {
  draftText: string | null;
  files: PublicItem['files'];
  amendments: PublicAmendment[];
}

/** Named one by one: what is added to a sitting later is shown to nobody by itself. */
function forEverybody(sitting: SittingView): Omit<PublicSitting, 'agenda' | 'agendaVotes' | 'published'> {
  const { id, kind, repeatLevel, day, time, place, streamUrl, state, chair, committee, mode } = sitting;
  const { items, bylaws, calledOff, minutesNumber, notice, drafts, councilSize, changedOn } = sitting;
  return {
    ...{ id, kind, repeatLevel, day, time, place, streamUrl, state, chair, committee, mode },
    ...{ items, bylaws, calledOff, minutesNumber, notice, drafts, councilSize, changedOn },
  };
}

/** Of a closed matter only the essence of the question and of the decision is shown (PL 27(4)). */
function toPublicItem(item: AgendaItemView, details?: Details): PublicItem {
  const { id, purpose, position, outcome, decision, minutesRef, number } = item;
  const closed = item.essence !== null;
  return {
    ...{ id, purpose, position, outcome, minutesRef, number, closed },
    title: item.essence ?? item.title,
    rapporteur: closed ? null : item.rapporteur,
    registerNumber: closed ? null : item.registerNumber,
    decision,
    counts: closed ? null : item.counts,
    votes: closed ? [] : item.votes,
    draftText: closed ? null : (details?.draftText ?? null),
    files: closed ? [] : (details?.files ?? []),
    amendments: closed ? [] : (details?.amendments ?? []),
    dossierCode: item.dossier?.code ?? null,
  };
}
