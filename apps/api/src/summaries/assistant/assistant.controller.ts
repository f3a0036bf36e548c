import { Body, Controller, Get, Put } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { AssistantSettings as SettingsView } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { AssistantSettingsDto } from '../summaries.dto.js';
import { AssistantSettings } from './assistant-settings.js';

/** Which language model may draft, if any. */
@Controller('m/:place/assistant')
export class AssistantController {
  constructor(private readonly settings: AssistantSettings) {}

  @Get()
  @Requires('directory.manage')
  show(@Place() place: PlaceRef): Promise<SettingsView> {
    return this.settings.show(place);
  }

  @Put()
  @Requires('directory.manage')
  save(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Body() body: AssistantSettingsDto,
  ): Promise<SettingsView> {
    return this.settings.save(actor, place, body);
  }
}
