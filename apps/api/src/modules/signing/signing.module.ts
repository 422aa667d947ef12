import { Module } from '@nestjs/common';
import { PortalSignaturesController } from './portal-signatures.controller.js';
import { PortalSignatures } from './portal-signatures.js';
import { SealedDocuments } from './sealed-documents.js';
import { Sealing } from './sealing.js';
import { SignatureEnd } from './signature-end.js';
import { SignatureLog } from './signature-log.js';
import { SignatureProgress } from './signature-progress.js';
import { SignatureRequestsController } from './signature-requests.controller.js';
import { SignatureRequests } from './signature-requests.js';
import { SignatureWatch } from './signature-watch.js';
import { SigningCodes } from './signing-codes.js';
import { SigningController } from './signing.controller.js';
import { SigningKeys } from './signing-keys.js';
import { SigningMails } from './signing-mails.js';
import { SigningRoom } from './signing-room.js';
import { SigningSubjects } from './signing-subjects.js';

@Module({
  controllers: [PortalSignaturesController, SignatureRequestsController, SigningController],
  providers: [
    PortalSignatures,
    SealedDocuments,
    Sealing,
    SignatureEnd,
    SignatureLog,
    SignatureProgress,
    SignatureRequests,
    SignatureWatch,
    SigningCodes,
    SigningKeys,
    SigningMails,
    SigningRoom,
    SigningSubjects,
  ],
  exports: [SignatureRequests, SigningSubjects],
})
export class SigningModule {}
