import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessDirectory } from '../platform/access/access-directory.js';
import { DirectoryAccess } from './access-directory.query.js';
import { CalendarDay } from './calendar-day.entity.js';
import { Institution } from './institution.entity.js';
import { Municipality } from './municipality.entity.js';
import { Person, PersonCode, PersonIdentity } from './person.entity.js';
import { RegisterEntry } from './register-entry.entity.js';
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
      RegisterEntry,
    ]),
  ],
  providers: [{ provide: AccessDirectory, useClass: DirectoryAccess }],
  exports: [AccessDirectory],
})
export class DirectoryModule {}
