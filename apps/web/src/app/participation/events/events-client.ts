import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { map, type Observable } from 'rxjs';
import type {
  CouncilDecisionChoice,
  EventDesk,
  EventListItem,
  EventPlan,
  LegalDay,
  MeetingPage,
  MeetingPlan,
  OpinionFormStart,
  OpinionReceipt,
  PublicationMeansCode,
  PublicationProof,
  PublicParticipation,
  PublicParticipationList,
  PublicSurvey,
  RegisterForMeeting,
  SurveyAnswers,
  SurveyQuestion,
} from '#libs/contracts';
import type { GivenOpinion } from '../opinion-giving';
import type { RecordedInput } from '../opinion-work';
import type { AnswerInput } from '../participation-client';

/** What every public form carries besides what was typed. */
export interface FormMarks {
  token: string;
  website: string;
}

/** Steps of an event that need more than its version. */
export type EventStep = 'announce' | 'extend' | 'summarise' | 'conclude' | 'cancel';

/** Requests of participation events: of everybody, and of those who run them. */
@Injectable({ providedIn: 'root' })
export class EventsClient {
  private readonly http = inject(HttpClient);

  publicList(place: string): Observable<EventListItem[]> {
    return this.http
      .get<PublicParticipationList>(`${open(place)}/participation`)
      .pipe(map(({ events }) => events));
  }

  publicEvent(place: string, code: string): Observable<PublicParticipation> {
    return this.http.get<PublicParticipation>(`${open(place)}/participation/${code}`);
  }

  form(place: string, code: string): Observable<OpinionFormStart> {
    return this.http.get<OpinionFormStart>(`${open(place)}/participation/${code}/form`, {
      transferCache: false,
    });
  }

  give(place: string, code: string, opinion: GivenOpinion): Observable<OpinionReceipt> {
    return this.http.post<OpinionReceipt>(`${open(place)}/participation/${code}/opinions`, opinion);
  }

  supported(place: string, code: string): Observable<string[]> {
    return this.http
      .get<{ opinions: string[] }>(`${open(place)}/participation/${code}/supported`, { transferCache: false })
      .pipe(map(({ opinions }) => opinions));
  }

  askForAccess(
    place: string,
    code: string,
    body: { text: string; contact: string } & FormMarks,
  ): Observable<unknown> {
    return this.http.post(`${open(place)}/participation/${code}/access-requests`, body);
  }

  meeting(place: string, id: string): Observable<MeetingPage> {
    return this.http.get<MeetingPage>(`${open(place)}/meetings/${id}`, { transferCache: false });
  }

  register(
    place: string,
    id: string,
    body: RegisterForMeeting & FormMarks & { language: 'lv' | 'en' },
  ): Observable<{ receipt: string; key: string; link: string }> {
    return this.http.post<{ receipt: string; key: string; link: string }>(
      `${open(place)}/meetings/${id}/registrations`,
      body,
    );
  }

  unregister(place: string, receipt: string, key: string): Observable<unknown> {
    return this.http.post(`${open(place)}/registrations/${receipt}/withdraw`, { key });
  }

  survey(place: string, id: string): Observable<PublicSurvey & { token: string; takesAnswers: boolean }> {
    return this.http.get<PublicSurvey & { token: string; takesAnswers: boolean }>(
      `${open(place)}/surveys/${id}`,
      { transferCache: false },
    );
  }

  answer(place: string, id: string, body: { answers: SurveyAnswers } & FormMarks): Observable<unknown> {
    return this.http.post(`${open(place)}/surveys/${id}/answers`, body);
  }

  /** Types in a survey that was filled on paper. */
  recordAnswers(
    place: string,
    id: string,
    body: { answers: SurveyAnswers; receivedDay: LegalDay },
  ): Observable<unknown> {
    return this.http.post(`${work(place)}/surveys/${id}/paper`, body);
  }

  list(place: string, dossierId?: string): Observable<EventListItem[]> {
    const params: Record<string, string> = dossierId ? { dossier: dossierId } : {};
    return this.http.get<EventListItem[]>(`${work(place)}/participation`, { params });
  }

