import { existsSync, readFileSync } from 'node:fs';
import { operations } from '../support/openapi.js';

/** POSTs without an idempotency key, by the reason why repeating one does no harm. */
const REPEATABLE: Record<string, readonly string[]> = {
  'the state that it leaves refuses it the second time': [
    ...['campaignsEnd', 'campaignsStart', 'formEntriesDiscard', 'formEntriesRelease'],
    ...['clientsDeactivate', 'clientsReactivate', 'colleaguesDeactivate', 'colleaguesReactivate'],
    ...[
      'changeOrdersApply',
      'changeOrdersRebase',
      'changeOrdersReject',
      'changeOrdersSend',
      'changeOrdersSendForSignature',
      'changeOrdersSign',
    ],
    'changeOrdersWithdraw',
    ...['contractsActivate', 'contractsSendForSignature', 'contractsTerminate', 'contractsVoid'],
    ...['portalSignaturesDecline', 'portalSignaturesSign'],
    ...['signatureRequestsRemind', 'signatureRequestsVoid'],
    ...['engagementsApprove', 'engagementsComplete', 'engagementsReject', 'engagementsReopen'],
    ...['milestonesAccept', 'milestonesReach', 'milestonesReopen'],
    ...['portalMilestonesAccept', 'portalMilestonesReject'],
    'firmClosingClose',
    'portalUsersErase',
    ...[
      'engagementsSubmit',
      'importsCancel',
      'importsCheck',
      'importsRun',
      'activitiesComplete',
      'activitiesReopen',
      'leadsDrop',
      'leadsReopen',
      'membersDeactivate',
      'membersErase',
    ],
    ...[
      'membersReactivate',
      'portalUsersDeactivate',
      'portalUsersReactivate',
      'projectsCancel',
      'projectsClose',
    ],
    ...[
      'projectsHold',
      'projectsResume',
      'timeApprovalsApprove',
      'timeApprovalsReopen',
      'timeApprovalsSendBack',
    ],
    ...['proposalsSendForSignature', 'proposalsWithdraw'],
    ...['timerStart', 'timerStop', 'timesheetsRecall', 'timesheetsSubmit'],
  ],
  'it looks, and undoes what it tried': ['changeOrdersPreview', 'rateCardsPreview'],
  'each upload is a file of its own, which can be removed': ['recordFilesUpload'],
  'it is there and not removed': ['recordFilesRestore'],
  'it counts and keeps nothing': ['portalProposalsCount', 'proposalsCount'],
  'asked again it answers the same, or that it was answered': [
    'portalProposalsAccept',
    'portalProposalsDecline',
  ],
  'there is one of it, which a unique key says': [
    ...[
      'colleaguesCreate',
      'firmClosingRequestExport',
      'identityProvidersCreate',
      'membersCreate',
      'portalUsersCreate',
      'projectsAddMember',
      'retainerPausesPause',
    ],
  ],
  'it is refused once they are invited': ['clientContactsInvite'],
  'the one before it ends': [
    'portalSignaturesSendCode',
    'colleaguesInvite',
    'membersInvite',
    'portalUsersInvite',
  ],
  'taking back twice is taking back': [
    ...['colleaguesRevokeInvitation', 'membersRevokeInvitation', 'portalUsersRevokeInvitation'],
  ],
  'its answer holds a secret that must not be kept': ['apiKeysCreate', 'proposalsLink', 'proposalsSend'],
  'the rows of a file are known again when it runs': ['importsUpload'],
  'it looks, or records that somebody looked': [
    ...['auditVerify', 'clientErrorsReport', 'exportsRecord', 'identityProvidersCheck'],
  ],
  'it is about the own login and no firm, proven each time or used up': [
    ...['authenticatorsBegin', 'authenticatorsConfirm', 'authenticatorsRemove', 'authenticatorsRenewCodes'],
    ...[
      'emailChangesRequest',
      'memberFactorsReset',
      'portalUsersResetSecondFactor',
      'passkeysAdd',
      'passkeysBegin',
      'passkeysRemove',
    ],
    ...['linkedSignInsBegin', 'linkedSignInsFinish', 'linkedSignInsRemove'],
  ],
};

