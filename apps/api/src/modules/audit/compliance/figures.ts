/** What a figure is about, in the order of the report. */
export const COMPLIANCE_TOPICS = [
  ...(['people', 'second_factor', 'keys', 'sign_ins', 'passwords', 'joiners', 'rights'] as const),
  ...(['taken', 'erased', 'rules'] as const),
] as const;
export type ComplianceTopic = (typeof COMPLIANCE_TOPICS)[number];

interface StateFigure {
  topic: ComplianceTopic;
  name: string;
  /** The API's list whose length it is, and how that is narrowed. */
  list: '/members' | '/api-keys';
  filters: Readonly<Record<string, string>>;
}

const members = (
  topic: 'people' | 'second_factor',
  name: string,
  filters: StateFigure['filters'],
): StateFigure => ({ topic, name, list: '/members', filters });
const keys = (state: string): StateFigure => ({
  ...{ topic: 'keys', name: `keys_${state}`, list: '/api-keys', filters: { state } },
});

/** What is so when the report is made. */
export const STATE_FIGURES: readonly StateFigure[] = [
  members('people', 'people_active', { status: 'active' }),
  members('people', 'people_invited', { status: 'invited' }),
  members('people', 'people_deactivated', { status: 'deactivated' }),
  members('second_factor', 'people_with_factor', { status: 'active', hasSecondFactor: 'true' }),
  members('second_factor', 'people_without_factor', { status: 'active', hasSecondFactor: 'false' }),
  ...['live', 'expired', 'revoked'].map(keys),
];

/** What happened in the period: deeds of the audit record. */
export const DEEDS: Readonly<Partial<Record<ComplianceTopic, readonly string[]>>> = {
  second_factor: [
    ...[
      'user.authenticator_added',
      'user.authenticator_removed',
      'user.passkey_added',
      'user.passkey_removed',
    ],
    ...['user.recovery_codes_renewed', 'user.second_factor_reset_agreed', 'user.second_factor_reset'],
  ],
  keys: ['api_key.created', 'api_key.revoked'],
  sign_ins: [
    ...['session.signed_in', 'session.sign_in_failed', 'session.signed_out'],
    ...['user.session_ended', 'user.sessions_ended', 'member.sessions_ended', 'member.refused'],
  ],
  passwords: [
    ...[
      'user.password_changed',
      'user.password_reset_requested',
      'user.password_reset',
      'user.email_changed',
    ],
  ],
  joiners: [
    ...['member.invited', 'member.joined', 'member.deactivated', 'member.reactivated'],
    ...['portal_user.invited', 'portal_user.joined', 'portal_user.deactivated', 'portal_user.reactivated'],
  ],
  rights: ['member.roles_changed', 'role.created', 'role.updated', 'role.deleted', 'portal_user.updated'],
  taken: [
    ...['list.exported', 'audit.exported', 'compliance_report.exported', 'firm_export.requested'],
    ...[
      'firm_export.taken',
      'file.taken',
      'contract.downloaded',
      'proposal.downloaded',
      'invoice.downloaded',
    ],
  ],
  erased: ['member.erased', 'portal_user.erased', 'client.deleted'],
  rules: [
    ...[
      'firm.sign_in_rules_changed',
      'firm.limits_changed',
      'firm.suspended',
      'firm.resumed',
      'firm.closing',
    ],
    ...['identity_provider.created', 'identity_provider.updated', 'identity_provider.deleted'],
  ],
};
