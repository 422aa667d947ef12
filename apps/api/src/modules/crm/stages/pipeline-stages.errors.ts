import { LIMITS } from '#libs/contracts';
import { onConstraint } from '../../../platform/errors/constraint-errors.js';
import { DomainError, wrongState } from '../../../platform/errors/domain-error.js';

onConstraint('uq_pipeline_stages_name', () => {
  const message = 'Another stage has this name already.';
  return new DomainError('STAGE_NAME_TAKEN', 409, message, [{ field: 'name', code: 'TAKEN', message }]);
});

export const unknownStage = (): DomainError =>
  DomainError.field('stageId', 'STAGE_UNKNOWN', 'There is no such stage.');

export const stageInUse = (name: string, prospects: number): DomainError =>
  wrongState(
    'STAGE_IN_USE',
    prospects === 1
      ? `A prospect stands in ${name}. Move it first.`
      : `${prospects} prospects stand in ${name}. Move them first.`,
  );

export const stageStays = (): DomainError =>
  wrongState('STAGE_STAYS', 'A pipeline keeps where prospects are won and lost, and a stage before them.');

export const tooManyStages = (): DomainError =>
  wrongState('TOO_MANY_STAGES', `A pipeline has ${LIMITS.pipelineStages} stages at most.`);

export const endIsFixed = (): DomainError =>
  DomainError.field('probability', 'PROBABILITY_FIXED', 'What is won has 100 %, what is lost 0 %.');
