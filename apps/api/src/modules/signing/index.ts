export { SendForSignatureDto, SignatureRequestDto } from './dto/signature-request.dto.js';
export { SignatureLog, whoIs } from './signature-log.js';
export { SignatureProgress } from './signature-progress.js';
export { SignatureRequests, type SignedSubject } from './signature-requests.js';
export { SignatureRequest, Signer } from './signature.entity.js';
export { SigningModule } from './signing.module.js';
export {
  type EndedOutcome,
  type SignedOutcome,
  type SigningSubject,
  SigningSubjects,
} from './signing-subjects.js';
