import { Module } from '@nestjs/common';
import { ContractDocuments } from './contract-documents.js';
import { SigningModule } from '../signing/index.js';
import { ContractFlow } from './contract-flow.js';
import { ContractSigning } from './contract-signing.js';
import { ContractWatch } from './contract-watch.js';
import { ContractsController } from './contracts.controller.js';
import { ContractsService } from './contracts.service.js';

@Module({
  imports: [SigningModule],
  controllers: [ContractsController],
  providers: [ContractDocuments, ContractFlow, ContractSigning, ContractWatch, ContractsService],
  exports: [ContractSigning, ContractsService],
})
export class ContractsModule {}
