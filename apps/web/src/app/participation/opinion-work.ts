import type { Signal } from '@angular/core';
import type { Observable } from 'rxjs';
import type {
  DeskOpinion,
  LegalDay,
  OpinionChannel,
  OpinionCounts,
  StageDifference,
  SubmitOpinion,
} from '#libs/contracts';
import type { AnswerInput } from './participation-client';
import type { UnitChoice } from './unit-names';

/** Something of an event that an opinion belongs to: a target group, a gathering. */
export interface NamedChoice {
  id: string;
  name: string;
}

/** An opinion as it is typed in from paper or word. */
export type RecordedInput = SubmitOpinion & {
  channel: OpinionChannel;
  receivedDay: LegalDay;
  meetingId?: string;
};

/** What the panels share that work on opinions, whether about a draft or about an event. The page provides one. */
export abstract class OpinionWork {
  abstract readonly place: Signal<string>;
  /** A text was shown, so that there are points, suggested wordings and changed words. */
  abstract readonly aboutText: boolean;
  abstract readonly opinions: Signal<readonly DeskOpinion[]>;
  /** `null` until it is loaded. */
  abstract readonly counts: Signal<OpinionCounts | null>;
  abstract readonly units: Signal<readonly UnitChoice[]>;
  abstract readonly unitNames: Signal<ReadonlyMap<string, string>>;
  /** Places whose words changed since the text was shown. */
  abstract readonly changes: Signal<readonly StageDifference[]>;
  abstract readonly groups: Signal<readonly NamedChoice[]>;
  abstract readonly meetings: Signal<readonly NamedChoice[]>;
  abstract may(permission: string): boolean;
  /** Call after every change that the server took. */
  abstract reload(): void;
  abstract answer(body: AnswerInput & { opinions: { id: string; version: number }[] }): Observable<unknown>;
  abstract record(body: RecordedInput): Observable<{ id: string; receipt: string; late: boolean }>;
}
