import { Module } from '@nestjs/common';
import { FinanceModule } from '../finance/index.js';
import { FirstSteps } from './first-steps.js';
import { HomeController } from './home.controller.js';
import { HomeService } from './home.service.js';

@Module({ imports: [FinanceModule], controllers: [HomeController], providers: [FirstSteps, HomeService] })
export class HomeModule {}
