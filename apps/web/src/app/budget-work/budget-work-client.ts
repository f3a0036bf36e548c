import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type {
  CycleInput,
  CycleView,
  DeliveryContractInput,
  DeskProject,
  EvaluateProject,
  ExtendTerm,
  LegalDay,
  StatutesWording,
} from '#libs/contracts';
import { Place } from '../shell/place';

/** What is recorded about the delivery of a project; a field that is left out stays as it is. */
export interface DeliveryInput {
  startedOn?: LegalDay;
  deliveredOn?: LegalDay;
  spentCents?: number;
  overrunReason?: string;
  delayReason?: string;
  plaqueOn?: LegalDay;
}

/** A day of delivery that was typed wrongly, as it should be. */
export interface DayCorrection {
  kind: 'start' | 'done';
  day: LegalDay;
  reason: string;
  delayReason?: string;
}

/** A step of delivery as the coordinator enters it. */
export interface MilestoneInput {
  title: string;
  dueOn: LegalDay;
  doneOn: LegalDay | null;
  note: string;
  delayReason: string | null;
}

/** The participatory budget of the municipality whose page is open, as those see it who run it. */
@Injectable({ providedIn: 'root' })
export class BudgetWorkClient {
  private readonly http = inject(HttpClient);
  private readonly place = inject(Place);

  cycles(): Observable<CycleView[]> {
    return this.http.get<CycleView[]>(this.url('cycles'));
  }

  cycle(id: string): Observable<CycleView> {
    return this.http.get<CycleView>(this.url('cycles', id));
  }

  /** What the law says about a set-up that is not saved yet. */
  check(cycle: CycleInput): Observable<Pick<CycleView, 'findings' | 'minimum'>> {
    return this.http.post<Pick<CycleView, 'findings' | 'minimum'>>(this.url('cycles', 'check'), cycle);
  }

  create(cycle: CycleInput): Observable<{ id: string }> {
    return this.http.post<{ id: string }>(this.url('cycles'), cycle);
  }

  change(id: string, version: number, cycle: CycleInput): Observable<unknown> {
    return this.http.put(this.url('cycles', id), { ...cycle, version });
  }

  /** The nolikums of that number as it is in force in this portal. */
  statutes(number: string): Observable<StatutesWording> {
    return this.http.get<StatutesWording>(this.url('cycles', 'statutes'), { params: { number } });
  }

  /** Makes a running term longer, in public. */
  extend(id: string, body: ExtendTerm): Observable<unknown> {
    return this.http.post(this.url('cycles', id, 'extensions'), body);
  }

  advance(id: string, event: string, version: number, reason: string | null): Observable<unknown> {
    const why = reason ? { reason } : {};
    return this.http.post(this.url('cycles', id, 'advance'), { event, version, ...why });
  }

  projects(cycleId: string): Observable<DeskProject[]> {
    return this.http.get<DeskProject[]>(this.url('cycles', cycleId, 'projects'));
  }

  project(id: string): Observable<DeskProject> {
    return this.http.get<DeskProject>(this.url('projects', id));
  }

  giveBack(id: string, reason: string, version: number): Observable<unknown> {
    return this.http.post(this.url('projects', id, 'return'), { reason, version });
  }

  evaluate(id: string, evaluation: EvaluateProject): Observable<unknown> {
    return this.http.post(this.url('projects', id, 'evaluation'), evaluation);
  }

  delivery(cycleId: string): Observable<DeskProject[]> {
    return this.http.get<DeskProject[]>(this.url('cycles', cycleId, 'delivery'));
  }

  recordDelivery(projectId: string, delivery: DeliveryInput): Observable<unknown> {
    return this.http.post(this.url('projects', projectId, 'delivery'), delivery);
  }

  correctDay(projectId: string, correction: DayCorrection): Observable<unknown> {
    return this.http.post(this.url('projects', projectId, 'delivery', 'correction'), correction);
  }

  addContract(projectId: string, contract: DeliveryContractInput): Observable<unknown> {
    return this.http.post(this.url('projects', projectId, 'contracts'), contract);
  }

  addPhoto(projectId: string, photo: { file: File; alt: string; takenOn: LegalDay }): Observable<unknown> {
    const form = new FormData();
    form.set('alt', photo.alt);
    form.set('takenOn', photo.takenOn);
    form.set('file', photo.file);
    return this.http.post(this.url('projects', projectId, 'photos'), form);
  }

  /** Takes away a contract or a photograph. */
  removeDetail(projectId: string, what: 'contracts' | 'photos', id: string): Observable<unknown> {
    return this.http.delete(this.url('projects', projectId, what, id));
  }

  addMilestone(projectId: string, milestone: MilestoneInput): Observable<unknown> {
    return this.http.post(this.url('projects', projectId, 'milestones'), milestone);
  }

  changeMilestone(id: string, milestone: MilestoneInput): Observable<unknown> {
    return this.http.put(this.url('milestones', id), milestone);
  }

  removeMilestone(milestoneId: string): Observable<void> {
    return this.http.delete<void>(this.url('milestones', milestoneId));
  }

  private url(...parts: string[]): string {
    const place = encodeURIComponent(this.place.slug() ?? '');
    return ['/api/m', place, 'budget', ...parts.map((part) => encodeURIComponent(part))].join('/');
  }
}
