import {
  type SchemaPathTree,
  applyEach,
  maxLength,
  pattern,
  required,
  validate,
} from '@angular/forms/signals';
import { LIMITS } from '#libs/contracts';

import { type LineModel, needsField, type PartModel } from './line-model';

const WHOLE = /^\d{0,3}$/;

/** What must hold of lines before they are sent; the rest the server says in words. */
export function lineRules(lines: SchemaPathTree<LineModel[]>): void {
  applyEach(lines, (line) => {
    required(line.title, { when: (of) => of.valueOf(lines).length > 1 });
    maxLength(line.title, LIMITS.nameLength);
    maxLength(line.description, LIMITS.noteLength);
    for (const field of ['cap', 'amount', 'hoursPerMonth', 'monthlyFee'] as const)
      required(line[field], { when: (of) => needsField(of.valueOf(line.model), field) });
    pattern(line.rollOverMonths, WHOLE);
    pattern(line.advanceDays, WHOLE);
    partRules(line.schedule);
    partRules(line.milestones);
    applyEach(line.schedule, (part) => {
      required(part.date);
    });
    for (const field of ['schedule', 'milestones'] as const)
      validate(line.model, (of) =>
        needsField(of.value(), field) && !of.valueOf(line[field]).length
          ? { kind: 'parts', message: $localize`Add at least one part to it.` }
          : undefined,
      );
  });
}

function partRules(parts: SchemaPathTree<PartModel[]>): void {
  applyEach(parts, (part) => {
    required(part.title);
    maxLength(part.title, LIMITS.nameLength);
    required(part.amount);
    pattern(part.acceptanceDays, WHOLE);
  });
}
