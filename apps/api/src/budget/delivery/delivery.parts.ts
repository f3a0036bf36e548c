import { BudgetMoneyQuery } from './budget-money.query.js';
import { CorrectDay } from './correct-day.js';
import { DeliveryContract, DeliveryPhoto, DeliveryRecordRow } from './delivery-depth.entity.js';
import { DeliveryNews } from './delivery-news.js';
import { DeliveryPhotos } from './delivery-photos.js';
import { DeliveryTerms } from './delivery-terms.js';
import { BudgetComparisonController, DeliveryController } from './delivery.controller.js';
import { Plaque } from './plaque.js';
import { SaveContract } from './save-contract.js';

/** What the module takes in for the delivery of winners beside milestones. */
export const DELIVERY = {
  entities: [DeliveryContract, DeliveryPhoto, DeliveryRecordRow],
  controllers: [DeliveryController, BudgetComparisonController],
  providers: [
    CorrectDay,
    DeliveryNews,
    DeliveryTerms,
    SaveContract,
    DeliveryPhotos,
    Plaque,
    BudgetMoneyQuery,
  ],
};
