import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessLogController } from './access/access-log.controller.js';
import { PurgeAccessLog } from './access/purge-access-log.js';
import { ReadAccessLog } from './access/read-access-log.query.js';
import { RecordsSettingsRow } from './records-settings.entity.js';
import { RecordsSettings } from './records-settings.js';

/** Records: who looked at what, requests of people about their data, retention, packages for the archive. */
@Module({
  imports: [TypeOrmModule.forFeature([RecordsSettingsRow])],
  controllers: [AccessLogController],
  providers: [PurgeAccessLog, ReadAccessLog, RecordsSettings],
})
export class RecordsModule {}
