import type { Type } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { DeliveryPhotos } from '../../../budget/delivery/delivery-photos.js';
import { RecordDelivery } from '../../../budget/delivery/record-delivery.js';
import { SaveContract } from '../../../budget/delivery/save-contract.js';
import { SaveMilestone, type MilestoneInput } from '../../../budget/delivery/save-milestone.js';
import { Envelopes } from '../../../budget/in-person/envelopes.js';
import { PrintPapers } from '../../../budget/in-person/print-papers.js';
import { ServeVoter } from '../../../budget/in-person/serve-voter.js';
import { UndoMark } from '../../../budget/in-person/undo-mark.js';
import { SetMapArea } from '../../../budget/public/set-map-area.js';
import type { Clock } from '../../../platform/clock/clock.js';
import type { CycleTale, Planned } from './budgeting.js';
import type { Cast } from './cast.js';
import { illustration } from './illustration.js';
import { MAPS } from './texts/maps.js';

/** The use cases of desks and building sites that the demo's past is told with. */
export interface ServingUseCases {
  papers: PrintPapers;
  serve: ServeVoter;
  undo: UndoMark;
  envelopes: Envelopes;
  contracts: SaveContract;
  milestones: SaveMilestone;
  photos: DeliveryPhotos;
  delivery: RecordDelivery;
  setMap: SetMapArea;
}

/** The same, as the running product has them. */
export function servingUseCases(get: <T>(type: Type<T>) => T): ServingUseCases {
  return {
    papers: get(PrintPapers),
    serve: get(ServeVoter),
    undo: get(UndoMark),
    envelopes: get(Envelopes),
    contracts: get(SaveContract),
    milestones: get(SaveMilestone),
    photos: get(DeliveryPhotos),
    delivery: get(RecordDelivery),
    setMap: get(SetMapArea),
  };
}

/** What happens away from the screen of a resident: maps, papers at a desk, contracts and photographs of what is built. */
export class Serving {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly cast: Cast,
    private readonly use: ServingUseCases,
  ) {}

  /** The administrator gives the municipality its outline and the places of its units. */
  async drawMap(slug: string, administrator: string): Promise<void> {
    const place = await this.cast.place(slug);
    const actor = await this.cast.actor(administrator);
    const map = MAPS[slug];
    if (!map) return;
    const polygon = (ring: [number, number][]) => ({ type: 'Polygon' as const, coordinates: [ring] });
    const outline = { kind: 'outline' as const, name: place.slug, geometry: polygon(map.outline) };
    await this.use.setMap.run(actor, place, outline);
    for (const { name, ring } of map.units) {
      await this.use.setMap.run(actor, place, { kind: 'unit', name, geometry: polygon(ring) });
    }
  }

  /** Papers for every unit of the cycle. */
  async print(tale: CycleTale, clerk: string, papers: number): Promise<void> {
    const place = await this.cast.place(tale.staff.slug);
    const actor = await this.cast.actor(clerk);
    for (const unitId of await this.units(place.id, tale)) {
      await this.use.papers.order(actor, place, tale.id, { unitId, papers });
    }
  }

  /** Somebody votes on paper. */
  async vote(tale: CycleTale, clerk: string, name: string, unit: number): Promise<void> {
    const place = await this.cast.place(tale.staff.slug);
    await this.use.serve.mark(
      await this.cast.actor(clerk),
      place,
      tale.id,
      await this.voter(tale, name, unit),
    );
  }

  /** The clerk has a paper back and asks a colleague to undo the mark. */
  async askUndo(tale: CycleTale, clerk: string, name: string, unit: number, reason: string): Promise<void> {
    const place = await this.cast.place(tale.staff.slug);
    const { personalCode, pollingPlace, unitId } = await this.voter(tale, name, unit);
    const [paper] = await this.dataSource.query<{ number: string }[]>(
      `SELECT b.number FROM paper_ballot b JOIN paper_run r ON r.municipality_id = b.municipality_id AND r.id = b.run_id
        WHERE b.municipality_id = $1 AND b.cycle_id = $2 AND r.unit_id = $3 AND b.spoiled_on IS NULL LIMIT 1`,
      [place.id, tale.id, unitId],
    );
    const number = paper?.number ?? '';
    await this.use.undo.ask(await this.cast.actor(clerk), place, tale.id, {
      personalCode,
      pollingPlace,
      number,
      reason,
    });
  }

  /** Somebody's paper is taken in an envelope while the network is away. */
  async takeEnvelope(tale: CycleTale, clerk: string, name: string, unit: number): Promise<void> {
    const place = await this.cast.place(tale.staff.slug);
    const voter = await this.voter(tale, name, unit);
    const receivedOn = this.clock.legalToday();
    await this.use.envelopes.receive(await this.cast.actor(clerk), place, tale.id, { ...voter, receivedOn });
  }

  /** What the winner is built with. */
  async contract(
    tale: CycleTale,
    plan: Planned,
    partner: string,
    subject: string,
    cents: number,
  ): Promise<void> {
    const { place, actor, id } = await this.winner(tale, plan);
    await this.use.contracts.add(actor, place, id, {
      partner,
      registrationNo: null,
      number: `LB-${tale.input.year}/${tale.projects.size}`,
      subject,
      signedOn: this.clock.legalToday(),
      amountCents: cents,
      url: null,
    });
  }

  /** A step of the municipality's own, done or late with its reason. */
  async step(
    tale: CycleTale,
    plan: Planned,
    step: Pick<MilestoneInput, 'title' | 'dueOn'> & Partial<MilestoneInput>,
  ): Promise<void> {
    const { place, actor, id } = await this.winner(tale, plan);
    await this.use.milestones.add(actor, place, id, { doneOn: null, note: '', delayReason: null, ...step });
  }

  /** The winner stands: a photograph and a plaque. */
  async show(tale: CycleTale, plan: Planned, alt: string): Promise<void> {
    const { place, actor, id } = await this.winner(tale, plan);
    const today = this.clock.legalToday();
    const content = await illustration(plan.motif);
    await this.use.photos.add(actor, place, id, { name: 'gatavs.jpg', content, alt, takenOn: today });
    await this.use.delivery.run(actor, place, id, { plaqueOn: today });
  }

  private async winner(tale: CycleTale, plan: Planned) {
    const id = tale.projects.get(plan);
    if (!id) throw new Error(`"${plan.title}" has not been submitted.`);
    const place = await this.cast.place(tale.staff.slug);
    return { place, actor: await this.cast.actor(tale.staff.coordinator), id };
  }

  private async voter(tale: CycleTale, name: string, unit: number) {
    const place = await this.cast.place(tale.staff.slug);
    const [row] = await this.dataSource.query<{ code: string }[]>(
      `SELECT d.personal_code AS code FROM demo_person d JOIN person p ON p.id = d.person_id WHERE p.name = $1`,
      [name],
    );
    const unitId = (await this.units(place.id, tale))[unit];
    const [polling] = tale.input.rules.inPersonPlaces;
    if (!row || !unitId || !polling) throw new Error(`${name} cannot vote on paper.`);
    return { personalCode: row.code, unitId, pollingPlace: polling.name };
  }

  private async units(municipalityId: string, tale: CycleTale): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM budget_unit WHERE municipality_id = $1 AND cycle_id = $2 ORDER BY position`,
      [municipalityId, tale.id],
    );
    return rows.map(({ id }) => id);
  }
}
