import type { LegalDay, VoteChoice } from '#libs/contracts';
import { AddAgendaItem } from '../../../council/add-agenda-item.js';
import { ChangeAgenda } from '../../../council/change-agenda.js';
import { CloseSitting } from '../../../council/close-sitting.js';
import { PlanSitting } from '../../../council/plan-sitting.js';
import { PublishNotice } from '../../../council/publish-notice.js';
import { ReadSittings } from '../../../council/read-sittings.query.js';
import { RecordSignature } from '../../../council/record-signature.js';
import { RecordVote } from '../../../council/record-vote.js';
import { SetAttendance } from '../../../council/set-attendance.js';
import { Clock } from '../../../platform/clock/clock.js';
import { BringIntoForce } from '../../../promulgation/bring-into-force.js';
import { PreparePromulgation } from '../../../promulgation/prepare-promulgation.js';
import { RecordPublication } from '../../../promulgation/record-publication.js';
import { RecordSending } from '../../../promulgation/record-sending.js';
import { Cast } from './cast.js';
import type { Deliberating } from './deliberating.js';
import { Drafting, type Staff, type Tale } from './drafting.js';

/** A sitting of the demo with what was put on its agenda. */
export interface SittingTale {
  staff: Staff;
  day: LegalDay;
  id: string;
  minutes: string;
  items: Map<Tale | string, string>;
}

/** Votes that differ from item to item, so that the demo's past is not unanimous. */
const PATTERNS: VoteChoice[][] = [
  ['for', 'for', 'for', 'against', 'for', 'for', 'abstain'],
  ['for', 'for', 'for', 'for', 'for', 'not_participating', 'for', 'for'],
  ['for', 'against', 'for', 'for', 'abstain', 'for', 'for', 'for', 'against'],
];

/** What the council and the secretary do in the demo's past, up to the official gazette. */
export class Deciding {
  private votes = 0;
  private gazette = 100;

  constructor(
    private readonly clock: Clock,
    private readonly cast: Cast,
    private readonly drafting: Drafting,
    private readonly plan: PlanSitting,
    private readonly addItem: AddAgendaItem,
    private readonly agenda: ChangeAgenda,
    private readonly notice: PublishNotice,
    private readonly sittings: ReadSittings,
    private readonly attendance: SetAttendance,
    private readonly vote: RecordVote,
    private readonly closeSitting: CloseSitting,
    private readonly signature: RecordSignature,
    private readonly prepare: PreparePromulgation,
    private readonly sending: RecordSending,
    private readonly publication: RecordPublication,
    private readonly intoForce: BringIntoForce,
    private readonly around: Deliberating,
  ) {}

  /** Plans a regular sitting. */
  async planSitting(sitting: SittingTale): Promise<void> {
    const place = await this.cast.place(sitting.staff.slug);
    const chair = await this.cast.actor(sitting.staff.chair);
    const { id } = await this.plan.run(await this.cast.actor(sitting.staff.secretary), place, {
      kind: 'regular',
      repeatLevel: 0,
      day: sitting.day,
      time: '10:00',
      place: 'Domes sēžu zāle, 2. stāvs',
      streamUrl: `https://${sitting.staff.site}/tiesraide`,
      chairId: chair.personId,
    });
    sitting.id = id;
    await this.around.planned(sitting);
  }

  /** Puts a by-law, or another matter by its title, on the agenda. */
  async putOnAgenda(sitting: SittingTale, what: Tale | string): Promise<void> {
    const place = await this.cast.place(sitting.staff.slug);
    const item =
      typeof what === 'string'
        ? { title: what, rapporteur: null }
        : { dossierId: what.id, rapporteur: sitting.staff.head };
    const secretary = await this.cast.actor(sitting.staff.secretary);
    const { id } = await this.addItem.run(secretary, place, sitting.id, { ...item, addedAtSitting: null });
    sitting.items.set(what, id);
  }

