import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Query } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { SettingsView } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { WholeNumber } from '../../platform/http/whole-number.js';
import { DeleteInstitution } from './delete-institution.js';
import { Institutions } from './institutions.query.js';
import { MunicipalityProfiles } from './municipality-profiles.query.js';
import { SaveInstitution } from './save-institution.js';
import { InstitutionDto, UpdateInstitutionDto, UpdateSettingsDto } from './settings.dto.js';
import { UpdateSettings } from './update-settings.js';

@Controller('m/:place')
export class MunicipalityController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly profiles: MunicipalityProfiles,
    private readonly updateSettings: UpdateSettings,
    private readonly institutions: Institutions,
    private readonly saveInstitution: SaveInstitution,
    private readonly deleteInstitution: DeleteInstitution,
  ) {}

  @Get('settings')
  @Requires('directory.read')
  async settings(@Place() place: PlaceRef): Promise<SettingsView> {
    const { profile, version } = await this.profiles.versionedById(place.id);
    return { ...profile, version, ministryName: this.config.ministryName };
  }

  @Put('settings')
  @Requires('directory.manage')
  update(@CurrentActor() actor: Actor, @Place() place: PlaceRef, @Body() body: UpdateSettingsDto) {
    return this.updateSettings.run(actor, place, body);
  }

  @Get('institutions')
  @Requires('directory.read')
  list(@Place() place: PlaceRef) {
    return this.institutions.list(place);
  }

  @Post('institutions')
  @Requires('directory.manage')
  add(@CurrentActor() actor: Actor, @Place() place: PlaceRef, @Body() body: InstitutionDto) {
    return this.saveInstitution.run(actor, place, body);
  }

  @Put('institutions/:id')
  @Requires('directory.manage')
  change(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { version, ...input }: UpdateInstitutionDto,
  ) {
    return this.saveInstitution.run(actor, place, input, { id, version });
  }

  @Delete('institutions/:id')
  @HttpCode(204)
  @Requires('directory.manage')
  remove(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Query('version', WholeNumber) version: number,
  ) {
    return this.deleteInstitution.run(actor, place, id, version);
  }
}
