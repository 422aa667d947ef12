import { Module } from '@nestjs/common';
import { ContractDocuments } from './contract-documents.js';
import { ContractFlow } from './contract-flow.js';
import { ContractWatch } from './contract-watch.js';
import { ContractsController } from './contracts.controller.js';
import { ContractsService } from './contracts.service.js';

@Module({
  controllers: [ContractsController],
  providers: [ContractDocuments, ContractFlow, ContractWatch, ContractsService],
  exports: [ContractsService],
})
export class ContractsModule {}
