import { randomUUID } from 'node:crypto';
import { given } from '../../platform/http/given.js';
import type { LineContent, MilestonePart, SectionContent } from './content.js';
import type { ProposalLineDto, ProposalSectionDto } from './dto/content.dto.js';

/** As it is kept: plain, with a key for each. */
export const sectionsOf = (sections: readonly ProposalSectionDto[]): SectionContent[] =>
  sections.map(({ key = randomUUID(), title, body }) => ({ key, title, body }));

export const linesOf = (lines: readonly ProposalLineDto[]): LineContent[] =>
  lines.map(
    ({ key = randomUUID(), title, description = '', isOptional = false, taxCode = null, ...line }) => ({
      ...{ key, title, description, isOptional, taxCode },
      ...(given(line) as typeof line),
      ...(line.schedule && {
        schedule: line.schedule.map(({ title: part, date, amount }) => ({ title: part, date, amount })),
      }),
      ...(line.milestones && { milestones: line.milestones.map(milestoneOf) }),
    }),
  );

const milestoneOf = ({ title, dueDate, amount, acceptanceDays }: MilestonePart): MilestonePart => ({
  ...{ title, dueDate, amount, acceptanceDays },
});

/** The same content as something of its own: no version of one is compared with the other's. */
export const withNewKeys = <Block extends { key: string }>(blocks: readonly Block[]): Block[] =>
  blocks.map((block) => ({ ...block, key: randomUUID() }));
