import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { PersonInput } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { ShowsRestricted } from '../../platform/access-log/shows-restricted.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { EndRole } from './end-role.js';
import { EndSubstitution } from './end-substitution.js';
import { GrantRole } from './grant-role.js';
import { NameSubstitute } from './name-substitute.js';
import { PeopleList } from './people-list.query.js';
import {
  EndRoleDto,
  EndSubstitutionDto,
  GrantRoleDto,
  SubstituteDto,
  UpdatePersonDto,
  type PersonDto,
} from './people.dto.js';
import { UpdatePerson } from './update-person.js';

@Controller('m/:place')
export class PeopleController {
  constructor(
    private readonly people: PeopleList,
    private readonly updatePerson: UpdatePerson,
    private readonly grantRole: GrantRole,
    private readonly endRole: EndRole,
    private readonly nameSubstitute: NameSubstitute,
    private readonly endSubstitution: EndSubstitution,
  ) {}

  @Get('people')
  @Requires('directory.read')
  @ShowsRestricted({ what: 'people', subject: 'municipality' })
  list(@Place() place: PlaceRef) {
    return this.people.list(place);
  }

  @Put('people/:id')
  @Requires('directory.manage')
  update(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: UpdatePersonDto,
  ) {
    return this.updatePerson.run(actor, place, id, body);
  }

  @Post('roles')
  @Requires('directory.manage')
  grant(@CurrentActor() actor: Actor, @Place() place: PlaceRef, @Body() body: GrantRoleDto) {
    return this.grantRole.run(actor, place, { ...body, person: toInput(body.person) });
  }

  @Post('roles/:id/end')
  @HttpCode(204)
  @Requires('directory.manage')
  end(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: EndRoleDto,
  ) {
    return this.endRole.run(actor, place, id, body);
  }

  @Post('roles/:id/substitutions')
  @Requires('directory.manage')
  substitute(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: SubstituteDto,
  ) {
    return this.nameSubstitute.run(actor, place, id, body, 'directory.manage');
  }

  @Post('substitutions/:id/end')
  @HttpCode(204)
  @Requires('directory.manage')
  endSubstitute(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: EndSubstitutionDto,
  ) {
    return this.endSubstitution.run(actor, place, id, body, 'directory.manage');
  }

  @Get('own-roles')
  @Requires('substitution.own')
  own(@CurrentActor() actor: Actor, @Place() place: PlaceRef) {
    return this.people.own(actor, place);
  }

  @Post('own-roles/:id/substitutions')
  @Requires('substitution.own')
  substituteOwn(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: SubstituteDto,
  ) {
    return this.nameSubstitute.run(actor, place, id, body, 'substitution.own');
  }

  @Post('own-substitutions/:id/end')
  @HttpCode(204)
  @Requires('substitution.own')
  endOwn(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: EndSubstitutionDto,
  ) {
    return this.endSubstitution.run(actor, place, id, body, 'substitution.own');
  }
}

function toInput(person: PersonDto): PersonInput {
  if (person.id !== undefined) return { id: person.id };
  return { personalCode: person.personalCode, name: person.name, email: person.email };
}
