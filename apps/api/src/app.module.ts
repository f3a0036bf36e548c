import { Module, type DynamicModule } from '@nestjs/common';
import { AmendmentsModule } from './amendments/index.js';
import { BudgetModule } from './budget/index.js';
import { BylawsModule } from './bylaws/index.js';
import { CollectiveSubmissionsModule } from './collective-submissions/index.js';
import { CommentsModule } from './comments/index.js';
import { ControlModule } from './control/index.js';
import { CoordinationModule } from './coordination/index.js';
import { CouncilModule } from './council/index.js';
import { DeadlinesModule } from './deadlines/index.js';
import { DemoModule } from './demo/demo.module.js';
import { demoOidcSettings } from './demo/idp/demo-issuer.js';
import { DirectoryModule } from './directory/directory.module.js';
import { DocumentsModule } from './documents/index.js';
import { MemorandumModule } from './memorandum/index.js';
import { ParticipationEventsModule, ParticipationModule } from './participation/index.js';
import type { Config } from './platform/config/config.js';
import { PromulgationModule } from './promulgation/index.js';
import { PublicPagesModule } from './public-pages/index.js';
import { RecordsModule } from './records/index.js';
import { ReviewModule } from './review/index.js';
import { SubscriptionsModule } from './subscriptions/index.js';
import { SummariesModule } from './summaries/index.js';
import { TemplatesModule } from './templates/index.js';
import { TakeoverModule } from './takeover/index.js';
import { PlatformModule } from './platform/platform.module.js';

/** Every feature of the product, one line each. */
@Module({})
export class AppModule {
  static forConfig(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forConfig(config, config.oidc ?? demoOidcSettings(config)),
        DirectoryModule,
        CouncilModule,
        PromulgationModule,
        AmendmentsModule,
        PublicPagesModule,
        DocumentsModule,
        BylawsModule,
        CommentsModule,
        MemorandumModule,
        ParticipationModule,
        ParticipationEventsModule,
        CoordinationModule,
        ReviewModule,
        ControlModule,
        SummariesModule,
        TemplatesModule,
        TakeoverModule,
        BudgetModule,
        DeadlinesModule,
        SubscriptionsModule,
        CollectiveSubmissionsModule,
        RecordsModule,
        ...(config.mode === 'demo' ? [DemoModule] : []),
      ],
    };
  }
}
