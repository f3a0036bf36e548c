import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessDirectory } from '../platform/access/access-directory.js';
import { People } from '../platform/identity/people.js';
import { DirectoryAccess } from './access-directory.query.js';
import { AuditLog } from './audit/audit-log.query.js';
import { AuditController } from './audit/audit.controller.js';
import { CheckAuditChain } from './audit/check-audit-chain.query.js';
import { AcceptHolidays } from './calendar/accept-holidays.js';
import { CalendarYear } from './calendar/calendar-year.query.js';
import { CalendarController } from './calendar/calendar.controller.js';
import { MoveWorkingDay } from './calendar/move-working-day.js';
import { RemoveCalendarDay } from './calendar/remove-calendar-day.js';
import { SaveCalendarDay } from './calendar/save-calendar-day.js';
import { WorkingCalendar } from './calendar/working-calendar.js';
import { CalendarDay, CalendarRevision } from './calendar-day.entity.js';
import { Institution } from './institution.entity.js';
import { Municipality } from './municipality.entity.js';
import { DeleteInstitution } from './municipality/delete-institution.js';
import { Institutions } from './municipality/institutions.query.js';
import { KnownInstitutions } from './municipality/known-institutions.query.js';
import { MunicipalityProfiles } from './municipality/municipality-profiles.query.js';
import { MunicipalityController } from './municipality/municipality.controller.js';
import { SaveInstitution } from './municipality/save-institution.js';
import { UpdateSettings } from './municipality/update-settings.js';
import { DirectoryPeople } from './people.query.js';
import { Colleagues } from './people/colleagues.query.js';
import { EndRole } from './people/end-role.js';
import { EndSubstitution } from './people/end-substitution.js';
import { FindOrCreatePerson } from './people/find-or-create-person.js';
import { GrantRole } from './people/grant-role.js';
import { NameSubstitute } from './people/name-substitute.js';
import { PeopleList } from './people/people-list.query.js';
import { PeopleNames } from './people/people-names.query.js';
import { PersonCodes } from './people/person-codes.query.js';
import { PeopleController } from './people/people.controller.js';
import { RoleHolders } from './people/role-holders.query.js';
import { UpdatePerson } from './people/update-person.js';
import { Person, PersonCode, PersonIdentity } from './person.entity.js';
import { RecognisePerson } from './recognise-person.js';
import { RegisterEntry } from './register-entry.entity.js';
import { RegisterImport } from './register-import.entity.js';
import { ImportRegister } from './register/import-register.js';
import { RegisterStatisticsQuery } from './register/register-statistics.query.js';
import { RegisterController } from './register/register.controller.js';
import { ImportedResidentRegister, ResidentRegister } from './register/resident-register.js';
import { RoleAssignment, Substitution } from './role-assignment.entity.js';

/** Municipalities, institutions, people, roles and substitutes, calendar days, the register of residents. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forFeature([
      Municipality,
      Institution,
      Person,
      PersonCode,
      PersonIdentity,
      RoleAssignment,
      Substitution,
      CalendarDay,
      CalendarRevision,
      RegisterEntry,
      RegisterImport,
    ]),
  ],
  controllers: [
    MunicipalityController,
    PeopleController,
    CalendarController,
    RegisterController,
    AuditController,
  ],
  providers: [
    { provide: AccessDirectory, useClass: DirectoryAccess },
    { provide: People, useClass: DirectoryPeople },
    { provide: ResidentRegister, useClass: ImportedResidentRegister },
    RecognisePerson,
    KnownInstitutions,
    MunicipalityProfiles,
    UpdateSettings,
    Institutions,
    SaveInstitution,
    DeleteInstitution,
    PeopleList,
    PeopleNames,
    PersonCodes,
    RoleHolders,
    Colleagues,
    FindOrCreatePerson,
    UpdatePerson,
    GrantRole,
    EndRole,
    NameSubstitute,
    EndSubstitution,
    WorkingCalendar,
    CalendarYear,
    SaveCalendarDay,
    MoveWorkingDay,
    AcceptHolidays,
    RemoveCalendarDay,
    ImportRegister,
    RegisterStatisticsQuery,
    AuditLog,
    CheckAuditChain,
  ],
  exports: [
    AccessDirectory,
    People,
    ResidentRegister,
    KnownInstitutions,
    MunicipalityProfiles,
    PeopleNames,
    PersonCodes,
    RoleHolders,
    Colleagues,
    WorkingCalendar,
  ],
})
export class DirectoryModule {}
