import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CoordinationSource } from '#libs/participation-rules';
import type { PartyRecord } from './coordination-records.js';
import { CoordinationStore } from './coordination-store.js';

/** Coordination in short, for part 8 of the memorandum. */
@Injectable()
export class CoordinationSummary {
  constructor(private readonly store: CoordinationStore) {}

  /** Over the rounds of the last coordination that have ended; `null` where there was none or it was abandoned. */
  async of(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
  ): Promise<CoordinationSource | null> {
    const latest = await this.store.latest(manager, municipalityId, dossierId);
    if (!latest || latest.outcome === 'abandoned') return null;
    const rounds = (await this.store.rounds(manager, municipalityId, dossierId)).filter(
      ({ coordinationId, endedDay }) => coordinationId === latest.id && endedDay !== null,
    );
    if (rounds.length === 0) return null;
    const parties = rounds.flatMap((round) => round.parties);
    const last = new Map(parties.map((party) => [party.name, party]));
    for (const party of parties) if (party.opinion) last.set(party.name, party);
    return {
      rounds: rounds.length,
      institutions: [...last.values()].map(({ name, opinion }) => ({
        name,
        verdict: opinion?.verdict ?? null,
      })),
      items: parties.flatMap(itemsOf),
      outcome: latest.outcome,
    };
  }
}

function itemsOf({ name, opinion }: PartyRecord): CoordinationSource['items'][number][] {
  return (opinion?.items ?? []).map(({ kind, unitLabel, text, disposition, reason }) => ({
    institution: name,
    kind,
    unitLabel,
    text,
    disposition,
    reason,
  }));
}
