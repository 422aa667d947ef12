export { RateEffectDto } from './dto/rate-card.dto.js';
export { CostRates } from './costs/cost-rates.service.js';
export { EngagementPrices } from './engagement-prices.js';
export { fittingPrices, priceOf, PRICES, roleOn, SHARE_PRICES, type Work, holds } from './prices.js';
export { RateCards } from './rate-cards.service.js';
export { RatesModule } from './rates.module.js';
export { Repricing } from './repricing.js';