/** Changes that name no version, by the reason. */
const UNVERSIONED: Record<string, readonly string[]> = {
  'an end has no versions': [
    ...['apiKeysRevoke', 'memberSessionsEnd', 'memberSessionsEndAll', 'ownAccountEndOtherSessions'],
    ...['firmClosingUndoClosing', 'ownAccountEndSession', 'proposalsRevokeLink'],
  ],
  'saying it twice is saying it once': ['clientSuspectsTell'],
  'nobody else changes it': [
    'homeHideSteps',
    'ownAccountChangePassword',
    'passkeysRename',
    'timerDiscard',
    'timerUpdate',
  ],
  'a place in a team is one row whose role and rate are sent as they shall be': [
    ...['projectsChangeMember', 'projectsRemoveMember'],
  ],
};

/** Public routes that the guard does not count, by the reason. */
const UNCOUNTED: Record<string, readonly string[]> = {
  'orchestrators ask all the time': ['healthLive', 'healthReady', 'healthState'],
  'guesses are counted per account and address': [
    ...['authLogin', 'authLoginByCode', 'authLoginByPasskey'],
    'passkeySignInFinish',
    'ssoFinish',
  ],
  'what comes by a form is counted by form and address': ['publicFormsSend'],
  'it says what is the same for everybody': [
    'passkeySignInBegin',
    'publicFormsLook',
    'registrationOffer',
    'ssoOffers',
  ],
};

const listed = (reasons: Record<string, readonly string[]>): string[] => Object.values(reasons).flat().sort();
const takes = (header: string) => (operation: (typeof operations)[number]) =>
  operation.parameters.some(({ name }) => name === header);

describe('how the API conducts itself', () => {
  it('takes a key with every POST that would act twice', () => {
    const without = operations.filter(
      (operation) =>
        operation.method === 'POST' &&
        operation['x-access'] !== 'public' &&
        !takes('Idempotency-Key')(operation),
    );
    expect(without.map(({ operationId }) => operationId).sort()).toEqual(listed(REPEATABLE));
  });

  it('has no exception for what moves money', () => {
    const money = operations.filter(
      ({ method, 'x-access': access }) => method === 'POST' && /^(payment\.|invoice\.|tax\.)/.test(access),
    );
    expect(money.length).toBeGreaterThan(4);
    expect(money.filter((operation) => !takes('Idempotency-Key')(operation))).toEqual([]);
  });

  it('asks every change which version it saw', () => {
    const without = operations.filter(
      (operation) => /^(PUT|PATCH|DELETE)$/.test(operation.method) && !takes('If-Match')(operation),
    );
    expect(without.map(({ operationId }) => operationId).sort()).toEqual(listed(UNVERSIONED));
  });

  it('counts payments and uploads by limits of their own', () => {
    const counted = (kind: string) =>
      operations.filter((operation) => operation['x-counts'] === kind).map(({ operationId }) => operationId);
    const paying = operations.filter(
      ({ method, 'x-access': access }) => method !== 'GET' && access.startsWith('payment.'),
    );
    expect(counted('payments').sort()).toEqual(paying.map(({ operationId }) => operationId).sort());
    const uploading = operations.filter(
      ({ requestBody }) => requestBody && 'multipart/form-data' in requestBody.content,
    );
    expect(counted('uploads').sort()).toEqual(uploading.map(({ operationId }) => operationId).sort());
    expect(counted('images')).toEqual(['imagesGet']);
  });

  it('counts every route', () => {
    const uncounted = operations.filter((operation) => operation['x-counts'] === 'elsewhere');
    expect(uncounted.map(({ operationId }) => operationId).sort()).toEqual(listed(UNCOUNTED));
    const silent = operations.filter(
      (operation) => operation['x-access'] === 'public' && !operation['x-counts'],
    );
    expect(silent).toEqual([]);
  });
});

describe('SECURITY.md', () => {
  it('names files that are there', () => {
    const named = [...readFileSync('SECURITY.md', 'utf8').matchAll(/`((?:apps|libs|test)\/[^`]+)`/g)];
    const missing = named.map(([, path = '']) => path).filter((path) => !existsSync(path));
    expect(named.length).toBeGreaterThan(50);
    expect(missing).toEqual([]);
  });
});
