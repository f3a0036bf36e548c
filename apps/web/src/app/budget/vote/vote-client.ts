import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type {
  BallotReceipt,
  CastVote,
  ConsistencyProof,
  CredentialBackup,
  CredentialRequest,
  IssuedCredential,
  LogEpoch,
  MyVote,
  PublishedFolder,
  SignedBallot,
  SignedHead,
  VoteAccepted,
  VotingKeys,
} from '#libs/contracts';
import { VOTE_PATHS } from '#libs/contracts';

/** A cycle by its public address. */
export interface CycleAddress {
  place: string;
  year: string;
}

/** Neither cookies nor the page they come from: what is sent so belongs to nobody. */
const APART = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' } as const;

/** The requests of voting. */
@Injectable({ providedIn: 'root' })
export class VoteClient {
  private readonly http = inject(HttpClient);

  /** A vote where roll and ballots merely stand apart. */
  vote(cycle: CycleAddress, vote: CastVote): Observable<VoteAccepted> {
    return this.http.post<VoteAccepted>(this.url(cycle), vote);
  }

  /** What the rolls say of the person logged in, in every municipality. */
  mine(): Observable<MyVote[]> {
    return this.http.get<MyVote[]>('/api/budget/my-votes', { transferCache: false });
  }

  keys(cycle: CycleAddress): Observable<VotingKeys> {
    return this.http.get<VotingKeys>(this.url(cycle, VOTE_PATHS.keys), { transferCache: false });
  }

  credential(cycle: CycleAddress, body: CredentialRequest): Observable<IssuedCredential> {
    return this.http.post<IssuedCredential>(this.url(cycle, VOTE_PATHS.credential), body);
  }

  /** What the person left for another device. */
  backup(cycle: CycleAddress): Observable<CredentialBackup> {
    return this.http.get<CredentialBackup>(this.url(cycle, VOTE_PATHS.credential), { transferCache: false });
  }

  ballot(cycle: CycleAddress, ballot: SignedBallot): Observable<BallotReceipt> {
    return this.http.post<BallotReceipt>(this.url(cycle, VOTE_PATHS.ballots), ballot, APART);
  }

  heads(cycle: CycleAddress): Observable<SignedHead[]> {
    return this.http.get<SignedHead[]>(this.url(cycle, VOTE_PATHS.heads), APART);
  }

  epoch(cycle: CycleAddress, epoch: number): Observable<LogEpoch> {
    return this.http.get<LogEpoch>(this.url(cycle, VOTE_PATHS.epochs, epoch), APART);
  }

  consistency(cycle: CycleAddress, first: number, second: number): Observable<ConsistencyProof> {
    return this.http.get<ConsistencyProof>(this.url(cycle, VOTE_PATHS.consistency, first, second), APART);
  }

  published(cycle: CycleAddress): Observable<PublishedFolder> {
    return this.http.get<PublishedFolder>(this.url(cycle, VOTE_PATHS.published), { transferCache: false });
  }

  publishedFile(cycle: CycleAddress, name: string): Observable<ArrayBuffer> {
    return this.http.get(this.url(cycle, VOTE_PATHS.published, name), {
      ...APART,
      responseType: 'arraybuffer',
    });
  }

  /** Address of the list of published files. */
  folderAddress(cycle: CycleAddress): string {
    return this.url(cycle, VOTE_PATHS.published);
  }

  /** Address of a published file for download. */
  address(cycle: CycleAddress, name: string): string {
    return this.url(cycle, VOTE_PATHS.published, name);
  }

  private url({ place, year }: CycleAddress, ...rest: (string | number)[]): string {
    return ['/api/m', place, 'budget', year, 'vote', ...rest]
      .map((part, i) => (i === 0 ? String(part) : encodeURIComponent(part)))
      .join('/');
  }
}