  /** Decisions of the council that a public discussion may rest on. */
  decisions(place: string): Observable<CouncilDecisionChoice[]> {
    return this.http.get<CouncilDecisionChoice[]>(`${work(place)}/participation-decisions`);
  }

  desk(place: string, code: string): Observable<EventDesk> {
    return this.http.get<EventDesk>(`${work(place)}/participation/${code}`);
  }

  start(place: string, plan: EventPlan & { dossierId?: string }): Observable<{ id: string; code: string }> {
    return this.http.post<{ id: string; code: string }>(`${work(place)}/participation`, plan);
  }

  change(place: string, id: string, plan: EventPlan & { version: number }): Observable<unknown> {
    return this.http.put(`${work(place)}/participation/${id}`, plan);
  }

  step(place: string, id: string, step: EventStep, body: { version: number }): Observable<unknown> {
    return this.http.post(`${work(place)}/participation/${id}/${step}`, body);
  }

  publish(
    place: string,
    id: string,
    body: {
      what: 'notice' | 'summary';
      url: string;
      from: LegalDay;
      to?: LegalDay;
      means: PublicationMeansCode;
    },
  ): Observable<unknown> {
    return this.http.post(`${work(place)}/participation/${id}/publications`, body);
  }

  withdraw(place: string, id: string, publicationId: string, reason: string): Observable<unknown> {
    return this.http.post(`${work(place)}/participation/${id}/publications/${publicationId}/withdraw`, {
      reason,
    });
  }

  planMeeting(place: string, id: string, plan: MeetingPlan): Observable<unknown> {
    return this.http.post(`${work(place)}/participation/${id}/meetings`, plan);
  }

  keepMinutes(
    place: string,
    id: string,
    body: {
      version: number;
      minutes: string;
      participants: number | null;
      recordingUrl: string | null;
      attended: string[];
    },
  ): Observable<unknown> {
    return this.http.post(`${work(place)}/meetings/${id}/minutes`, body);
  }

  cancelMeeting(place: string, id: string, version: number): Observable<unknown> {
    return this.http.post(`${work(place)}/meetings/${id}/cancel`, { version });
  }

  saveSurvey(
    place: string,
    id: string,
    body: { title: string; intro: string; questions: SurveyQuestion[]; version?: number },
    surveyId: string | null,
  ): Observable<unknown> {
    const base = `${work(place)}/participation/${id}/surveys`;
    return surveyId ? this.http.put(`${base}/${surveyId}`, body) : this.http.post(base, body);
  }

  openSurvey(
    place: string,
    id: string,
    body: { version: number; opens: LegalDay; closes: LegalDay },
  ): Observable<unknown> {
    return this.http.post(`${work(place)}/surveys/${id}/open`, body);
  }

  closeSurvey(place: string, id: string, version: number): Observable<unknown> {
    return this.http.post(`${work(place)}/surveys/${id}/close`, { version });
  }

  record(
    place: string,
    id: string,
    body: RecordedInput,
  ): Observable<{ id: string; receipt: string; late: boolean }> {
    return this.http.post<{ id: string; receipt: string; late: boolean }>(
      `${work(place)}/participation/${id}/recorded-opinions`,
      body,
    );
  }

  answerOpinions(
    place: string,
    eventId: string,
    body: AnswerInput & { opinions: { id: string; version: number }[] },
  ): Observable<unknown> {
    return this.http.post(`${work(place)}/participation/${eventId}/answers`, body);
  }

  answerAccess(
    place: string,
    id: string,
    body: { state: 'provided' | 'not_possible'; answer: string },
  ): Observable<unknown> {
    return this.http.post(`${work(place)}/access-requests/${id}/answer`, body);
  }

  publications(place: string): Observable<PublicationProof[]> {
    return this.http.get<PublicationProof[]>(`${work(place)}/publications`);
  }
}

function open(place: string): string {
  return `/api/public/m/${place}`;
}

function work(place: string): string {
  return `/api/m/${place}`;
}
