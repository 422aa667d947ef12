import { onConstraint } from '../../../platform/errors/constraint-errors.js';
import { DomainError, notFound, wrongState } from '../../../platform/errors/domain-error.js';
import { campaignUsed } from '../campaigns/campaigns.errors.js';

onConstraint('fk_lead_forms_campaign_id', campaignUsed);
onConstraint('fk_form_entries_form_id', () =>
  wrongState('FORM_USED', 'Somebody has filled in this form, so it stays. Switch it off instead.'),
);

export const noSuchForm = (): DomainError => notFound('form');

export const formOutdated = (): DomainError =>
  DomainError.field(
    'token',
    'FORM_OUTDATED',
    'This form was open for too long. Load it again and send it once more.',
  );

export const originRefused = (): DomainError =>
  new DomainError('FOREIGN_ORIGIN', 403, 'Pages of this site may not send this form.');

export const required = (field: string, label: string): DomainError =>
  DomainError.field(field, 'REQUIRED', `${label} is needed.`);

export const consentMissing = (): DomainError =>
  DomainError.field('consent', 'CONSENT_MISSING', 'Please agree first.');

export const notAnOrigin = (at: number, text: string): DomainError =>
  DomainError.field(
    `origins.${at}`,
    'ORIGIN_UNREADABLE',
    `Write a site as https://www.firm.example, without anything behind it: ${text}`,
  );

export const emailMissing = (): DomainError =>
  DomainError.field('fields', 'EMAIL_MISSING', 'A form asks for the e-mail address, each field once.');
