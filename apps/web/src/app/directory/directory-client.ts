import { HttpClient, HttpParams } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type {
  AuditCheck,
  AuditHead,
  AuditPage,
  CalendarEntry,
  CalendarYearView,
  HolidayProposal,
  InstitutionInput,
  InstitutionView,
  LegalDay,
  MunicipalitySettings,
  OwnRolesView,
  PersonInput,
  PersonView,
  RegisterStatistics,
  SettingsView,
} from '#libs/contracts';
import { Place } from '../shell/place';

/** Filters of the audit record, as the address has them. */
export type AuditFilter = Partial<Record<'person' | 'action' | 'from' | 'to' | 'before', string>>;

/** A substitute and the days, as they are entered. */
export interface SubstituteInput {
  substituteId: string;
  fromDay: LegalDay;
  toDay: LegalDay;
  reason: string;
}

/** A role and its term, as they are entered. */
export interface RoleInput {
  person: PersonInput;
  institutionId: string;
  role: string;
  validFrom: LegalDay;
  validTo: LegalDay | null;
}

/** The administration of the municipality whose page is open. */
@Injectable({ providedIn: 'root' })
export class DirectoryClient {
  private readonly http = inject(HttpClient);
  private readonly place = inject(Place);

  settings(): Observable<SettingsView> {
    return this.http.get<SettingsView>(this.url('settings'));
  }

  saveSettings(settings: MunicipalitySettings & { version: number }): Observable<{ version: number }> {
    return this.http.put<{ version: number }>(this.url('settings'), settings);
  }

  institutions(): Observable<InstitutionView[]> {
    return this.http.get<InstitutionView[]>(this.url('institutions'));
  }

  saveInstitution(input: InstitutionInput, existing: InstitutionView | null): Observable<unknown> {
    if (!existing) return this.http.post(this.url('institutions'), input);
    return this.http.put(this.url('institutions', existing.id), { ...input, version: existing.version });
  }

  deleteInstitution({ id, version }: InstitutionView): Observable<unknown> {
    return this.http.delete(this.url('institutions', id), { params: { version } });
  }

  people(): Observable<PersonView[]> {
    return this.http.get<PersonView[]>(this.url('people'));
  }

  savePerson(
    id: string,
    input: { version: number; name: string; email: string | null },
  ): Observable<unknown> {
    return this.http.put(this.url('people', id), input);
  }

  grantRole(input: RoleInput): Observable<unknown> {
    return this.http.post(this.url('roles'), input);
  }

  endRole(id: string, input: { version: number; lastDay: LegalDay | null }): Observable<unknown> {
    return this.http.post(this.url('roles', id, 'end'), input);
  }

  ownRoles(): Observable<OwnRolesView> {
    return this.http.get<OwnRolesView>(this.url('own-roles'));
  }

  /** `own` goes by the right to name substitutes for one's own roles, else by the administrator's. */
  nameSubstitute(roleId: string, input: SubstituteInput, own: boolean): Observable<unknown> {
    return this.http.post(this.url(own ? 'own-roles' : 'roles', roleId, 'substitutions'), input);
  }

  endSubstitution(
    id: string,
    input: { version: number; lastDay: LegalDay | null },
    own: boolean,
  ): Observable<unknown> {
    return this.http.post(this.url(own ? 'own-substitutions' : 'substitutions', id, 'end'), input);
  }

  calendar(year: number): Observable<CalendarYearView> {
    return this.http.get<CalendarYearView>(this.url('calendar', 'years', year));
  }

  proposal(year: number): Observable<HolidayProposal[]> {
    return this.http.get<HolidayProposal[]>(this.url('calendar', 'years', year, 'proposal'));
  }

  acceptHolidays(year: number, days: LegalDay[]): Observable<{ accepted: number }> {
    return this.http.post<{ accepted: number }>(this.url('calendar', 'years', year, 'accept'), { days });
  }

  saveDay(entry: CalendarEntry, existing: { id: string; version: number } | null): Observable<unknown> {
    if (!existing) return this.http.post(this.url('calendar', 'days'), entry);
    return this.http.put(this.url('calendar', 'days', existing.id), { ...entry, version: existing.version });
  }

  removeDay({ id, version }: { id: string; version: number }): Observable<unknown> {
    return this.http.delete(this.url('calendar', 'days', id), { params: { version } });
  }

  moveDay(input: {
    freeDay: LegalDay;
    workingDay: LegalDay;
    name: string;
    source: string;
  }): Observable<unknown> {
    return this.http.post(this.url('calendar', 'moves'), input);
  }

  register(): Observable<{ last: RegisterStatistics | null }> {
    return this.http.get<{ last: RegisterStatistics | null }>(this.url('register'));
  }

  importRegister(file: File): Observable<{ entries: number }> {
    return this.http.post<{ entries: number }>(this.url('register', 'import'), file, {
      headers: { 'content-type': 'text/csv' },
    });
  }

  audit(filter: AuditFilter): Observable<AuditPage> {
    return this.http.get<AuditPage>(this.url('audit'), { params: new HttpParams({ fromObject: filter }) });
  }

  /** With an end of the chain that was kept elsewhere: whether the chain still goes through it. */
  checkAudit(known?: Pick<AuditHead, 'records' | 'headDigest'>): Observable<AuditCheck> {
    return this.http.get<AuditCheck>(this.url('audit', 'check'), {
      params: known ? { records: known.records, headDigest: known.headDigest } : {},
    });
  }

  /** Where the end of the chain is saved from. */
  auditHead(): string {
    return this.url('audit', 'head');
  }

  private url(...parts: (string | number)[]): string {
    return ['/api/m', this.place.slug() ?? '', ...parts]
      .map((part, i) => (i ? encodeURIComponent(part) : part))
      .join('/');
  }
}
