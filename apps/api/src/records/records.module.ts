import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BylawsModule } from '../bylaws/index.js';
import { DocumentsModule } from '../documents/index.js';
import { AccessLogController } from './access/access-log.controller.js';
import { PurgeAccessLog } from './access/purge-access-log.js';
import { ReadAccessLog } from './access/read-access-log.query.js';
import { ArchivePackage } from './archive/archive-package.js';
import { ArchiveController } from './archive/archive.controller.js';
import { RecordsSettingsRow } from './records-settings.entity.js';
import { RecordsSettings } from './records-settings.js';
import { ChangeHoldings } from './requests/change-holdings.js';
import { DataPackage } from './requests/data-package.js';
import { DataRestriction } from './requests/data-restriction.entity.js';
import { DataRequest, DataRequestStep } from './requests/data-request.entity.js';
import { FindHoldings } from './requests/find-holdings.query.js';
import { HandleRequest } from './requests/handle-request.js';
import { MyDataController } from './requests/my-data.controller.js';
import { RegisterRequest } from './requests/register-request.js';
import { RequestAtHand } from './requests/request-at-hand.js';
import { RequestStore } from './requests/request-store.js';
import { RestrictHoldings } from './requests/restrict-holdings.js';
import { RequestsCalendar } from './requests/requests-calendar.js';
import { DataRequestsController } from './requests/requests.controller.js';
import { Requests } from './requests/requests.query.js';

import { DestructionActs } from './retention/destruction-acts.js';
import { DueRecords } from './retention/due-records.query.js';
import { RetentionScheme } from './retention/retention-scheme.js';
import { RetentionController } from './retention/retention.controller.js';
import {
  ArchiveTransfer,
  DestructionAct,
  DossierRetention,
  RetentionClass,
  RetentionSeries,
} from './retention/retention.entities.js';
import { Retention } from './retention/retention.query.js';

/** Records: who looked at what, requests of people about their data, retention, packages for the archive. */
@Module({
  imports: [
    BylawsModule,
    DocumentsModule,
    TypeOrmModule.forFeature([
      ArchiveTransfer,
      DataRequest,
      DataRequestStep,
      DataRestriction,
      DestructionAct,
      DossierRetention,
      RecordsSettingsRow,
      RetentionClass,
      RetentionSeries,
    ]),
  ],
  controllers: [
    AccessLogController,
    ArchiveController,
    DataRequestsController,
    MyDataController,
    RetentionController,
  ],
  providers: [
    ArchivePackage,
    ChangeHoldings,
    DataPackage,
    DestructionActs,
    DueRecords,
    FindHoldings,
    HandleRequest,
    PurgeAccessLog,
    ReadAccessLog,
    RecordsSettings,
    RegisterRequest,
    Requests,
    RequestsCalendar,
    RequestAtHand,
    RequestStore,
    RestrictHoldings,
    Retention,
    RetentionScheme,
  ],
})
export class RecordsModule {}
