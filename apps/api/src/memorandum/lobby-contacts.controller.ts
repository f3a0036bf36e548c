import { Body, Controller, Delete, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { LobbyContactsView } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../platform/access/request-context.js';
import { Requires } from '../platform/access/requires.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { LobbyContacts } from './lobby-contacts.query.js';
import {
  ChangeLobbyContactDto,
  LobbyContactDto,
  StateNoContactsDto,
  VersionQueryDto,
} from './memorandum.dto.js';
import { RecordLobbyContact } from './record-lobby-contact.js';

/** Contacts with lobbyists on a draft (IPAL 6(3)). */
@Controller('m/:place/dossiers/:id/lobby-contacts')
export class LobbyContactsController {
  constructor(
    private readonly contacts: LobbyContacts,
    private readonly record: RecordLobbyContact,
  ) {}

  @Get()
  @Requires('dossier.read')
  show(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<LobbyContactsView> {
    return this.contacts.show(place, id);
  }

  @Post()
  @Requires('dossier.edit')
  add(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: LobbyContactDto,
  ): Promise<{ id: string }> {
    return this.record.add(actor, place, id, body);
  }

  @Put('none')
  @Requires('dossier.edit')
  none(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: StateNoContactsDto,
  ): Promise<{ version: number }> {
    return this.record.none(actor, place, id, body);
  }

  @Put(':contact')
  @Requires('dossier.edit')
  change(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('contact') contact: string,
    @Body() body: ChangeLobbyContactDto,
  ): Promise<{ version: number }> {
    return this.record.change(actor, place, id, contact, body);
  }

  @Delete(':contact')
  @HttpCode(204)
  @Requires('dossier.edit')
  remove(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('contact') contact: string,
    @Query() { version }: VersionQueryDto,
  ): Promise<void> {
    return this.record.remove(actor, place, id, contact, version);
  }
}
