import type { ComplianceTopic } from './figures.js';

export const TOPIC_WORDS: Record<ComplianceTopic, string> = {
  people: 'People',
  second_factor: 'Second factor',
  keys: 'API keys',
  sign_ins: 'Sign-ins',
  passwords: 'Passwords and addresses',
  joiners: 'Who came and went',
  rights: 'Changes of rights',
  taken: 'Taken out of the house',
  erased: 'Erased',
  rules: 'Rules and the firm itself',
};

const STATES: Partial<Record<string, string>> = {
  people_active: 'Active people',
  people_invited: 'Invited people',
  people_deactivated: 'Deactivated people',
  people_with_factor: 'Active people with a second factor',
  people_without_factor: 'Active people without one',
  keys_live: 'Keys that hold',
  keys_expired: 'Keys that expired',
  keys_revoked: 'Keys that were revoked',
};

/** What a figure counts: `api_key.created` is "Api key created". */
export const figureWords = (name: string): string => STATES[name] ?? words(name);

/** `project_manager` as people write it. */
export function words(name: string): string {
  const text = name.replace(/[._]/g, ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
