import { Module } from '@nestjs/common';
import { CardVersions } from './card-versions.js';
import { CostRatesController } from './costs/cost-rates.controller.js';
import { CostRates } from './costs/cost-rates.service.js';
import { EngagementPrices } from './engagement-prices.js';
import { RateCardsController } from './rate-cards.controller.js';
import { RateCards } from './rate-cards.service.js';
import { Repricing } from './repricing.js';

@Module({
  controllers: [CostRatesController, RateCardsController],
  providers: [CardVersions, CostRates, EngagementPrices, RateCards, Repricing],
  exports: [CostRates, EngagementPrices, RateCards, Repricing],
})
export class RatesModule {}