  /** Sends the materials to the councillors and publishes agenda and drafts. */
  async publishAgenda(sitting: SittingTale): Promise<void> {
    const place = await this.cast.place(sitting.staff.slug);
    const secretary = await this.cast.actor(sitting.staff.secretary);
    await this.around.beforeMaterials(sitting);
    await this.agenda.sendMaterials(secretary, place, sitting.id);
    for (const what of ['agenda', 'drafts'] as const) {
      await this.notice.run(secretary, place, sitting.id, {
        what,
        url: `https://${sitting.staff.site}/dome/${sitting.day}/${what === 'agenda' ? 'darba-kartiba' : 'lemumprojekti'}`,
        day: this.clock.legalToday(),
        time: '09:00',
        means: 'own_domain',
      });
    }
  }

  /** The sitting takes place: every item is voted on. */
  async hold(sitting: SittingTale): Promise<void> {
    const place = await this.cast.place(sitting.staff.slug);
    const secretary = await this.cast.actor(sitting.staff.secretary);
    const { councillors } = await this.sittings.one(place, sitting.id);
    const present = councillors.slice(0, councillors.length - 1);
    await this.attendance.run(
      secretary,
      place,
      sitting.id,
      councillors.map(({ personId }, index) => ({
        personId,
        presence: index === councillors.length - 1 ? 'absent' : index === 3 ? 'remote' : 'present',
      })),
    );
    let number = 0;
    for (const itemId of sitting.items.values()) {
      number += 1;
      const pattern = PATTERNS[this.votes++ % PATTERNS.length] ?? [];
      await this.vote.run(secretary, place, itemId, {
        present: present.length,
        votes: present.map(({ personId }, index) => ({
          personId,
          choice: pattern[index % pattern.length] ?? 'for',
          conflict: pattern[index % pattern.length] === 'not_participating',
        })),
        decisionNumber: `${sitting.minutes}/${number}`,
        minutesRef: `prot. Nr. ${sitting.minutes}, ${number}. p.`,
      });
    }
    await this.closeSitting.run(secretary, place, sitting.id, sitting.minutes);
  }

  /** The chair signs what was adopted. */
  async sign(sitting: SittingTale): Promise<void> {
    const place = await this.cast.place(sitting.staff.slug);
    const chair = await this.cast.actor(sitting.staff.chair);
    for (const itemId of sitting.items.values()) {
      await this.signature.run(chair, place, itemId, {
        day: this.clock.legalToday(),
        capacity: 'sitting_chair',
        means: 'paper',
        containerDigest: null,
        paperReference: `Lieta 1-6, prot. Nr. ${sitting.minutes}`,
      });
    }
    await this.around.afterwards(sitting);
  }

  /** Track A: package and sending. */
  async send(tale: Tale): Promise<void> {
    await this.drafting.advance(tale, 'takeTrackA');
    const { place, actor } = await this.drafting.as(tale, tale.staff.lawyer);
    await this.prepare.run(actor, place, tale.id, {
      personalDataChecked: true,
      ownEntryDay: null,
      ownEntryPoint: null,
    });
    await this.sending.run(actor, place, tale.id, {
      sentOn: this.clock.legalToday(),
      means: 'gazette_system',
      ministryInformedOn: null,
    });
  }

  /** The gazette has published it today. The numbers of the gazette are invented. */
  async publish(tale: Tale): Promise<void> {
    const { place, actor } = await this.drafting.as(tale, tale.staff.lawyer);
    const day = this.clock.legalToday();
    const number = `${day.slice(0, 4)}/${this.gazette++}.7`;
    await this.publication.run(actor, place, tale.id, { number, day });
  }

  /** The day of entry into force has come. */
  async enter(tale: Tale): Promise<void> {
    const place = await this.cast.place(tale.staff.slug);
    await this.intoForce.run(place.id, tale.id);
  }
}
