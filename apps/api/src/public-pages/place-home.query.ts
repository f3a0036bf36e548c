import { Injectable } from '@nestjs/common';
import type { ComingSitting, DecidedAct, PlaceHome, PublicVersion } from '#libs/contracts';
import { PublicDossiers, type PublicDossier } from '../bylaws/index.js';
import { PublicSittings, type PublicSitting } from '../council/index.js';
import { OpinionResults, PublicStages } from '../participation/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { ActTexts } from './act-texts.query.js';
import { OpenMatters } from './open-matters.query.js';

/** States after the council's decision. */
const DECIDED = [
  'adopted',
  'signed',
  'review_required',
  'in_review',
  'review_objections',
  'correction',
  'publication_barred',
  'promulgation_ready',
  'promulgation_sent',
  'promulgated',
  'in_force',
] as const;

const SHOWN = 6;

/** "What can I influence now?" of one municipality, and what was decided lately. */
@Injectable()
export class PlaceHomeQuery {
  constructor(
    private readonly matters: OpenMatters,
    private readonly dossiers: PublicDossiers,
    private readonly sittings: PublicSittings,
    private readonly stages: PublicStages,
    private readonly results: OpinionResults,
    private readonly texts: ActTexts,
  ) {}

  /** The latest decision first. */
  async read(place: PlaceRef): Promise<PlaceHome> {
    const { items } = await this.dossiers.list(place.id, { states: DECIDED, limit: SHOWN, offset: 0 });
    const { next } = await this.sittings.list(place);
    return {
      open: await this.matters.list(place.id),
      sittings: next.map(toComing),
      decided: await Promise.all(items.map((dossier) => this.decided(place, dossier))),
    };
  }

  private async decided(place: PlaceRef, dossier: PublicDossier): Promise<DecidedAct> {
    const { code, title, state } = dossier;
    const votes = await this.sittings.ofDossier(place, dossier.id);
    const adopted = votes.findLast(
      ({ item }) => item.outcome === 'adopted' && item.purpose !== 'disagreement',
    );
    const stage = await this.stages.of(place, code);
    return {
      code,
      title,
      state,
      day: adopted?.sitting.day ?? dossier.stateSince,
      number: adopted?.item.number ?? null,
      votes: adopted?.item.counts ?? null,
      opinions: stage ? await this.results.of(place, code) : null,
      changedUnits: stage ? await this.changedUnits(place, dossier) : null,
    };
  }

  /** How much of the text became different after the public had read it. */
  private async changedUnits(place: PlaceRef, dossier: PublicDossier): Promise<number | null> {
    const versions = await this.texts.versions(place, dossier.id);
    const bylaw = (event: string): PublicVersion | undefined =>
      versions.findLast((one) => one.kind === 'bylaw' && one.event === event);
    const published = bylaw('openOpinionStage');
    const decided = versions.findLast((one) => one.kind === 'bylaw');
    if (!published || !decided) return null;
    if (published.id === decided.id) return 0;
    const { comparison } = await this.texts.compare(place, dossier.id, published.id, decided.id);
    const { changed, inserted, deleted, moved } = comparison.summary;
    return changed + inserted + deleted + moved;
  }
}

function toComing({ agenda, ...sitting }: PublicSitting): ComingSitting {
  const { id, kind, repeatLevel, day, time, place, streamUrl, state, chair, committee, mode, items, bylaws } =
    sitting;
  return {
    ...{ id, kind, repeatLevel, day, time, place, streamUrl, state, chair, committee, mode, items, bylaws },
    calledOff: sitting.calledOff,
    agenda: agenda
      .filter((item) => item.dossierCode !== null && item.outcome !== 'removed')
      .map((item) => ({ title: item.title, code: item.dossierCode })),
  };
}
