import { Module } from '@nestjs/common';
import { FirstSteps } from './first-steps.js';
import { HomeController } from './home.controller.js';
import { HomeService } from './home.service.js';

@Module({ controllers: [HomeController], providers: [FirstSteps, HomeService] })
export class HomeModule {}
