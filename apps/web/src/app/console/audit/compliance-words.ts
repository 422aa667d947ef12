import type { Params } from '@angular/router';
import type { ComplianceTopic } from '#libs/api-client/models/compliance-topic';

import { actionOf } from './audit-words';

/** What figures of the report are about, in its order. */
export const TOPIC_WORDS: Record<ComplianceTopic, string> = {
  people: $localize`People`,
  second_factor: $localize`Second factor`,
  keys: $localize`API keys`,
  sign_ins: $localize`Sign-ins`,
  passwords: $localize`Passwords and addresses`,
  joiners: $localize`Who came and went`,
  rights: $localize`Changes of rights`,
  taken: $localize`Taken out of the house`,
  erased: $localize`Erased`,
  rules: $localize`Rules and the firm itself`,
};

const STATES: Partial<Record<string, string>> = {
  people_active: $localize`Active people`,
  people_invited: $localize`Invited people`,
  people_deactivated: $localize`Deactivated people`,
  people_with_factor: $localize`Active people with a second factor`,
  people_without_factor: $localize`Active people without one`,
  keys_live: $localize`Keys that hold`,
  keys_expired: $localize`Keys that expired`,
  keys_revoked: $localize`Keys that were revoked`,
};

/** What a figure counts: a deed of the record, or what is so now. */
export const figureWords = (name: string): string => STATES[name] ?? actionOf(name);

const SCREENS: Partial<Record<string, string>> = { '/members': '/people' };

/** The page with the list that a figure counts: filters stand in its address as `f.…`. */
export function screenOf(path: string): { link: string; query: Params } {
  const { pathname, searchParams } = new URL(path, 'http://list');
  const query = Object.fromEntries([...searchParams].map(([name, value]) => [`f.${name}`, value]));
  return { link: SCREENS[pathname] ?? pathname, query };
}
