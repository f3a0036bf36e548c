export { KnownInstitutions, type KnownInstitution } from './municipality/known-institutions.query.js';
export { MunicipalityProfiles } from './municipality/municipality-profiles.query.js';
export { Colleagues, type Colleague } from './people/colleagues.query.js';
export { PeopleNames } from './people/people-names.query.js';
export { PersonCodes } from './people/person-codes.query.js';
export { RoleHolders } from './people/role-holders.query.js';
export { WorkingCalendar } from './calendar/working-calendar.js';
export { ageOn, ResidentRegister, type Resident } from './register/resident-register.js';
export { DirectoryModule } from './directory.module.js';
