import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BylawsModule } from '../bylaws/index.js';
import { DocumentsModule } from '../documents/index.js';
import { MemorandumCalculation, MemorandumSettingsRow } from './calculation.entity.js';
import { CalculationsController, MemorandumSettingsController } from './calculations.controller.js';
import { Calculations } from './calculations.query.js';
import { LobbyContact, LobbyStatement } from './lobby-contact.entity.js';
import { LobbyContactsController } from './lobby-contacts.controller.js';
import { LobbyContacts } from './lobby-contacts.query.js';
import { MemorandumFacts } from './memorandum-facts.js';
import { MemorandumParameters } from './memorandum-parameters.js';
import { RecordLobbyContact } from './record-lobby-contact.js';
import { SaveCalculation } from './save-calculation.js';

/** What an explanatory memorandum rests on: its calculations (PL 46(1)) and contacts with lobbyists (IPAL 6(3)). */
@Module({
  imports: [
    BylawsModule,
    DocumentsModule,
    TypeOrmModule.forFeature([MemorandumCalculation, MemorandumSettingsRow, LobbyContact, LobbyStatement]),
  ],
  controllers: [CalculationsController, MemorandumSettingsController, LobbyContactsController],
  providers: [
    Calculations,
    LobbyContacts,
    MemorandumFacts,
    MemorandumParameters,
    RecordLobbyContact,
    SaveCalculation,
  ],
  exports: [LobbyContacts, RecordLobbyContact, SaveCalculation],
})
export class MemorandumModule {}
