export { Contract } from './contract.entity.js';
export { ContractDocuments } from './contract-documents.js';
export { ContractSigning } from './contract-signing.js';
export { ContractsModule } from './contracts.module.js';
export { ContractsService } from './contracts.service.js';
