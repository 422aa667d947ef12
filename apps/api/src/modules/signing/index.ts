export { SendForSignatureDto, SignatureRequestDto } from './dto/signature-request.dto.js';
export { SignatureRequests, type SignedSubject } from './signature-requests.js';
export { SigningModule } from './signing.module.js';
export { type SigningSubject, SigningSubjects } from './signing-subjects.js';
