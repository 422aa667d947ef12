export { Contract } from './contract.entity.js';
export { ContractsModule } from './contracts.module.js';
export { ContractsService } from './contracts.service.js';
