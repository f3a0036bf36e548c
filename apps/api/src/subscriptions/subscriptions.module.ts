import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BudgetModule } from '../budget/index.js';
import { BylawsModule } from '../bylaws/index.js';
import { ChangeSubscription } from './change-subscription.js';
import { EndRefused } from './end-refused.js';
import { GatherNews } from './gather-news.js';
import { News } from './news.query.js';
import { SendNews } from './send-news.js';
import { StartSubscriptionCase } from './start-subscription.js';
import { SubscriptionLetters } from './subscription-letters.js';
import { SubscriptionStore } from './subscription-store.js';
import { SubscriptionTokens } from './subscription-tokens.js';
import { ReadSubscription } from './subscription-view.query.js';
import { NewsItemRow, Subscription, SubscriptionDelivery } from './subscription.entities.js';
import { SubscriptionsController, UnsubscribeController } from './subscriptions.controller.js';

/** News of municipalities, and who is told of them how. */
@Module({
  imports: [
    BudgetModule,
    BylawsModule,
    TypeOrmModule.forFeature([NewsItemRow, Subscription, SubscriptionDelivery]),
  ],
  controllers: [SubscriptionsController, UnsubscribeController],
  providers: [
    ChangeSubscription,
    EndRefused,
    GatherNews,
    News,
    ReadSubscription,
    SendNews,
    StartSubscriptionCase,
    SubscriptionLetters,
    SubscriptionStore,
    SubscriptionTokens,
  ],
})
export class SubscriptionsModule {}
