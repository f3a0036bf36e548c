import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { Comparison } from '#libs/bylaw-diff';
import type {
  CommitteeView,
  DescribeMatter,
  ItemFileView,
  LegalDay,
  LiveVotes,
  MatterView,
  MinutesView,
  PublicationMeansCode,
  RecordSittingVote,
  SaveCommittee,
  SaveMinutes,
  SignatureMeans,
  SittingPublication,
  TableAmendment,
  TabledAmendmentsView,
  VoteChoice,
} from '#libs/contracts';
import type { RefusedDecision, SittingChairOffice } from '#libs/council-rules';
import { Place } from '../shell/place';

/** Matters, amendments, minutes and committees of the municipality whose page is open. */
@Injectable({ providedIn: 'root' })
export class CouncilDepthClient {
  private readonly http = inject(HttpClient);
  private readonly place = inject(Place);

  amendments(itemId: string): Observable<TabledAmendmentsView> {
    return this.http.get<TabledAmendmentsView>(this.item(itemId, 'amendments'));
  }

  amended(itemId: string): Observable<Comparison> {
    return this.http.get<Comparison>(this.item(itemId, 'amendments', 'comparison'));
  }

  table(itemId: string, amendment: TableAmendment): Observable<{ id: string; number: number }> {
    return this.http.post<{ id: string; number: number }>(this.item(itemId, 'amendments'), amendment);
  }

  withdraw(itemId: string, amendmentId: string): Observable<unknown> {
    return this.http.post(this.item(itemId, 'amendments', amendmentId, 'withdraw'), {});
  }

  orderAmendments(itemId: string, ids: string[]): Observable<unknown> {
    return this.http.put(this.item(itemId, 'amendments', 'order'), { ids });
  }

  voteAmendment(
    itemId: string,
    amendmentId: string,
    vote: RecordSittingVote,
  ): Observable<{ carried: boolean; lapsed: number[] }> {
    return this.http.post<{ carried: boolean; lapsed: number[] }>(
      this.item(itemId, 'amendments', amendmentId, 'vote'),
      vote,
    );
  }

  matter(itemId: string): Observable<MatterView> {
    return this.http.get<MatterView>(this.item(itemId, 'matter'));
  }

  describe(itemId: string, matter: DescribeMatter): Observable<unknown> {
    return this.http.put(this.item(itemId, 'matter'), matter);
  }

  debate(itemId: string, text: string | null): Observable<unknown> {
    return this.http.put(this.item(itemId, 'debate'), { text });
  }

  addFile(itemId: string, file: File, isPublic: boolean): Observable<ItemFileView> {
    const form = new FormData();
    form.set('public', String(isPublic));
    form.set('file', file);
    return this.http.post<ItemFileView>(this.item(itemId, 'files'), form);
  }

  removeFile(itemId: string, fileId: string): Observable<unknown> {
    return this.http.delete(this.item(itemId, 'files', fileId));
  }

  fileUrl(itemId: string, fileId: string): string {
    return this.item(itemId, 'files', fileId);
  }

  correctVote(itemId: string, reason: string, votes: RecordSittingVote['votes']): Observable<unknown> {
    return this.http.post(this.item(itemId, 'vote-corrections'), { reason, votes });
  }

  refuseSignature(
    itemId: string,
    refusal: {
      day: LegalDay;
      form: SignatureMeans;
      reason: string;
      decision: RefusedDecision;
      office: SittingChairOffice;
    },
  ): Observable<unknown> {
    return this.http.post(this.item(itemId, 'signature-refusal'), refusal);
  }

  openVoting(itemId: string, open: boolean): Observable<unknown> {
    return this.http.put(this.item(itemId, 'voting'), { open });
  }

  liveVotes(itemId: string): Observable<LiveVotes> {
    return this.http.get<LiveVotes>(this.item(itemId, 'live-votes'));
  }

  myVote(itemId: string, choice: VoteChoice): Observable<unknown> {
    return this.http.put(this.item(itemId, 'my-vote'), { choice });
  }

  readRollCall(itemId: string, table: string): Observable<RecordSittingVote['votes']> {
    return this.http.post<RecordSittingVote['votes']>(this.item(itemId, 'roll-call-table'), { table });
  }

  minutes(sittingId: string): Observable<MinutesView> {
    return this.http.get<MinutesView>(this.url('sittings', sittingId, 'minutes'));
  }

  recordingRemoved(sittingId: string, day: LegalDay): Observable<unknown> {
    return this.http.post(this.url('sittings', sittingId, 'recording-removed'), { day });
  }

  /** Where the minutes can be had as a document. */
  minutesFile(sittingId: string, file: string): string {
    return `${this.url('sittings', sittingId, 'minutes')}/${file}`;
  }

  saveMinutes(sittingId: string, minutes: SaveMinutes & { version: number }): Observable<unknown> {
    return this.http.put(this.url('sittings', sittingId, 'minutes'), minutes);
  }

  published(
    sittingId: string,
    what: { what: SittingPublication; url: string; day: LegalDay; means: PublicationMeansCode },
  ): Observable<unknown> {
    return this.http.post(this.url('sittings', sittingId, 'published'), what);
  }

  state(
    sittingId: string,
    view: { itemId: string | null; text: string; authorId?: string },
  ): Observable<unknown> {
    return this.http.post(this.url('sittings', sittingId, 'statements'), view);
  }

  importAgenda(sittingId: string, table: string): Observable<{ added: number }> {
    return this.http.post<{ added: number }>(this.url('sittings', sittingId, 'agenda-table'), { table });
  }

  committees(): Observable<CommitteeView[]> {
    return this.http.get<CommitteeView[]>(this.url('committees'));
  }

  saveCommittee(id: string | null, committee: SaveCommittee): Observable<unknown> {
    return id
      ? this.http.put(this.url('committees', id), committee)
      : this.http.post(this.url('committees'), committee);
  }

  dissolve(id: string): Observable<unknown> {
    return this.http.delete(this.url('committees', id));
  }

  /** Open data of a sitting. */
  openData(sittingId: string, what: 'votes.csv' | 'agenda.csv' | 'results.json'): string {
    const slug = encodeURIComponent(this.place.slug() ?? '');
    return `/api/public/m/${slug}/council/${encodeURIComponent(sittingId)}/${what}`;
  }

  private item(itemId: string, ...parts: string[]): string {
    return this.url('agenda-items', itemId, ...parts);
  }

  private url(...parts: string[]): string {
    return ['/api/m', ...[this.place.slug() ?? '', ...parts].map((part) => encodeURIComponent(part))].join(
      '/',
    );
  }
}
